// The flows of the standard through the whole stack, with every kind of switch that the simulated
// PBX can be: after each step the console shows what is true, and the caller's call stays one call
// whatever ids it goes through.
#include "tests/faults/Console.h"
#include "tests/support/TestRegistry.h"

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace balie::test {

namespace {

constexpr auto caller = "+31201234567";

struct Variant {
    const char *name;
    std::function<void(Console::Setup &)> apply;
};

void onXsi(Console::Setup &setup)
{
    setup.protocol = Protocol::Xsi;
}

const std::vector<Variant> &variants()
{
    static const std::vector<Variant> all{
        {"the Balie profile", [](Console::Setup &) {}},
        {"J.2", [](Console::Setup &setup) { setup.framing = sim::Framing::J2; }},
        {"edition 3", [](Console::Setup &setup) { setup.pbx.face.editions = {3}; }},
        {"edition 4", [](Console::Setup &setup) { setup.pbx.face.editions = {4}; }},
        {"edition 5", [](Console::Setup &setup) { setup.pbx.face.editions = {5}; }},
        {"prefixes",
            [](Console::Setup &setup) {
                setup.pbx.face.naming = sim::XmlNaming::PrefixOnEveryElement;
            }},
        {"no namespace",
            [](Console::Setup &setup) { setup.pbx.face.naming = sim::XmlNaming::NoNamespace; }},
        {"device before call",
            [](Console::Setup &setup) {
                setup.pbx.face.deviceIdFirst = true;
                setup.profile = ServerProfile::named({});
                setup.profile->deviceIdFirst = true;
            }},
        {"no private data",
            [](Console::Setup &setup) {
                setup.pbx.face.privateData = false;
                setup.profile = ServerProfile::named(u"generic"_s);
            }},
        {"responses after events",
            [](Console::Setup &setup) {
                setup.pbx.face.responses = sim::ResponseOrder::AfterEvents;
            }},
        {"snapshots in segments",
            [](Console::Setup &setup) { setup.pbx.face.snapshotSegment = 1; }},
        {"no linkage", [](Console::Setup &setup) { setup.pbx.face.callLinkage = false; }},
        {"ids reused at once",
            [](Console::Setup &setup) {
                setup.pbx.office.options.callIds = sim::CallIdPolicy::ReuseAtOnce;
            }},
        {"ids reused, late responses, no linkage",
            [](Console::Setup &setup) {
                setup.pbx.office.options.callIds = sim::CallIdPolicy::ReuseAtOnce;
                setup.pbx.face.responses = sim::ResponseOrder::AfterEvents;
                setup.pbx.face.callLinkage = false;
            }},
        {"long ids",
            [](Console::Setup &setup) {
                setup.pbx.office.options.callIds = sim::CallIdPolicy::Long;
            }},
        {"transfer keeps the first id",
            [](Console::Setup &setup) {
                setup.pbx.office.options.transferIds = sim::TransferIdPolicy::Primary;
            }},
        {"transfer keeps the second id",
            [](Console::Setup &setup) {
                setup.pbx.office.options.transferIds = sim::TransferIdPolicy::Secondary;
            }},
        {"one clearing event",
            [](Console::Setup &setup) {
                setup.pbx.office.options.clearing = sim::ClearingStyle::OwnOnly;
            }},
        {"diverted at every device",
            [](Console::Setup &setup) {
                setup.pbx.office.options.diverted = sim::DivertedStyle::EveryDevice;
            }},
        {"no service initiated",
            [](Console::Setup &setup) { setup.pbx.office.options.serviceInitiated = false; }},
        {"offered first", [](Console::Setup &setup) { setup.pbx.office.options.offered = true; }},
        {"stray cleared after transfer",
            [](Console::Setup &setup) {
                setup.pbx.office.options.strayClearedAfterTransfer = true;
            }},
        {"failed at the target",
            [](Console::Setup &setup) { setup.pbx.office.options.failedAtTarget = true; }},
        {"immediate forwarding is not told",
            [](Console::Setup &setup) {
                setup.pbx.office.options.divertedOnImmediateForward = false;
            }},
        {"network reached first",
            [](Console::Setup &setup) {
                setup.pbx.office.options.outside = sim::OutsideReport::NetworkReachedFirst;
            }},
        {"Xsi", onXsi},
        {"Xsi, one XSP, extensions for user ids",
            [](Console::Setup &setup) {
                onXsi(setup);
                setup.pbx.xsi.nodes = {u"127.0.0.1"_s};
                setup.pbx.xsi.userIds = sim::UserIdStyle::Extension;
            }},
        {"Xsi, transfer keeps the first id",
            [](Console::Setup &setup) {
                onXsi(setup);
                setup.pbx.office.options.transferIds = sim::TransferIdPolicy::Primary;
            }},
        {"Xsi, transfer keeps the second id",
            [](Console::Setup &setup) {
                onXsi(setup);
                setup.pbx.office.options.transferIds = sim::TransferIdPolicy::Secondary;
            }},
        {"Xsi, ids reused at once",
            [](Console::Setup &setup) {
                onXsi(setup);
                setup.pbx.office.options.callIds = sim::CallIdPolicy::ReuseAtOnce;
            }},
    };
    return all;
}

QString word(ErrorCode code)
{
    return errorCodeName(code);
}

} // namespace

class WholeFlows : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        const auto variant = std::ranges::find_if(variants(), [](const Variant &candidate) {
            return qstrcmp(candidate.name, QTest::currentDataTag()) == 0;
        });
        Console::Setup setup;
        if (variant != variants().end())
            variant->apply(setup);
        m_console = std::make_unique<Console>(setup);
        m_console->pbx.pbx().freeze(); // everybody waits for the script
        m_console->signIn();
        if (isXsi())
            m_console->run(5s); // one thing is asked for after the other, at a rate
        QCOMPARE(m_console->differences(), QStringList());
    }
    void cleanup() { m_console.reset(); }

    void f1OutgoingCall_data() { rows(); }
    void f1OutgoingCall()
    {
        // Twice: the second call may get the id of the first.
        CallThreadId earlier = CallThreadId::None;
        for (int turn = 0; turn < 2; ++turn) {
            QVERIFY(succeeds({.service = Service::MakeCall, .destination = u"201"_s}));
            QVERIFY(agrees());
            const CallThreadId thread = m_console->threadAt(u"200"_s);
            QVERIFY(thread != CallThreadId::None && thread != earlier);
            QCOMPARE(m_console->threadAt(u"201"_s), thread);
            QVERIFY(m_console->own(ConnectionState::Connected).remoteAlerting);
            QVERIFY(m_console->control.answer({"201"}));
            QVERIFY(agrees());
            QVERIFY(!m_console->own(ConnectionState::Connected).remoteAlerting);
            QVERIFY(m_console->control.hangUp({"201"}));
            QVERIFY(agrees());
            QVERIFY(m_console->own().connections.isEmpty());
            earlier = thread;
        }
    }

    void f1OutgoingCallToTheWorld_data() { rows(); }
    void f1OutgoingCallToTheWorld()
    {
        QVERIFY(succeeds({.service = Service::MakeCall, .destination = u"+31208901234"_s}));
        QVERIFY(agrees());
        QVERIFY(m_console->control.answer({"+31208901234"}));
        QVERIFY(agrees());
        QVERIFY(
            succeeds({Service::ClearConnection, m_console->own(ConnectionState::Connected).id}));
        QVERIFY(agrees());
        QVERIFY(m_console->own().connections.isEmpty());
    }

    void f2IncomingCallAnswered_data() { rows(); }
    void f2IncomingCallAnswered()
    {
        QVERIFY(callComesIn());
        const Connection ringing = m_console->own(ConnectionState::Alerting);
        QCOMPARE(ringing.direction, Direction::Incoming);
        QVERIFY(succeeds({Service::AnswerCall, ringing.id}));
        QVERIFY(agrees());
        QCOMPARE(m_console->threadAt(u"200"_s), m_thread);
        QVERIFY(m_console->control.hangUp({caller}));
        QVERIFY(agrees());
    }

    void f2IncomingCallGivenUp_data() { rows(); }
    void f2IncomingCallGivenUp()
    {
        QVERIFY(callComesIn());
        QVERIFY(m_console->control.hangUp({caller}));
        QVERIFY(agrees());
        QCOMPARE(m_console->events.last().kind, CallEventKind::Ended);
        QVERIFY(!m_console->events.last().connection.answeredAt);
    }

    void f3BlindTransferAndRecall_data() { rows(); }
    void f3BlindTransferAndRecall()
    {
        QVERIFY(callIsAnswered());
        QVERIFY(succeeds({.service = Service::SingleStepTransfer,
            .connection = active(),
            .destination = u"201"_s}));
        QVERIFY(agrees());
        QVERIFY(m_console->own().connections.isEmpty());
        QCOMPARE(m_console->threadAt(u"201"_s), m_thread);
        m_console->run(21s);
        QVERIFY(agrees());
        const Connection recalled = m_console->own(ConnectionState::Alerting);
        QVERIFY(recalled.recall != RecallReason::None);
        QCOMPARE(recalled.recalledFrom, m_console->id(u"201"_s));
        QCOMPARE(m_console->threadAt(u"200"_s), m_thread);
        QVERIFY(succeeds({Service::AnswerCall, recalled.id}));
        QVERIFY(succeeds({.service = Service::SingleStepTransfer,
            .connection = active(),
            .destination = u"202"_s}));
        QVERIFY(m_console->control.answer({"202"}));
        QVERIFY(agrees());
        QCOMPARE(m_console->threadAt(u"202"_s), m_thread);
        QVERIFY(m_console->control.hangUp({"202"}));
        QVERIFY(agrees());
    }

    void f4ConsultationAndTransfer_data() { rows(); }
    void f4ConsultationAndTransfer()
    {
        QVERIFY(callIsAnswered());
        const ConnectionId first = active();
        QVERIFY(succeeds(
            {.service = Service::ConsultationCall, .connection = first, .destination = u"201"_s}));
        QVERIFY(agrees());
        QCOMPARE(m_console->own(ConnectionState::Connected).consultationOf, first);
        QVERIFY(m_console->control.answer({"201"}));
        QVERIFY(agrees());
        for (int turn = 0; turn < 2; ++turn) {
            QVERIFY(succeeds({Service::AlternateCall, active(), held()}));
            QVERIFY(agrees());
        }
        QVERIFY(succeeds({Service::TransferCall, active(), held()}));
        QVERIFY(agrees());
        QVERIFY(m_console->own().connections.isEmpty());
        QCOMPARE(m_console->threadAt(u"201"_s), m_thread);
        QCOMPARE(
            m_console->at(u"201"_s).connections.first().remote.number, QString::fromLatin1(caller));
        QVERIFY(m_console->control.hangUp({caller}));
        QVERIFY(agrees());
    }

    void f4TransferWhileItRings_data() { rows(); }
    void f4TransferWhileItRings()
    {
        QVERIFY(callIsAnswered());
        QVERIFY(succeeds({.service = Service::ConsultationCall,
            .connection = active(),
            .destination = u"201"_s}));
        QVERIFY(succeeds({Service::TransferCall, active(), held()}));
        QVERIFY(agrees());
        QCOMPARE(m_console->at(u"201"_s).connections.first().state, ConnectionState::Alerting);
        QCOMPARE(m_console->threadAt(u"201"_s), m_thread);
        QVERIFY(m_console->control.answer({"201"}));
        QVERIFY(agrees());
        QCOMPARE(m_console->threadAt(u"201"_s), m_thread);
    }

    void f4TakingBack_data() { rows(); }
    void f4TakingBack()
    {
        QVERIFY(callIsAnswered());
        for (const bool answered : {false, true}) {
            QVERIFY(succeeds({.service = Service::ConsultationCall,
                .connection = active(),
                .destination = u"201"_s}));
            if (answered)
                QVERIFY(m_console->control.answer({"201"}));
            QVERIFY(agrees());
            QVERIFY(succeeds({Service::ReconnectCall, active(), held()}));
            QVERIFY(agrees());
            QCOMPARE(m_console->own().connections.size(), 1);
            QCOMPARE(m_console->threadAt(u"200"_s), m_thread);
        }
    }

    void f5ParkAndRetrieve_data() { rows(); }
    void f5ParkAndRetrieve()
    {
        // Over Xsi there is one place of which is told who waits there: the own line.
        const QString place = isXsi() ? m_console->parkPlace().value() : u"701"_s;
        const QString next = isXsi() ? place : u"702"_s;
        const auto parked = [&] {
            return isXsi() ? m_console->parked() : m_console->at(place).connections.value(0);
        };
        QVERIFY(callIsAnswered());
        QVERIFY(succeeds(
            {.service = Service::ParkCall, .connection = active(), .destination = place}));
        QVERIFY(agrees());
        QVERIFY(m_console->own().connections.isEmpty());
        QCOMPARE(m_console->client->switchboard().threadOf(parked().id), m_thread);
        QVERIFY(succeeds({Service::DirectedPickup, parked().id}));
        QVERIFY(agrees());
        QCOMPARE(m_console->threadAt(u"200"_s), m_thread);
        QVERIFY(succeeds(
            {.service = Service::ParkCall, .connection = active(), .destination = next}));
        m_console->run(61s);
        QVERIFY(agrees());
        QVERIFY(m_console->own(ConnectionState::Alerting).recall != RecallReason::None);
        QCOMPARE(m_console->threadAt(u"200"_s), m_thread);
    }

    void f6PickingUp_data() { rows(); }
    void f6PickingUp()
    {
        QVERIFY(m_console->control.call({caller}, "201"));
        QVERIFY(agrees());
        const CallThreadId thread = m_console->threadAt(u"201"_s);
        QVERIFY(
            succeeds({Service::DirectedPickup, m_console->at(u"201"_s).connections.first().id}));
        QVERIFY(agrees());
        QVERIFY(m_console->at(u"201"_s).connections.isEmpty());
        QCOMPARE(
            m_console->own(ConnectionState::Connected).remote.number, QString::fromLatin1(caller));
        QCOMPARE(m_console->threadAt(u"200"_s), thread);
    }

    void f7DeflectingToVoiceMail_data() { rows(); }
    void f7DeflectingToVoiceMail()
    {
        QVERIFY(callComesIn());
        QVERIFY(succeeds({.service = Service::DeflectCall,
            .connection = m_console->own(ConnectionState::Alerting).id,
            .destination = isXsi() ? m_console->link().voiceMailDevice.value() : u"699"_s,
            .mailboxOf = m_console->id(u"201"_s)}));
        QVERIFY(agrees());
        QVERIFY(m_console->own().connections.isEmpty());
        m_console->run(2s);
        QVERIFY(agrees());
        if (isXsi()) { // nobody can watch the voice mail there
            QCOMPARE(m_console->pbx.engine().truth({"699"})->connections.size(), std::size_t(1));
            return;
        }
        QCOMPARE(m_console->at(u"699"_s).connections.first().state, ConnectionState::Connected);
        QCOMPARE(m_console->threadAt(u"699"_s), m_thread);
    }

    void f7DeflectingToAColleague_data() { rows(); }
    void f7DeflectingToAColleague()
    {
        QVERIFY(callComesIn());
        QVERIFY(succeeds({.service = Service::DeflectCall,
            .connection = m_console->own(ConnectionState::Alerting).id,
            .destination = u"203"_s}));
        QVERIFY(agrees());
        QCOMPARE(m_console->threadAt(u"203"_s), m_thread);
        QVERIFY(m_console->control.answer({"203"}));
        QVERIFY(agrees());
    }

    void f9SomebodyBusy_data() { rows(); }
    void f9SomebodyBusy()
    {
        QVERIFY(m_console->control.call({"202"}, "201"));
        QVERIFY(m_console->control.answer({"201"}));
        QVERIFY(succeeds({.service = Service::MakeCall, .destination = u"201"_s}));
        QVERIFY(agrees());
        QCOMPARE(m_console->own().connections.size(), 1);
        QCOMPARE(m_console->own().connections.first().failCause.toLower(), u"busy"_s);
        QVERIFY(succeeds({Service::ClearConnection, m_console->own().connections.first().id}));
        QVERIFY(agrees());
        QVERIFY(m_console->own().connections.isEmpty());
        const auto unknown
            = m_console->execute({.service = Service::MakeCall, .destination = u"599"_s});
        QVERIFY(!unknown);
        QCOMPARE(word(unknown.error().code),
            word(isXsi() ? ErrorCode::NotAllowed : ErrorCode::InvalidInput)); // 403 says no more
        QVERIFY(!unknown.error().userText.isEmpty());
        QVERIFY(agrees());
    }

    void f10Forwarding_data() { rows(); }
    void f10Forwarding()
    {
        QVERIFY(m_console->control.setForwarding({"201"}, "202"));
        QVERIFY(agrees());
        QVERIFY(m_console->control.call({caller}, "201"));
        QVERIFY(agrees());
        QVERIFY(m_console->at(u"201"_s).connections.isEmpty());
        QCOMPARE(m_console->at(u"202"_s).connections.size(), 1);
        QVERIFY(m_console->control.hangUp({caller}));
        QVERIFY(m_console->control.setForwarding({"201"}, ""));
        QVERIFY(agrees());

        QVERIFY(
            m_console->pbx.pbx()
                .apply(sim::SetForwarding{{"201"}, sim::ForwardingKind::NoAnswer, true, "203", {}})
                .ok());
        QVERIFY(m_console->control.call({caller}, "201"));
        QVERIFY(agrees());
        const CallThreadId thread = m_console->threadAt(u"201"_s);
        m_console->run(21s);
        QVERIFY(agrees());
        QVERIFY(m_console->at(u"201"_s).connections.isEmpty());
        QCOMPARE(m_console->threadAt(u"203"_s), thread);
        QVERIFY(m_console->control.setDoNotDisturb({"203"}, true));
        QVERIFY(m_console->control.hangUp({caller}));
        QVERIFY(agrees());
        QVERIFY(succeeds({.service = Service::MakeCall, .destination = u"203"_s}));
        QVERIFY(agrees());
    }

    void f13HoldAndRetrieve_data() { rows(); }
    void f13HoldAndRetrieve()
    {
        QVERIFY(callIsAnswered());
        QVERIFY(succeeds({Service::HoldCall, active()}));
        QVERIFY(agrees());
        QVERIFY(succeeds({Service::RetrieveCall, held()}));
        QVERIFY(agrees());
        QVERIFY(succeeds({Service::HoldCall, active()}));
        m_console->run(91s); // and rings again
        QVERIFY(agrees());
        QCOMPARE(m_console->threadAt(u"200"_s), m_thread);
    }

    /// The recall of a call of our own says whom we dialled, not whom the call had reached.
    void f13OurOwnForwardedCallComesBackFromHold_data() { rows(); }
    void f13OurOwnForwardedCallComesBackFromHold()
    {
        QVERIFY(m_console->control.setForwarding({"202"}, "+31612345202"));
        QVERIFY(succeeds({.service = Service::MakeCall, .destination = u"202"_s}));
        QVERIFY(m_console->control.answer({"+31612345202"}));
        QVERIFY(agrees());
        QVERIFY(succeeds({Service::HoldCall, active()}));
        m_console->run(91s);
        QVERIFY(agrees());
        QCOMPARE(m_console->own(ConnectionState::Alerting).remote.number, u"+31612345202"_s);
    }

