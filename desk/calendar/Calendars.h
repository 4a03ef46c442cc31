#pragma once

#include "crm-connectors/api/CardPort.h"
#include "desk/people/People.h"
#include "desk/people/PersonStates.h"

#include <QHash>

namespace balie::desk {

/// What the calendar of one colleague says now.
struct CalendarState {
    enum class Kind {
        Unknown, ///< not asked, not told, or told too long ago: never to be taken for free
        Free,
        Busy, ///< or out of office
    };
    Kind kind = Kind::Unknown;
    QDateTime until; ///< of Busy, local time: when the last of the appointments that join ends
    QDateTime asOf; ///< UTC: when it was told; invalid when never

    friend bool operator==(const CalendarState &, const CalendarState &) = default;
};

/// The calendars of the colleagues who are shown: asks the customer systems that have calendars, by
/// e-mail address, and gives what they say to the lamps (row 12) by PersonStates::setCalendar().
///
/// Asked every `interval`, and for who comes into view a moment after that; a portion at a time.
/// Where nobody has calendars nothing is asked. Of two systems that tell of one person both count.
/// An answer that fails leaves what was known before until it is too old. Tentative appointments do
/// not make anybody busy.
///
/// To compose: make one, and call setShown() with who is watched or on the screen whenever that
/// changes. GUI thread.
class Calendars : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::minutes interval{5};
    static constexpr std::chrono::minutes tooOld{15};
    static constexpr std::chrono::milliseconds rest{
        500}; ///< scrolling asks for nobody who flies by
    static constexpr std::chrono::hours ahead{24}; ///< what touches this time is told whole
    static constexpr qsizetype portion = 20; ///< people
    static constexpr qsizetype most = 200; ///< people; those behind them are passed over

    /// All must outlive this object.
    Calendars(crm::CardPort &port, const People &people, PersonStates &states, Clock &clock,
        QObject *parent = nullptr);
    ~Calendars() override;

    /// The colleagues at these devices, those first who matter most; those without an e-mail
    /// address are passed over.
    void setShown(const QVector<cti::DeviceId> &devices);
    CalendarState state(const PersonId &person) const;

Q_SIGNALS:
    /// state() has another answer for somebody; its age alone is none.
    void changed();

private:
    struct Known {
        QVector<crm::BusySpan> spans; ///< without the tentative ones, in order
        QDateTime asOf;
    };

    QStringList systemsWithCalendars() const;
    void followHealth();
    void peopleReset();
    void askAll();
    void askMissing();
    void askNext();
    void take(const QStringList &asked, const Expected<QVector<crm::BusyReply>> &replies);
    CalendarState stateOf(const QString &email) const;
    void apply();
    void armWake();

    crm::CardPort &m_port;
    const People &m_people;
    PersonStates &m_states;
    Clock &m_clock;
    QVector<cti::DeviceId> m_shown;
    QHash<QString, Known> m_known; ///< by e-mail address, lower case
    QHash<QString, Clock::Milliseconds> m_askedAt; ///< the same
    QStringList m_row; ///< addresses that wait
    QStringList m_systems; ///< connectors that tell of calendars
    QHash<PersonId, CalendarState> m_told; ///< that are Busy for PersonStates
    std::unique_ptr<crm::ConnectorTask> m_task;
    std::unique_ptr<Timer> m_again;
    std::unique_ptr<Timer> m_soon;
    std::unique_ptr<Timer> m_wake; ///< when a state changes by time alone
};

} // namespace balie::desk
