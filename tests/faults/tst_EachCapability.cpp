// Every row of the capability table, tried at the whole client against the simulated PBX: what the table
// says works does, and what it says does not is not offered.
#include "cti/capabilities/CapabilityTable.h"
#include "cti/ports/AgentPort.h"
#include "cti/ports/QueuePort.h"
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
            return consults(true) && transfers();
        case Capability::TransferWhileRinging:
            return consults(false) && transfers();
        case Capability::Alternate:
            return consults(true) && offers(Action::Alternate)
                && execute({Service::AlternateCall, active(), held()}) && calls() == 2
                && m_console.own(ConnectionState::Connected).remote.number == callerNumber();
        case Capability::Reconnect:
            return consults(true) && offers(Action::Reconnect)
                && execute({Service::ReconnectCall, active(), held()}) && calls() == 1
                && m_console.own(ConnectionState::Connected).remote.number == callerNumber();
        case Capability::ReconnectKeepsOthers: {
            if (!talks() || !execute({Service::HoldCall, call()}) || !called({"200"}, secondCaller)
                || !execute({Service::AnswerCall, alerting()}))
                return false;
            const ConnectionId second = active();
            return execute({.service = Service::ConsultationCall,
                       .connection = second,
                       .destination = m_colleague})
                && m_console.control.answer(colleague()).hasValue() && settled() && calls() == 3
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
                && calls() == 0;
        }
        case Capability::ParkInSlot:
            return talks() && offers(Action::Park)
                && execute({.service = Service::ParkCall,
                    .connection = call(),
                    .destination = u"701"_s})
                && calls() == 0;
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
                    .destination = u"12#"_s});
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
        case Capability::Directory: {
            bool named = false;
            m_console.client->readAll([&](const Expected<DirectoryPort::Page> &page) {
                named = named || (page && !page->entries.isEmpty());
            });
            m_console.run(std::chrono::seconds(2));
            return named;
        }
        case Capability::WatchListAtPbx: {
            bool read = false;
            m_console.client->read(
                [&](const Expected<WatchListPort::List> &list) { read = list.hasValue(); });
            m_console.run(std::chrono::seconds(2));
            return read;
        }
        case Capability::Conference:
            return consults(true) && offers(Action::Conference);
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
        case Support::Never:
        case Support::NotYet:
            return false;
        }
        return false;
    }

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
        bool read = false;
        m_console.client->readCallLog(
            {}, [&](const Expected<CallLogPort::Page> &page) { read = page.hasValue(); });
        m_console.run();
        return read;
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
    bool consults(bool colleagueAnswers)
    {
        const bool asked = talks() && offers(Action::Consult)
            && execute({.service = Service::ConsultationCall,
                .connection = call(),
                .destination = m_colleague});
        if (!asked || !colleagueAnswers)
            return asked;
        const bool answered = m_console.control.answer(colleague()).hasValue();
        m_console.run();
        return answered && calls() == 2;
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
    bool offers(Action action) const
    {
        return std::ranges::any_of(m_console.own().connections,
            [action](const Connection &call) { return call.actions.testFlag(action); });
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
        for (const CapabilityRow &row : capabilityTable()) {
            QTest::addRow("%s, Balie profile", row.name) << row.capability << Switch();
            QTest::addRow("%s, plain CSTA", row.name) << row.capability << plain;
            QTest::addRow("%s, less than that", row.name) << row.capability << less;
            QTest::addRow("%s, Xsi", row.name) << row.capability << xsi;
            QTest::addRow("%s, Xsi with nothing assigned", row.name) << row.capability << bareXsi;
            if (row.xsi == Support::PerCall)
                QTest::addRow("%s, Xsi with a deaf telephone", row.name) << row.capability << deafXsi;
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
    }
};

} // namespace balie::test

using balie::test::EachCapability;
BALIE_TEST(EachCapability)
#include "tst_EachCapability.moc"
