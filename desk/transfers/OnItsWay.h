#pragma once

#include "cti/switchboard/Switchboard.h"
#include "desk/calls/Destination.h"
#include "desk/people/People.h"

#include <QAbstractListModel>

namespace balie::desk {

/// A call that this desk sent on.
struct OnItsWayEntry {
    enum class Phase {
        Underway, ///< rings or waits there
        CannotFollow, ///< sent to somebody who is not watched: nothing will be heard of it
        Answered,
        VoiceMail,
        CameBack,
        Lost, ///< ended there before anybody took it
    };
    cti::CallThreadId thread = cti::CallThreadId::None;
    QString caller;
    cti::DeviceId to;
    QString toName;
    Phase phase = Phase::Underway;
    cti::Moment sentAt;
    cti::Moment arrivedAt; ///< when the phase became one of the last four
    cti::ConnectionId
        pullBack; ///< what to give CallActions::pullBack; empty when it cannot be pulled back
    bool inferred = false; ///< concluded after a gap, not seen

    bool isUnderway() const { return phase == Phase::Underway || phase == Phase::CannotFollow; }
    friend bool operator==(const OnItsWayEntry &, const OnItsWayEntry &) = default;
};

/// "On its way" and, below, "just arrived": calls sent on stay visible until somebody answers,
/// voice mail takes them or they come back; what arrived stays for a minute. Keyed on the call
/// thread. GUI thread.
class OnItsWay : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { ArrivedRole = Qt::UserRole }; ///< bool: belongs under "just arrived"
    static constexpr std::chrono::seconds arrivedStays{60};
    /// How long a call that cannot be followed stays: longer than most recall timers.
    static constexpr std::chrono::seconds unfollowedStays{90};

    /// All must outlive the model.
    OnItsWay(const cti::Switchboard &switchboard, const People &people, Clock &clock,
        QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    /// Display, AccessibleText and the role above.
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    const OnItsWayEntry &entry(int row) const { return m_entries.at(row); }
    int underwayCount() const;
    /// What the key for pulling back means: the last one that was sent of those that can be pulled
    /// back; nullptr when there is none.
    const OnItsWayEntry *pulledBackByKey() const;
    /// Why the key has nothing to pull back, translated; empty when it has.
    QString whyNotPullBack() const;
    /// "ringing", "answered after 6 s", "voice mail", "came back", "cannot be followed";
    /// translated.
    QString phaseText(const OnItsWayEntry &entry) const;

public Q_SLOTS:
    /// Connect CallActions::sentOn: the name and box that the user chose.
    void noteSent(balie::cti::CallThreadId thread, const balie::desk::Destination &to);

Q_SIGNALS:
    void entriesChanged();

private:
    /// How long a command's answer and its events may be apart.
    static constexpr std::chrono::seconds noteStays{15};
    struct Chosen {
        Destination to;
        Clock::Milliseconds at{0};
    };

    void callEvent(const cti::CallEvent &event);
    void threadsMerged(cti::CallThreadId gone, cti::CallThreadId into);
    void sent(const cti::CallEvent &event);
    void lookThere(int row, const cti::DeviceSnapshot &there);
    void elsewhere(const cti::CallEvent &event);
    void ringsAt(int row, const cti::CallEvent &event);
    void goesOn(int row, const cti::Party &to);
    int rowOf(cti::CallThreadId thread) const;
    void arrive(int row, OnItsWayEntry::Phase phase, Clock::Milliseconds at, bool inferred);
    void changed(int row);
    void remove(int row);
    std::optional<Clock::Milliseconds> endOf(const OnItsWayEntry &entry) const;
    void expire();
    void arm();

    const cti::Switchboard &m_switchboard;
    const People &m_people;
    Clock &m_clock;
    QVector<OnItsWayEntry> m_entries; ///< under way, oldest first; then arrived, newest first
    QHash<quint64, Chosen> m_chosen; ///< by thread: where the user sent it, until the events come
    QHash<quint64, cti::CallEvent>
        m_diverted; ///< by thread: left, and nobody said yet that it was sent
    std::unique_ptr<Timer> m_expiry;
};

} // namespace balie::desk
