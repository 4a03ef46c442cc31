#include "tests/ui/Office.h"

#include "desk/enter/EnterPerform.h"

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using cti::Action;
using cti::ConnectionState;

namespace {

const QStringList &drawnNames()
{
    static const QStringList names{
        u"Anna de Vries"_s, u"Bram Jansen"_s, u"Carlijn Bakker"_s, u"Daan Visser"_s, u"Eva Smit"_s, u"Finn Meijer"_s,
        u"Gijs Mulder"_s, u"Hanna Bos"_s, u"Imke Vos"_s, u"Joris Peters"_s, u"Kim Hendriks"_s, u"Lars Dekker"_s,
        u"Mila Brouwer"_s, u"Noah de Wit"_s, u"Olaf Dijkstra"_s, u"Puck Kuijpers"_s, u"Quinten Post"_s,
        u"Roos Willems"_s, u"Sem Koster"_s, u"Tess van Dam"_s, u"Umut Yilmaz"_s};
    return names;
}

const QStringList &departments()
{
    static const QStringList names{u"Verkoop"_s, u"Helpdesk"_s, u"Administratie"_s, u"IT"_s,
                                   u"Inkoop"_s,  u"Logistiek"_s, u"Directie"_s};
    return names;
}

} // namespace

Office::Office(int colleagues)
    : settings(directory.path()), switchboard(clock), states(people, switchboard, clock),
      peopleModel(people, states, clock), search(people, states, clock), recalls(switchboard, people, states),
      calls(switchboard, people, clock), actions(pbx, switchboard, clock), enterLine(clock), waiting(switchboard, people, states, clock),
      onItsWay(switchboard, people, clock), parked(switchboard, people), missed(switchboard, people, clock),
      watchList(pbx, pbx, switchboard, people, clock, [] { return 0.0; }), seconds(clock), store(directory.filePath(u"balie.sqlite"_s)),
      personNotes(store, clock), callNotes(store, switchboard, clock), deskNotes(store, clock),
      slips(store, switchboard, people, clock), callerContacts(switchboard, people, store),
      previousCalls(switchboard, store, people), m_colleagues(colleagues)
{
    clock.advance(1h);
    QObject::connect(&calls, &desk::CallsModel::callsChanged, &enterLine, [this] { desk::tellCalls(enterLine, calls); });
    QObject::connect(&enterLine, &desk::EnterLine::act, &actions,
                     [this](const desk::EnterMeaning &meaning) { desk::perform(meaning, actions, waiting); });
    QObject::connect(&previousCalls, &desk::PreviousCalls::ready, &calls, &desk::CallsModel::setPreviousCalls);
    QObject::connect(&deskNotes, &desk::DeskNotes::changed, &states, &desk::PersonStates::setDeskNote);
    QObject::connect(&waiting, &desk::WaitUntilFree::ready, &actions, &desk::CallActions::blindTransfer);
    QObject::connect(&waiting, &desk::WaitUntilFree::waitingChanged, &calls, &desk::CallsModel::setWaiting);
    QObject::connect(&switchboard, &cti::Switchboard::linkChanged, &enterLine,
                     [this] { enterLine.setLinkLive(switchboard.isLive()); });
    QVector<cti::DirectoryEntry> entries;
    for (int i = 0; i < colleagues; ++i) {
        cti::DirectoryEntry entry;
        entry.device = device(201 + i);
        entry.name = i < drawnNames().size() ? drawnNames().at(i) : u"Medewerker %1"_s.arg(i + 1, 4, 10, QLatin1Char('0'));
        entry.department = departments().at(i % departments().size());
        if (i % 3 == 0)
            entry.mobile = u"06123452%1"_s.arg(i % 100, 2, 10, QLatin1Char('0'));
        entries.append(entry);
    }
    people.setDirectory(entries);
}

ui::ConsoleParts Office::parts()
{
    return {theme, clock, settings, switchboard, people, states, peopleModel, search, calls,
            actions, enterLine, onItsWay, parked, missed, watchList, seconds, personNotes, callNotes, deskNotes, slips,
            callerContacts, previousCalls, favouriteContacts, &pbx};
}

void Office::frame()
{
    clock.advance(20ms);
}

void Office::connectToPbx()
{
    cti::LinkStatus link;
    link.state = cti::LinkState::Live;
    link.since = clock.now();
    link.server = u"pbx.voorbeeld.nl"_s;
    link.serverName = u"Balie PBX"_s;
    link.roundTrip = 11ms;
    link.ownDevice = device(200);
    link.voiceMailDevice = device(900);
    link.userName = u"Receptie"_s;
    link.entitlements.edition = u"premium"_s;
    link.session = 1;
    cti::Batch batch;
    batch.link = link;
    switchboard.apply(batch);
    QVector<cti::DeviceSnapshot> all{idle(200)};
    for (int i = 0; i < m_colleagues; ++i)
        all.append(idle(201 + i));
    set(all);
}

void Office::loseLink()
{
    cti::LinkStatus link = switchboard.link();
    link.state = cti::LinkState::Backoff;
    link.since = clock.now();
    link.nextAttempt = clock.now() + 4s;
    link.roundTrip.reset();
    cti::Batch batch;
    batch.link = link;
    batch.linkWasLost = true;
    switchboard.apply(batch);
    frame();
}

void Office::set(const cti::DeviceSnapshot &snapshot)
{
    set(QVector<cti::DeviceSnapshot>{snapshot});
}

