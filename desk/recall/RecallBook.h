#pragma once

#include "cti/switchboard/Switchboard.h"
#include "desk/people/PersonStates.h"
#include "desk/recall/RecallInfo.h"

namespace balie::desk {

/// Remembers for each call at this desk since when the caller is inside and how often the call came
/// back, and says so when it does. Keyed on the call thread. GUI thread.
class RecallBook : public QObject {
    Q_OBJECT

public:
    /// All must outlive this object.
    RecallBook(const cti::Switchboard &switchboard, const People &people,
        const PersonStates &states, QObject *parent = nullptr);

    /// nullptr when this call did not come back.
    const RecallInfo *infoFor(cti::CallThreadId thread) const;

Q_SIGNALS:
    void recalled(const balie::desk::RecallInfo &info);

private:
    struct Record {
        RecallInfo info;
        Clock::Milliseconds lastSeen{0};
    };

    void callEvent(const cti::CallEvent &event);
    void threadsMerged(cti::CallThreadId gone, cti::CallThreadId into);
    QVector<RecallSuggestion> suggestions(const cti::DeviceId &from) const;
    void forgetOld(Clock::Milliseconds now);

    const People &m_people;
    const PersonStates &m_states;
    QHash<quint64, Record> m_records;
};

} // namespace balie::desk
