// Every row of the capability table, tried at the whole client against the simulated PBX: what the table
// says works does, and what it says does not is not offered.
#include "cti/capabilities/CapabilityTable.h"
#include "cti/ports/AgentPort.h"
#include "cti/ports/QueuePort.h"
#include "cti/provider/xsi/XsiParkPlaces.h"
#include "tests/faults/Console.h"
#include "tests/support/TestRegistry.h"

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace balie::test {

namespace {

const sim::DeviceId caller{"+31201234567"};
const sim::DeviceId secondCaller{"+31301234567"};

/// A switch to try: of which protocol, and with how much of what may be missing.
struct Switch {
    ProviderKind kind = ProviderKind::Csta;
    ServerProfile profile = *ServerProfile::named({}); ///< of CSTA
    bool assigned = true; ///< of Xsi: the user has all services, or none
    bool remoteTalk = true; ///< of Xsi: the telephone answers and retrieves when it is told to
    bool oldReplies = false; ///< of Xsi: in ISO-8859-1, and lists without a namespace
};

/// A console at a switch of some kind, and a colleague who takes calls when the test says so.
class Desk {
public:
    explicit Desk(const Switch &pbx)
        : m_switch(pbx)
        , m_console(setup(pbx))
    {
        m_console.signIn();
        // Xsi asks for one thing after the other, at a rate.
        m_console.run(std::chrono::seconds(5));
        for (int device = 201; device <= 211 && m_colleague.isEmpty(); ++device) {
            if (m_console.pbx.engine().device({std::to_string(device)})->watchable)
                m_colleague = QString::number(device);
        }
        for (const sim::DeviceId &device : {sim::DeviceId{"200"}, colleague()}) {
            m_console.pbx.pbx().setControlled(device, true);
            (void)m_console.control.setForwarding(device, {});
            (void)m_console.control.setDoNotDisturb(device, false);
        }
        m_console.run();
    }

    bool isLive() const { return m_console.link().state == LinkState::Live; }

    bool can(Capability capability)
    {
        switch (capability) {
        case Capability::MakeCall:
            return execute({.service = Service::MakeCall, .destination = m_colleague})
                && calls() == 1 && callsThere() == 1;
        case Capability::AnswerCall:
            return rings() && offers(Action::Answer) && answers();
        case Capability::ClearCall:
            return talks() && offers(Action::Clear)
                && execute({Service::ClearConnection, call()}) && calls() == 0;
        case Capability::HoldAndRetrieve:
            return talks() && offers(Action::Hold) && execute({Service::HoldCall, call()})
                && is(ConnectionState::Hold) && offers(Action::Retrieve)
                && execute({Service::RetrieveCall, call()}) && is(ConnectionState::Connected);
        case Capability::BlindTransfer:
            return talks() && offers(Action::SingleStepTransfer)
                && execute({.service = Service::SingleStepTransfer,
                    .connection = call(),
                    .destination = m_colleague})
                && calls() == 0 && callsThere() == 1;
        case Capability::ConsultationTransfer:
            return talks() && offers(Action::Consult)
                && execute({.service = Service::ConsultationCall,
                    .connection = call(),
                    .destination = m_colleague})
                && colleagueAnswers() && transfers();
        case Capability::TransferWhileRinging:
            return consults() && transfers();
        case Capability::Alternate:
            return consults() && colleagueAnswers() && offers(Action::Alternate)
                && execute({Service::AlternateCall, active(), held()}) && calls() == 2
                && m_console.own(ConnectionState::Connected).remote.number == callerNumber();
        case Capability::Reconnect:
            return consults() && colleagueAnswers() && offers(Action::Reconnect)
                && execute({Service::ReconnectCall, active(), held()}) && calls() == 1
                && m_console.own(ConnectionState::Connected).remote.number == callerNumber();
        case Capability::ReconnectKeepsOthers: {
            if (!talks() || !byHand(sim::HoldCall{ownTruth(sim::ConnectionState::Connected)})
                || !called({"200"}, secondCaller)
                || !byHand(sim::AnswerCall{ownTruth(sim::ConnectionState::Alerting)}))
                return false;
            const ConnectionId second = active();
            return consultsByHand() && colleagueAnswers() && calls() == 3
                && offers(Action::Reconnect)
                && execute({Service::ReconnectCall, active(), second}) && calls() == 2
                && active() == second;
        }
        case Capability::DeflectRinging:
            return rings() && offers(Action::Deflect)
                && execute({.service = Service::DeflectCall,
                    .connection = call(),
                    .destination = m_colleague})
                && calls() == 0 && callsThere() == 1;
        case Capability::ToVoiceMail: {
            const DeviceId voiceMail = m_console.link().voiceMailDevice;
            return !voiceMail.isEmpty() && rings()
                && execute({.service = Service::DeflectCall,
                    .connection = call(),
                    .destination = voiceMail.value(),
                    .mailboxOf = m_console.id(m_colleague)})
                && calls() == 0 && leavesAMessage();
        }
        case Capability::ParkInSlot: {
            // The switch chooses a place of the park group; a slot has a number.
            const bool chosen = m_switch.kind == ProviderKind::Xsi;
            if (!talks() || !offers(Action::Park))
                return false;
            const auto parked = m_console.execute({.service = Service::ParkCall,
                .connection = call(),
                .destination = chosen ? groupParkPlace().value() : u"701"_s});
            return parked && calls() == 0 && (!chosen || parked->parkedAt == "701"_L1)
                && waitsAt({"701"});
        }
        case Capability::RetrieveParked: {
            const DeviceId place = freePlace();
            return !place.isEmpty() && talks()
                && execute({.service = Service::ParkCall,
                    .connection = call(),
                    .destination = place.value()})
                && calls() == 0 && at(place).connections.size() == 1
                && at(place).connections.first().actions.testFlag(Action::PickUp)
                && execute({Service::DirectedPickup, at(place).connections.first().id})
                && is(ConnectionState::Connected) && at(place).connections.isEmpty();
        }
        case Capability::DirectedPickup:
            return called(colleague()) && offersThere(Action::PickUp)
                && execute({Service::DirectedPickup, there()})
                && is(ConnectionState::Connected) && callsThere() == 0;
        case Capability::SendDigits:
            return talks() && offers(Action::GenerateDigits)
                && execute({.service = Service::GenerateDigits,
                    .connection = call(),
                    .destination = u"12#"_s})
                && tones() == 3;
        case Capability::WatchColleagues:
            return m_console.at(m_colleague).knowledge == Knowledge::Known && called(colleague())
                && callsThere() == 1;
        case Capability::DoNotDisturb:
            return answered([&](auto done) { m_console.client->setDoNotDisturb(true, done); })
                && m_console.own().services.doNotDisturb == true;
        case Capability::Forwarding:
            return answered([&](auto done) {
                m_console.client->setForwarding(
                    {ForwardingType::Immediate, true, m_colleague}, done);
            }) && m_console.own().services.forwarding
                && m_console.own().services.forwarding->size() == 1;
        case Capability::Directory:
            return namesEverybody();
        case Capability::WatchListAtPbx:
            return keepsTheWatchList();
        case Capability::Conference:
            return consults() && colleagueAnswers() && offers(Action::Conference);
        case Capability::KeepRecording:
            return talks() && offers(Action::KeepRecording);
        case Capability::CampOn:
            return m_console.control.call(caller, m_colleague.toStdString()).hasValue()
                && m_console.control.answer(colleague()).hasValue()
                && execute({.service = Service::MakeCall, .destination = m_colleague})
                && offers(Action::CampOn);
        case Capability::CallHistory:
            return readsCallLog();
        case Capability::QueueControl:
            return dynamic_cast<QueuePort *>(m_console.client.get()) != nullptr;
        case Capability::AgentState:
            return dynamic_cast<AgentPort *>(m_console.client.get()) != nullptr;
        }
        return false;
    }

    /// What the table says of a switch of this kind.
    bool should(Capability capability) const
    {
        switch (supportOf(m_switch.kind, capability)) {
        case Support::Standard:
        case Support::Composite:
            return true;
        case Support::Profile:
            return m_switch.profile.privateData;
        case Support::Varies:
            return capability == Capability::BlindTransfer
                ? m_switch.profile.blindTransfer
                : m_switch.profile.park != ServerProfile::Park::None;
        case Support::Assigned:
            return m_switch.assigned;
        case Support::PerCall:
            return m_switch.remoteTalk;
        case Support::AssignedPerCall:
            return m_switch.assigned && m_switch.remoteTalk;
        case Support::Never:
        case Support::NotYet:
            return false;
        }
        return false;
    }

    /// In what the console differs from the switch after all that.
    QStringList differences()
    {
        QStringList lines = m_console.differences();
        // What is not assigned is told by nobody, and then it is not known.
        if (!m_switch.assigned) {
            lines.removeIf([this](const QString &line) {
                return line.endsWith("the console 'unknown'"_L1)
                    || (line.contains(m_console.parkPlace().value() + u" lamp"_s)
                        && line.endsWith("the console 'nothing at all'"_L1));
            });
        }
        return lines;
    }

    /// The colleague was consulted and is on hold while the caller is told.
    bool transfersAfterToggling()
    {
        return consults() && colleagueAnswers()
            && execute({Service::AlternateCall, active(), held()})
            && m_console.own(ConnectionState::Hold).remote.device == m_console.id(m_colleague)
            && transfers();
    }
    /// At a telephone of which nothing is known yet: the own call was made there.
    bool talksByHand()
    {
        return byHand(sim::MakeCall{{"200"}, m_colleague.toStdString(), false})
            && colleagueAnswers() && is(ConnectionState::Connected);
    }
    bool offers(Action action) const
    {
        return std::ranges::any_of(m_console.own().connections,
            [action](const Connection &call) { return call.actions.testFlag(action); });
    }
    Expected<CommandResult> ask(Service service)
    {
        return m_console.execute({.service = service,
            .connection = call(),
            .destination = service == Service::ConsultationCall ? u"+31208901234"_s : QString()});
    }
    bool isTalking() const { return is(ConnectionState::Connected); }

    QString lastWords() const { return m_console.trace.last(8); }

private:
    static Console::Setup setup(const Switch &pbx)
    {
        Console::Setup setup;
        setup.pbx.face.privateData = pbx.profile.privateData;
        setup.profile = pbx.profile;
        if (pbx.kind == ProviderKind::Xsi)
            setup.protocol = Protocol::Xsi;
        if (!pbx.assigned) {
            setup.pbx.xsi.unassigned[{"200"}] = {u"CallTransfer"_s, u"CallPark"_s, u"GroupCallPark"_s,
                u"DirectedCallPickup"_s, u"VoiceMessaging"_s, u"DoNotDisturb"_s, u"CallForwardingAlways"_s,
                u"CallForwardingBusy"_s, u"CallForwardingNoAnswer"_s, u"BwReceptionist"_s, u"BasicCallLogs"_s,
                u"EnhancedCallLogs"_s};
        }
        setup.pbx.xsi.remoteTalk[{"200"}] = pbx.remoteTalk;
        setup.pbx.xsi.latin1Directories = setup.pbx.xsi.unqualifiedLists = pbx.oldReplies;
        if (pbx.oldReplies) {
            // As many as it takes for somebody to have a name that is not plain ASCII.
            setup.pbx.office.users = 60;
            setup.pbx.office.seed = 1;
        }
        return setup;
    }

    sim::DeviceId colleague() const { return {m_colleague.toStdString()}; }
    static QString callerNumber() { return QString::fromStdString(caller.value); }
    bool execute(const CallCommand &command) { return m_console.execute(command).hasValue(); }
    template <typename Ask>
    bool answered(Ask ask)
    {
        bool well = false;
        ask([&](const Expected<void> &answer) { well = answer.hasValue(); });
        m_console.run();
        return well;
    }
    bool readsCallLog()
    {
        if (!rings() || !m_console.control.hangUp(caller) || !settled())
            return false;
        QVector<CallLogEntry> log;
        m_console.client->readCallLog({}, [&](const Expected<CallLogPort::Page> &page) {
            log += page ? page->entries : QVector<CallLogEntry>();
        });
        m_console.run();
        return log.size() == 1 && log.first().kind == CallLogEntry::Kind::Missed
            && log.first().remote.number == callerNumber();
    }
    /// Whom the directory names has that name at the switch, and all colleagues are named.
    bool namesEverybody()
    {
        QSet<QString> told;
        QSet<QString> names;
        m_console.client->readAll([&](const Expected<DirectoryPort::Page> &page) {
            for (const DirectoryEntry &entry : page ? page->entries : QVector<DirectoryEntry>())
                told.insert(entry.name);
        });
        m_console.run(std::chrono::seconds(5));
        for (const sim::Device *device : m_console.pbx.engine().devices()) {
            if (device->category == sim::DeviceCategory::Station && device->id.value != "200")
                names.insert(QString::fromStdString(device->name));
        }
        const bool isForeign = std::ranges::any_of(names, [](const QString &name) {
            return std::ranges::any_of(name, [](QChar c) { return c.unicode() > 0x7f; });
        });
        return told.contains(names) && (isForeign || !m_switch.oldReplies);
    }
    /// Read, written, refused after somebody else's change, and refused where it is too long.
    bool keepsTheWatchList()
    {
        const auto list = answer(
            [this](const WatchListPort::Read &done) { m_console.client->read(done); });
        if (!list || list->devices.size() < 4 || list->devices != watchListThere())
            return false;
        const auto write = [this](const WatchListPort::List &changed) {
            return answer([&](const WatchListPort::Read &done) {
                m_console.client->write(changed, done);
            });
        };
        WatchListPort::List shorter = *list;
        shorter.devices.removeLast();
        const auto written = write(shorter);
        if (!written || written->devices != shorter.devices || watchListThere() != shorter.devices)
            return false;
        const auto conflict = write(*list); // of before
        if (conflict || conflict.error().code != ErrorCode::StateChanged
            || conflict.error().userText.isEmpty() || watchListThere() != shorter.devices)
            return false;
        forbidLongWatchLists();
        const auto now = answer(
            [this](const WatchListPort::Read &done) { m_console.client->read(done); });
        const auto refused = now ? write({now->revision, list->devices}) : now;
        return now && !refused && refused.error().code == ErrorCode::NotAllowed
            && !refused.error().userText.isEmpty() && watchListThere() == shorter.devices;
    }
    template <typename Ask>
    Expected<WatchListPort::List> answer(Ask ask)
    {
        std::optional<Expected<WatchListPort::List>> told;
        ask([&](const Expected<WatchListPort::List> &list) { told = list; });
        m_console.run(std::chrono::seconds(2));
        return told ? *told : Expected<WatchListPort::List>(unexpected(Error()));
    }
    /// As the switch has it.
    QVector<DeviceId> watchListThere()
    {
        std::vector<sim::DeviceId> devices;
        if (m_switch.kind == ProviderKind::Xsi)
            devices = m_console.pbx.xsi().watchList({"200"});
        else if (const auto *list = m_console.pbx.face().watchLists().find("receptie"))
            devices = list->devices;
        QVector<DeviceId> ids;
        for (const sim::DeviceId &device : devices)
            ids.append(m_console.id(QString::fromStdString(device.value)));
        return ids;
    }
    void forbidLongWatchLists()
    {
        if (m_switch.kind == ProviderKind::Xsi) {
            sim::XsiOptions options = m_console.pbx.xsi().options();
            options.watchLimits[sim::Edition::Premium] = 3;
            m_console.pbx.xsi().setOptions(options);
        } else {
            m_console.pbx.face().assignWatchList(
                "receptie", m_console.pbx.face().watchLists().find("receptie")->devices, true);
        }
    }
    /// As the switch counted them.
    int tones()
    {
        return m_switch.kind == ProviderKind::Xsi ? m_console.pbx.xsi().counters().tones
                                                  : m_console.pbx.face().counters().tones;
    }
    std::vector<sim::ConnectionTruth> truth(const sim::DeviceId &device) const
    {
        return m_console.pbx.engine().truth(device)->connections;
    }
    bool waitsAt(const sim::DeviceId &place) const
    {
        const auto there = truth(place);
        return there.size() == 1 && there.front().state == sim::ConnectionState::Queued
            && there.front().remote.device == caller;
    }
    /// The caller speaks to the colleague's box.
    bool leavesAMessage()
    {
        const auto there = truth(m_console.pbx.engine().options().voiceMailDevice);
        if (there.size() != 1 || there.front().mailbox != colleague())
            return false;
        const int before = m_console.pbx.engine().truth(colleague())->messages;
        m_console.run(std::chrono::seconds(2));
        (void)m_console.control.hangUp(caller); // who may have done so himself
        return settled()
            && m_console.pbx.engine().truth(colleague())->messages == before + 1;
    }
    sim::ConnectionId ownTruth(sim::ConnectionState state) const
    {
        const auto own = truth({"200"});
        const auto found = std::ranges::find(own, state, &sim::ConnectionTruth::state);
        return {found == own.end() ? sim::CallId() : found->call, {"200"}};
    }
    /// What somebody does at the own telephone.
    bool byHand(const sim::Command &command)
    {
        return m_console.pbx.pbx().apply(command).ok() && settled();
    }
    bool consultsByHand()
    {
        return byHand(sim::ConsultationCall{
            ownTruth(sim::ConnectionState::Connected), m_colleague.toStdString()});
    }
    bool colleagueAnswers()
    {
        return m_console.control.answer(colleague()).hasValue() && settled();
    }
    /// Of the places that the directory names one of which is known that nobody waits there.
    DeviceId freePlace()
    {
        QVector<DeviceId> places;
        m_console.client->readAll([&](const Expected<DirectoryPort::Page> &page) {
            for (const DirectoryEntry &entry :
                page ? page->entries : QVector<DirectoryEntry>()) {
                if (entry.category == DeviceCategory::Park)
                    places.append(entry.device);
            }
        });
        m_console.run(std::chrono::seconds(2));
        const auto found = std::ranges::find_if(places, [this](const DeviceId &place) {
            return at(place).knowledge == Knowledge::Known && at(place).connections.isEmpty();
        });
        return found == places.end() ? DeviceId() : *found;
    }
    DeviceSnapshot at(const DeviceId &device) const
    {
        const DeviceSnapshot *found = m_console.client->switchboard().device(device);
        return found ? *found : DeviceSnapshot();
    }
    bool settled()
    {
        m_console.run();
        return true;
    }
    bool called(const sim::DeviceId &device, const sim::DeviceId &from = caller)
    {
        return m_console.control.call(from, device.value).hasValue() && settled();
    }
    bool rings() { return called({"200"}) && is(ConnectionState::Alerting); }
    bool answers()
    {
        // A telephone that does not obey is lifted by hand.
        const bool answered = offers(Action::Answer)
            ? execute({Service::AnswerCall, call()})
            : m_console.control.answer({"200"}).hasValue() && settled();
        return answered && is(ConnectionState::Connected);
    }
    bool talks() { return rings() && answers(); }
    /// The caller is on hold, and the colleague's telephone rings.
    bool consults()
    {
        if (!talks())
            return false;
        const bool asked = offers(Action::Consult)
            ? execute({.service = Service::ConsultationCall,
                  .connection = call(),
                  .destination = m_colleague})
            : consultsByHand();
        return asked && calls() == 2;
    }
    bool transfers()
    {
        return offers(Action::Transfer) && execute({Service::TransferCall, active(), held()})
            && calls() == 0 && callsThere() == 1;
    }

    qsizetype calls() const { return m_console.own().connections.size(); }
    qsizetype callsThere() const { return m_console.at(m_colleague).connections.size(); }
    bool is(ConnectionState state) const
    {
        return calls() == 1 && m_console.own().connections.first().state == state;
    }
    bool offersThere(Action action) const
    {
        return m_console.at(m_colleague).connections.value(0).actions.testFlag(action);
    }
    ConnectionId call() const { return m_console.own().connections.value(0).id; }
    ConnectionId there() const { return m_console.at(m_colleague).connections.value(0).id; }
    ConnectionId active() const { return m_console.own(ConnectionState::Connected).id; }
    ConnectionId alerting() const { return m_console.own(ConnectionState::Alerting).id; }
    ConnectionId held() const { return m_console.own(ConnectionState::Hold).id; }

    Switch m_switch;
    Console m_console;
    QString m_colleague;
};

} // namespace

class EachCapability : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void worksWhereTheTableSaysSo_data()
    {
        QTest::addColumn<Capability>("capability");
        QTest::addColumn<Switch>("pbx");
        Switch plain;
        plain.profile = *ServerProfile::named(u"generic"_s);
        Switch less = plain;
        less.profile.blindTransfer = false;
        less.profile.park = ServerProfile::Park::None;
        const Switch xsi{.kind = ProviderKind::Xsi};
        const Switch bareXsi{.kind = ProviderKind::Xsi, .assigned = false};
        const Switch deafXsi{.kind = ProviderKind::Xsi, .remoteTalk = false};
        const Switch oldXsi{.kind = ProviderKind::Xsi, .oldReplies = true};
        for (const CapabilityRow &row : capabilityTable()) {
            QTest::addRow("%s, Balie profile", row.name) << row.capability << Switch();
            QTest::addRow("%s, plain CSTA", row.name) << row.capability << plain;
            QTest::addRow("%s, less than that", row.name) << row.capability << less;
            QTest::addRow("%s, Xsi", row.name) << row.capability << xsi;
            QTest::addRow("%s, Xsi with nothing assigned", row.name) << row.capability << bareXsi;
            QTest::addRow("%s, Xsi with a deaf telephone", row.name) << row.capability << deafXsi;
            if (row.capability == Capability::Directory
                || row.capability == Capability::WatchListAtPbx
                || row.capability == Capability::CallHistory)
                QTest::addRow("%s, Xsi with old replies", row.name) << row.capability << oldXsi;
        }
    }
    void worksWhereTheTableSaysSo()
    {
        QFETCH(Capability, capability);
        QFETCH(Switch, pbx);
        Desk desk(pbx);
        QVERIFY(desk.isLive());
        const bool can = desk.can(capability);
        QVERIFY2(can == desk.should(capability), qPrintable(desk.lastWords()));
        if (!can)
            return;
        const QStringList differences = desk.differences();
        QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
    }

    void aColleagueOnHoldIsStillTheOneWhoWasConsulted()
    {
        Desk desk({.kind = ProviderKind::Xsi});
        QVERIFY2(desk.transfersAfterToggling(), qPrintable(desk.lastWords()));
        QCOMPARE(desk.differences(), QStringList());
    }

    /// Until it has shown what it is, nobody can know: then it is tried once.
    void aDeafTelephoneRefusesInWordsAndKeepsTheCall_data()
    {
        QTest::addColumn<Service>("service");
        QTest::newRow("hold") << Service::HoldCall;
        QTest::newRow("consult") << Service::ConsultationCall;
    }
    void aDeafTelephoneRefusesInWordsAndKeepsTheCall()
    {
        QFETCH(Service, service);
        Desk desk({.kind = ProviderKind::Xsi, .remoteTalk = false});
        QVERIFY(desk.talksByHand());
        QVERIFY(desk.offers(Action::Hold) && desk.offers(Action::Consult));
        const auto refused = desk.ask(service);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotAllowed);
        QVERIFY(!refused.error().userText.isEmpty());
        QVERIFY(desk.isTalking());
        QVERIFY(!desk.offers(Action::Hold) && !desk.offers(Action::Consult));
        QVERIFY(desk.offers(Action::SingleStepTransfer));
        QCOMPARE(desk.differences(), QStringList());
    }
};

} // namespace balie::test

using balie::test::EachCapability;
BALIE_TEST(EachCapability)
#include "tst_EachCapability.moc"
