#pragma once

#include "cti/switchboard/Switchboard.h"
#include "desk/people/People.h"
#include "desk/store/JournalTable.h"
#include "desk/store/Store.h"

namespace balie::desk {

/// Somebody who took calls of a caller.
struct CallTaker {
    QString name;
    QString number;
    QString key;
    int times = 0; ///< of the last PreviousCallsInfo::judged calls that were handed over

    friend bool operator==(const CallTaker &, const CallTaker &) = default;
};

/// What is known of the earlier calls of a caller.
struct PreviousCallsInfo {
    static constexpr int shown = 10;
    static constexpr int judged = 5;
    static constexpr int usualFrom = 3;

    QString key; ///< of the caller
    QVector<JournalEntry> calls; ///< the last ones, newest first, at most `shown`
    QVector<CallTaker> takers; ///< who took the last handed-over ones, most often first
    /// "Usually Bram": took at least usualFrom of the last `judged` calls that were handed over.
    std::optional<CallTaker> usual;

    /// Pure. `handedOver` are the last calls of that number that were handed over, newest first.
    static PreviousCallsInfo from(
        const QString &key, const QVector<JournalEntry> &calls, const QVector<JournalEntry> &handedOver);
    /// "Usually Bram", translated; empty where nobody is.
    QString suggestion() const;

    friend bool operator==(const PreviousCallsInfo &, const PreviousCallsInfo &) = default;
};

/// Reads the earlier calls of whoever calls, at once and from the caller's own reader. GUI thread.
class PreviousCalls : public QObject {
    Q_OBJECT

public:
    /// All must outlive this object.
    PreviousCalls(const cti::Switchboard &switchboard, Store &store, const People &people, QObject *parent = nullptr);

    /// nullptr until it is there; of a withheld number it never is.
    const PreviousCallsInfo *infoFor(cti::CallThreadId thread) const;
    /// Calls were deleted: what is shown of those of now is read once more.
    void readAgain();

Q_SIGNALS:
    void ready(balie::cti::CallThreadId thread, const balie::desk::PreviousCallsInfo &info);

private:
    struct Known {
        QString key;
        std::optional<PreviousCallsInfo> info;
        Clock::Milliseconds askedAt{0};
    };
    static constexpr std::chrono::hours longestCall{12}; ///< with all that became of it elsewhere

    void callEvent(const cti::CallEvent &event);
    void threadsMerged(cti::CallThreadId gone, cti::CallThreadId into);
    void forgetOld(Clock::Milliseconds now);
    void read(const QString &key);

    Store &m_store;
    const People &m_people;
    QHash<cti::CallThreadId, Known> m_known;
};

} // namespace balie::desk
