#pragma once

#include "crm-connectors/check/CheckResult.h"
#include "crm-connectors/making/ConnectorMaker.h"

#include <QCoreApplication>

namespace balie::crm {

/// What a system is tried with.
struct CheckWishes {
    PhoneNumber number; ///< of somebody whom the system knows; Withheld: none
    QString name; ///< empty: that of who has the number
    bool writeNote = false;
};

/// Tries a connector against its system, one cell after the other; what failed stops nothing but the
/// test of the connection. Of whoever is found first the card is looked at. One thread; deleting it
/// cancels; handlers may not delete it.
class CheckRun {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::CheckRun)

public:
    struct Handlers {
        std::function<void(const CheckResult &)> result;
        std::function<void(bool wentWell)> done; ///< the last
    };

    /// `connector` and `profile` outlive this.
    CheckRun(Connector &connector, const Profile &profile, const PhoneNumbers &numbers,
        CheckWishes wishes, Handlers handlers);
    Q_DISABLE_COPY_MOVE(CheckRun)

    void start();
    /// What the connector's watch hears belongs to the cell that runs.
    void hear(const TrialStep &step) { m_steps.append(step); }

private:
    using State = CheckResult::State;
    struct Cell {
        QString name;
        std::function<void()> begin;
    };

    void addCells();
    void next();
    void tell(State state, const QString &sentence, const QStringList &mapping = {});
    void fail(const Error &error);

    void trial();
    void findNumber();
    void onNumber(const LookupReply &reply);
    void findNotation(const QString &text);
    void findNobody();
    void readCopy();
    void onCopied(const SyncBatch &batch);
    void findName();
    void onNamed(const LookupReply &reply, const QString &text);
    void lookAtCard();
    void getCard();
    void link();
    void newContact();
    void writeNote();

    bool can(Capability capability) const;
    bool needsCard(); ///< false: there is none, and that was told
    template <typename T> Done<T> then(std::function<void(const T &)> next);

    Connector &m_connector;
    const Profile &m_profile;
    PhoneNumbers m_numbers;
    CheckWishes m_wishes;
    Handlers m_handlers;
    QVector<Cell> m_cells;
    qsizetype m_at = -1;
    bool m_wentWell = true;
    QVector<TrialStep> m_steps; ///< of this cell
    QStringList m_questions; ///< of the search for the number
    QVector<ContactCard> m_found; ///< with the number
    std::optional<ContactCard> m_card; ///< that the rest is tried with
    qint64 m_copied = 0;
    std::unique_ptr<ContactSource> m_source;
    std::unique_ptr<SourceTask> m_copying;
    std::unique_ptr<ConnectorTask> m_task;
    QObject m_here; ///< goes first: with it what is queued
};

} // namespace balie::crm
