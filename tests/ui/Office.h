#pragma once

#include "base/ManualClock.h"
#include "desk/people/PersonStates.h"
#include "desk/recall/RecallBook.h"
#include "desk/waiting/WaitUntilFree.h"
#include "ui/window/ConsoleParts.h"

#include <QTemporaryDir>

namespace balie::test {

/// Ports that note what they were asked; commands are answered when the test says so, the rest never.
struct SilentPbx final : cti::CallControlPort, cti::WatchPort, cti::WatchListPort, cti::ServicesPort {
    void execute(const cti::CallCommand &command, cti::CallControlPort::Done done) override
    {
        commands.append(command);
        m_open.append(std::move(done));
    }
    /// Answers the oldest command that waits.
    void accept() { m_open.takeFirst()(cti::CommandResult{}); }
    void refuse() { m_open.takeFirst()(unexpected(Error{ErrorCode::Refused, QStringLiteral("The PBX said no."), {}})); }
    void setWatched(const QVector<cti::DeviceId> &) override { }
    void refresh(const cti::DeviceId &device) override { refreshed.append(device); }
    void read(Read) override { }
    void write(const List &, Read) override { }
    void onWatchListChanged(Changed) override { }
    void setDoNotDisturb(bool on, cti::ServicesPort::Done) override { dndAsked = on; }
    void setForwarding(const cti::Forwarding &, cti::ServicesPort::Done) override { }

    QVector<cti::CallCommand> commands;
    QVector<cti::DeviceId> refreshed;
    std::optional<bool> dndAsked;

private:
    QVector<cti::CallControlPort::Done> m_open;
};

/// The desk of a reception over states that a test sets by hand, at a time that it decides.
class Office {
public:
    /// `colleagues` people at 201, 202, ...; the first 21 have the names of the drawing.
    explicit Office(int colleagues = 21);

    ui::ConsoleParts parts();
    /// The own device is 200.
    void connectToPbx();
    void loseLink();
    /// Replaces what is known of a device, and lets the frame pass.
    void set(const cti::DeviceSnapshot &snapshot);
    void set(const QVector<cti::DeviceSnapshot> &snapshots);
    /// Lets what is due in this frame happen.
    void frame();

    static cti::DeviceId device(int number) { return cti::DeviceId(QString::number(number)); }
    /// Free, all services known and off.
    cti::DeviceSnapshot idle(int number);
    cti::DeviceSnapshot ringing(int number, const QString &callerName, const QString &callerNumber);
    cti::DeviceSnapshot talking(int number, std::chrono::seconds ago, const QString &with);
    /// A working morning with every kind of lamp, as in the drawing.
    void paintMorning();
    /// A ringing, an active and a held call at the own device.
    void giveCalls();
    /// The active one of giveCalls() goes on hold.
    void holdActiveCall();

    ManualClock clock;
    QTemporaryDir directory;
    ui::Theme theme;
    desk::SettingsTable settings;
    SilentPbx pbx;
    cti::Switchboard switchboard;
    desk::People people;
    desk::PersonStates states;
    desk::PeopleModel peopleModel;
    desk::SearchModel search;
    desk::RecallBook recalls;
    desk::CallsModel calls;
    desk::CallActions actions;
    desk::EnterLine enterLine;
    desk::WaitUntilFree waiting;
    desk::OnItsWay onItsWay;
    desk::ParkedCalls parked;
    desk::MissedDuringGap missed;
    desk::WatchList watchList;
    desk::SecondsTick seconds;
    desk::Store store;
    desk::PersonNotes personNotes;
    desk::CallNotes callNotes;
    desk::DeskNotes deskNotes;
    desk::Slips slips;
    desk::CallerContacts callerContacts;
    desk::PreviousCalls previousCalls;
    desk::FavouriteContacts favouriteContacts;

private:
    cti::Connection connection(int number, const QString &call, cti::ConnectionState state);

    quint64 m_revision = 0;
    int m_colleagues;
};

} // namespace balie::test