void Office::set(const QVector<cti::DeviceSnapshot> &snapshots)
{
    cti::Batch batch;
    for (const cti::DeviceSnapshot &snapshot : snapshots)
        (snapshot.device == device(200) ? batch.ordered : batch.latest).append(snapshot);
    switchboard.apply(batch);
    frame();
}

cti::DeviceSnapshot Office::idle(int number)
{
    cti::DeviceSnapshot snapshot;
    snapshot.device = device(number);
    snapshot.revision = ++m_revision;
    snapshot.knowledge = cti::Knowledge::Known;
    snapshot.services.doNotDisturb = false;
    snapshot.services.forwarding = QVector<cti::Forwarding>{};
    snapshot.services.inService = true;
    snapshot.at = clock.now();
    return snapshot;
}

cti::Connection Office::connection(int number, const QString &call, ConnectionState state)
{
    cti::Connection connection;
    connection.id = {cti::CallId(call), device(number)};
    connection.state = state;
    connection.direction = cti::Direction::Incoming;
    connection.startedAt = clock.now();
    return connection;
}

cti::DeviceSnapshot Office::ringing(int number, const QString &callerName, const QString &callerNumber)
{
    cti::DeviceSnapshot snapshot = idle(number);
    cti::Connection call = connection(number, u"r%1"_s.arg(number), ConnectionState::Alerting);
    call.remote.name = callerName;
    call.remote.number = callerNumber;
    call.actions = Action::Answer | Action::Clear | Action::Deflect;
    snapshot.connections.append(call);
    return snapshot;
}

cti::DeviceSnapshot Office::talking(int number, std::chrono::seconds ago, const QString &with)
{
    cti::DeviceSnapshot snapshot = idle(number);
    cti::Connection call = connection(number, u"t%1"_s.arg(number), ConnectionState::Connected);
    call.remote.number = with;
    call.answeredAt = clock.now() - ago;
    call.actions = Action::Clear | Action::Hold | Action::SingleStepTransfer | Action::Consult;
    snapshot.connections.append(call);
    return snapshot;
}

void Office::paintMorning()
{
    QVector<cti::DeviceSnapshot> all;
    all << talking(202, 252s, u"+31612345678"_s) << ringing(203, {}, u"08000410"_s);
    all << idle(204) << idle(205) << idle(210) << idle(213) << idle(217) << idle(219);
    all[2].services.doNotDisturb = true;
    const auto forwarded = [](QString target) {
        return QVector<cti::Forwarding>{{cti::ForwardingType::Immediate, true, std::move(target)}};
    };
    all[3].services.forwarding = forwarded(u"06 2345 6789"_s);
    all[4].services.inService = false;
    all[5].services.agent = cti::AgentState::WrapUp;
    all[6].knowledge = cti::Knowledge::Refused;
    all[7].services.forwarding = forwarded(u"218"_s);
    all << talking(208, 38s, u"204"_s) << talking(216, 771s, u"+3225551212"_s);
    all.last().services.doNotDisturb = true;
    all.last().services.parkedAgainst = 1;
    all.last().services.forwarding = forwarded(u"209"_s);
    cti::DeviceSnapshot held = idle(212);
    held.connections.append(connection(212, u"h212"_s, ConnectionState::Hold));
    held.connections.last().heldSince = clock.now() - 64s;
    all << held;
    cti::DeviceSnapshot both = talking(207, 12s, u"0201234567"_s);
    both.connections.append(connection(207, u"r207"_s, ConnectionState::Alerting));
    all << both;
    cti::DeviceSnapshot dialling = idle(220);
    dialling.connections.append(connection(220, u"d220"_s, ConnectionState::Initiated));
    all << dialling;
    cti::DeviceSnapshot asked = idle(221);
    asked.knowledge = cti::Knowledge::Waiting;
    all << asked;
    set(all);
}

void Office::giveCalls()
{
    cti::DeviceSnapshot own = idle(200);
    cti::Connection ring = connection(200, u"c1"_s, ConnectionState::Alerting);
    ring.remote.name = u"Van Dijk Installaties"_s;
    ring.remote.number = u"+31201234567"_s;
    ring.called.name = u"Verkoop"_s;
    ring.called.number = u"0881234500"_s;
    ring.startedAt = clock.now() - 7s;
    ring.actions = Action::Answer | Action::Clear | Action::Deflect;
    cti::Connection active = connection(200, u"c2"_s, ConnectionState::Connected);
    active.remote.name = u"P. Hermans"_s;
    active.remote.number = u"0651234567"_s;
    active.answeredAt = clock.now() - 161s;
    active.actions = Action::Clear | Action::Hold | Action::SingleStepTransfer | Action::Consult | Action::Park;
    cti::Connection held = connection(200, u"c3"_s, ConnectionState::Hold);
    held.remote.number = u"+3225551212"_s;
    held.heldSince = clock.now() - 64s;
    held.actions = Action::Clear | Action::Retrieve | Action::Park;
    own.connections << held << active << ring;
    set(own);
}

void Office::holdActiveCall()
{
    cti::DeviceSnapshot own = *switchboard.device(device(200));
    own.revision = ++m_revision;
    for (cti::Connection &call : own.connections) {
        if (call.state != ConnectionState::Connected)
            continue;
        call.state = ConnectionState::Hold;
        call.heldSince = clock.now();
        call.actions = Action::Clear | Action::Retrieve;
    }
    set(own);
}

} // namespace balie::test
