#pragma once

#include "cti/ports/CallLogPort.h"
#include "cti/switchboard/Switchboard.h"
#include "desk/journal/CallLogMatch.h"
#include "desk/people/People.h"
#include "desk/store/Store.h"

namespace balie::desk {

/// Calls that happened while the console was off or the link was away, where the PBX keeps a log: read each time the
/// link is live again, from some time before the last known end, and what the journal does not have is added. Reading
/// the same once more adds nothing. A PBX without a log is none the worse. GUI thread.
class CallLogMerge : public QObject {
    Q_OBJECT

public:
    /// A call stands in the log under its beginning but only when it is over: so far back a log is read again.
    static constexpr std::chrono::hours overlap{12};
    static constexpr std::chrono::hours longestConsultation{2};

    /// All must outlive this object.
    CallLogMerge(const cti::Switchboard &switchboard, cti::CallLogPort &port, Store &store, const People &people,
        QObject *parent = nullptr);

    /// In one job of the store, on its thread: what the log has is in the journal afterwards, once. Gives what was
    /// added or changed.
    static Expected<QVector<JournalEntry>> merge(sqlite::Database &database, const QString &account,
        const QVector<cti::CallLogEntry> &log, const PhoneNumbers &numbers);

Q_SIGNALS:
    /// These were added, or were found in the log, and are in the database.
    void merged(const QVector<balie::desk::JournalEntry> &entries);
    /// The log could not be read or merged; the next reading goes back as far.
    void failed(const balie::Error &error);

private:
    void linkChanged(const cti::LinkStatus &status);
    void askSince();
    void read(const QDateTime &since);
    void arrived(const Expected<cti::CallLogPort::Page> &page);

    cti::CallLogPort &m_port;
    Store &m_store;
    const People &m_people;
    QString m_account;
    QVector<cti::CallLogEntry> m_entries; ///< of the pages so far
    quint32 m_reading = 0; ///< grows with each; an older one's answers are not wanted
    bool m_wasLive = false;
};

} // namespace balie::desk
