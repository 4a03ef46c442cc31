#pragma once

#include "base/Clock.h"
#include "base/http/HttpPort.h"
#include "base/phone/PhoneNumbers.h"
#include "crm-connectors/api/CardPort.h"
#include "crm-connectors/host/HostLimits.h"
#include "crm-connectors/host/HostedConnector.h"

#include <QCache>
#include <QHash>
#include <QSet>
#include <QThread>
#include <memory>
#include <vector>

namespace balie::crm {

/// The connectors on a thread of their own, so that no large answer is taken apart on the GUI
/// thread. Used on the GUI thread; every handler is called and deleted there. Nothing here waits,
/// but the destructor for the thread's current turn: never for a network. Tasks may outlive the
/// port: they hear nothing any more.
class ThreadedCardPort final : public CardPort {
    Q_OBJECT

public:
    /// Called on the thread: makes sessions and connectors, in the order in which they are
    /// preferred. What it is given outlives them.
    using Make = std::function<std::vector<HostedConnector>(HttpPort &http, Clock &clock)>;

    /// Takes a call to the GUI thread, where it is made while its task is there. Any thread. What
    /// such a call holds is copied and may be deleted on either.
    using Tell = std::function<void(std::function<void()>)>;
    /// Called on the thread; what it gives back is what is under way, and is deleted there.
    using Begin
        = std::function<std::shared_ptr<void>(HttpPort &http, Clock &clock, const Tell &tell)>;

    explicit ThreadedCardPort(const PhoneNumbers &numbers, const HostLimits &limits = {});
    ~ThreadedCardPort() override;

    /// These from now on; see ConnectorHost::setConnectors.
    void setConnectors(Make make);
    void setNumbers(const PhoneNumbers &numbers);
    /// See ConnectorHost::signInChanged.
    void signInChanged(const QString &connector);
    /// For what else belongs on that thread: trying out what is being filled in, signing in.
    [[nodiscard]] std::unique_ptr<ConnectorTask> begin(Begin begin);

    [[nodiscard]] std::unique_ptr<ConnectorTask> findByNumber(
        const PhoneNumber &number, FindHandlers handlers) override;
    [[nodiscard]] std::unique_ptr<ConnectorTask> findByName(
        const QString &text, FindHandlers handlers) override;
    [[nodiscard]] std::unique_ptr<ConnectorTask> getCard(
        const CardKey &key, Done<ContactCard> done) override;
    [[nodiscard]] std::unique_ptr<ConnectorTask> logCall(
        const CallReport &report, Done<CallReceipt> done) override;
    [[nodiscard]] std::unique_ptr<ConnectorTask> busy(
        const BusyLookup &lookup, Done<QVector<BusyReply>> done) override;
    /// Its tasks may outlive it and the port.
    [[nodiscard]] std::unique_ptr<ContactSource> directory(const QString &connector) override;
    [[nodiscard]] QVector<NewContactPlace> newContactPlaces(
        const PhoneNumber &number) const override;
    [[nodiscard]] QVector<ConnectorHealth> health() const override { return m_health; }
    void forget(const QString &numberKey) override;

private:
    class Task;
    class Directory;
    class CopyTask;
    struct There;
    using Work = std::function<void(There &there)>;

    void post(Work work); ///< to the thread
    void tell(std::function<void()> call); ///< to the GUI thread; called on the other
    std::unique_ptr<ConnectorTask> task(quint64 id);
    void release(quint64 id);
    std::unique_ptr<ConnectorTask> synchronise(
        const QString &connector, const SyncStart &start, SyncHandlers handlers);
    void told(quint64 id, const CardFindings &findings);
    void toldOfCopy(quint64 id, const SyncBatch &batch);
    void toldOfCopy(quint64 id, const Expected<SyncEnd> &end);
    template <typename T>
    void told(QHash<quint64, Done<T>> &open, quint64 id, const Expected<T> &value);
    void takeHealth(const QVector<ConnectorHealth> &health);

    QThread m_thread;
    QObject *m_worker; ///< lives on the thread
    std::unique_ptr<There> m_there; ///< of the thread

    std::shared_ptr<ThreadedCardPort *> m_self; ///< for tasks: nullptr when the port is gone
    quint64 m_lastId = 0;
    // By task; what is not here any more is not told.
    QHash<quint64, FindHandlers> m_finds;
    QHash<quint64, Done<ContactCard>> m_cards;
    QHash<quint64, Done<CallReceipt>> m_notes;
    QHash<quint64, Done<QVector<BusyReply>>> m_calendars;
    QHash<quint64, SyncHandlers> m_copies;
    QSet<quint64> m_others;
    QCache<QString, QVector<NewContactPlace>> m_newContacts; ///< by number, of those looked up
    QVector<ConnectorHealth> m_health;
};

} // namespace balie::crm
