#pragma once

#include "cti/switchboard/Switchboard.h"
#include "desk/calls/Destination.h"
#include "desk/people/PersonStates.h"

namespace balie::desk {

/// Callers who wait here on hold until the colleague they are for is free. They stay in the list of
/// calls; whoever is taken back, or goes, waits no more. One at a time is sent on, and only while
/// nothing else is on the own line: nobody is put on hold for it. GUI thread.
class WaitUntilFree : public QObject {
    Q_OBJECT

public:
    /// How long a colleague to whom a caller was sent is taken for busy, until his lamp shows it.
    static constexpr std::chrono::seconds lampPatience{5};
    /// How long a call may take to get on hold; after that it was not meant to wait.
    static constexpr std::chrono::seconds holdPatience{10};

    /// All must outlive this object.
    WaitUntilFree(const cti::Switchboard &switchboard, const People &people,
        const PersonStates &states, Clock &clock, QObject *parent = nullptr);

    /// This call, which is put on hold now, waits for the colleague with the extension `to.number`.
    void add(const cti::ConnectionId &call, const Destination &to);

Q_SIGNALS:
    /// The colleague and the line are free: send the call there.
    void ready(const balie::cti::ConnectionId &call, const balie::desk::Destination &to);
    /// For the call's card; an empty name: it waits no more.
    void waitingChanged(balie::cti::CallThreadId thread, const QString &forWhom);

private:
    struct Entry {
        cti::CallThreadId thread = cti::CallThreadId::None;
        Destination to;
        Clock::Milliseconds since{0};
        bool held = false;
    };

    bool isLineFree() const;
    bool isFree(const Destination &to) const;
    bool stays(Entry &entry) const;
    void check();

    const cti::Switchboard &m_switchboard;
    const People &m_people;
    const PersonStates &m_states;
    Clock &m_clock;
    QVector<Entry> m_entries; ///< oldest first
    QHash<QString, Clock::Milliseconds> m_sentTo; ///< by number
};

} // namespace balie::desk