private:
    bool isXsi() const { return !m_console->parkPlace().isEmpty(); }
    void rows()
    {
        QTest::addColumn<bool>("unused");
        for (const Variant &variant : variants())
            QTest::newRow(variant.name) << true;
    }
    bool succeeds(const CallCommand &command)
    {
        const Expected<CommandResult> result = m_console->execute(command);
        if (!result)
            qInfo().noquote() << "refused:" << result.error().detail << '\n'
                              << m_console->trace.last(12);
        return result.hasValue();
    }
    bool agrees()
    {
        const QStringList lines = m_console->differences();
        if (!lines.isEmpty())
            qInfo().noquote() << lines.join(u'\n') << '\n' << m_console->trace.last(12);
        return lines.isEmpty();
    }
    bool callComesIn()
    {
        const bool called = m_console->control.call({caller}, "200").hasValue() && agrees();
        m_thread = m_console->threadAt(u"200"_s);
        return called && m_thread != CallThreadId::None;
    }
    bool callIsAnswered()
    {
        return callComesIn()
            && succeeds({Service::AnswerCall, m_console->own(ConnectionState::Alerting).id})
            && agrees();
    }
    ConnectionId active() const { return m_console->own(ConnectionState::Connected).id; }
    ConnectionId held() const { return m_console->own(ConnectionState::Hold).id; }

    std::unique_ptr<Console> m_console;
    CallThreadId m_thread = CallThreadId::None; ///< of the caller
};

} // namespace balie::test

using balie::test::WholeFlows;
BALIE_TEST(WholeFlows)
#include "tst_WholeFlows.moc"
