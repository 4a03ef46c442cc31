#pragma once

#include "base/Backoff.h"
#include "desk/cards/CardDesk.h"
#include "desk/cards/QueuedReport.h"
#include "desk/journal/JournalRecorder.h"

namespace balie::desk {

/// A note that could be written into a customer system, as it stands in the form. A value.
struct ReportForm {
    crm::CallReport report; ///< filled in from the call; key: the uuid of its journal entry
    cti::CallThreadId thread = cti::CallThreadId::None;
    QString systemName;
    crm::ContactCard card; ///< with whom it is written

    friend bool operator==(const ReportForm &, const ReportForm &) = default;
};

/// Writes calls back into the customer systems.
///
/// Offers a form when a call is over whose card is known and whose system can take it; of a missed
/// call only when something was noted. The offer goes when the call comes back, when the user sends
/// or dismisses it, and with the program. What is sent is first in the store, then written: what
/// sent() told survives `kill -9`. Written once: by its key, which the connector gives to the
/// system or looks for there; where it cannot (no Capability::WritesOnce), one that may have arrived
/// is not repeated, but left to the user. One at a time a system, the one that was
/// tried least first; an attempt that failed because
/// the system could not be reached is made again, later each time; while the user is signed out, or
/// the system is switched off, it waits; when the system was removed, until the user decides. GUI
/// thread.
class CallReports : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds firstDelay{5};
    static constexpr std::chrono::minutes longestDelay{10};
    static constexpr qsizetype mostForms = 20; ///< the oldest offers go
    static constexpr int longestSubject = 200;
    static constexpr int longestText = 4000;

    /// All must outlive this object.
    CallReports(const CardDesk &cards, const JournalRecorder &recorder, crm::CardPort &port,
        Store &store, Clock &clock, Backoff::Random random, QObject *parent = nullptr);
    ~CallReports() override;

    /// What is offered, newest first.
    const QVector<ReportForm> &forms() const { return m_forms; }
    const ReportForm *form(const QString &key) const;
    /// The offered form as the user filled it in. An empty subject becomes that of the form. sent()
    /// or failed() follows; until then the form stays.
    void send(
        const QString &key, crm::CallOutcome outcome, const QString &subject, const QString &text);
    /// Not this one: not offered again.
    void dismiss(const QString &key);

    /// The connectors that are set up, switched on or off. Until it is told, none is known to be
    /// gone.
    void setConnectors(const QStringList &connectors);

    /// Those that wait, that were refused and that are uncertain, oldest first.
    const QVector<QueuedReport> &queue() const { return m_queue; }
    /// A refused or uncertain one from the beginning; a waiting one now.
    void sendAgain(const QString &key);
    /// The user found an uncertain one there.
    void standsThere(const QString &key);
    /// Takes one that is not written out of the queue. What is under way may still arrive.
    void remove(const QString &key);
    /// All of it as text for the clipboard; empty for one that is not in the queue.
    QString textOf(const QString &key) const;

    /// For JournalPrivacy::removing.
    void forget(const PrivacyScope &scope);

Q_SIGNALS:
    /// A form is there that was not.
    void offered(const QString &key);
    /// forms() is another one.
    void formsChanged();
    /// queue() is another one.
    void queueChanged();
    /// It is in the store and will be written.
    void sent(const QString &key);
    void written(const balie::desk::QueuedReport &report, const balie::crm::CallReceipt &receipt);
    void refused(const balie::desk::QueuedReport &report);
    /// It could not be kept in the store: the form stays.
    void failed(const balie::Error &error);

private:
    struct Line; ///< to one system

    void load();
    void take(const QVector<QueuedReport> &stored);
    void recorded(const QVector<JournalEntry> &entries, const QStringList &absorbed);
    void refresh(cti::CallThreadId thread);
    std::optional<ReportForm> formFor(const JournalEntry &entry, cti::CallThreadId thread) const;
    std::optional<crm::ContactCard> cardToWriteWith(const CallCards &cards) const;
    bool withdraw(const QString &key);
    void stored(const QueuedReport &report, const Expected<void> &written);
    void healthChanged();
    void proceed();
    void attempt(Line &line, const QueuedReport &report, bool writesOnce);
    void write(Line &line, const crm::CallReport &report);
    void doubt(QueuedReport &report) const;
    void answered(const QString &connector, const Expected<crm::CallReceipt> &receipt);
    void settle(QueuedReport &report, QueuedReport::State state);
    void update(const QueuedReport &report);
    std::optional<crm::ConnectorHealth> healthOf(const QString &connector) const;
    QString whyNot(const QueuedReport &report, const std::optional<crm::ConnectorHealth> &system) const;
    QueuedReport *queued(const QString &key);
    Line &lineTo(const QString &connector);

    const CardDesk &m_cards;
    const JournalRecorder &m_recorder;
    crm::CardPort &m_port;
    Store &m_store;
    Clock &m_clock;
    Backoff::Random m_random;
    std::optional<QStringList> m_setUp; ///< connectors; nothing: not told
    std::unique_ptr<Timer> m_loadAgain;
    bool m_loaded = false;
    bool m_loading = false;
    QHash<cti::CallThreadId, JournalEntry> m_over; ///< what is over and whose card is known still
    QVector<ReportForm> m_forms;
    QSet<QString> m_sending; ///< keys on their way into the store
    QVector<QueuedReport> m_queue;
    QSet<QString> m_settled; ///< keys that are offered no more
    std::map<QString, std::unique_ptr<Line>> m_lines; ///< by connector
};

} // namespace balie::desk
