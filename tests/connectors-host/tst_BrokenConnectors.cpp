// A system that does not work costs one deadline and then nothing; how it goes with each is told.
#include "tests/connectors-host/HostDesk.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::crm;
using test::errorOf;
using test::HostDesk;
using test::person;
using test::replyOf;
using Health = ConnectorHealth::State;
using State = SourceReport::State;

Q_DECLARE_METATYPE(balie::ErrorCode)

namespace {

/// A new number each time, so that nothing is remembered.
QString numberOf(int i)
{
    return u"020 123 4%1"_s.arg(i, 3, 10, QChar(u'0'));
}

} // namespace

class BrokenConnectors : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aDeadSystemCostsOneDeadline()
    {
        HostDesk desk(2);
        desk.fake(0).isSilent = true;
        auto heard = desk.find(numberOf(0));
        desk.clock.advance(3s);
        QCOMPARE(heard->state(0), State::TooLate);
        QCOMPARE(desk.fake(0).cancelled.load(), 1);
        ConnectorHealth health = desk.health(0);
        QCOMPARE(health.state, Health::Broken);
        QVERIFY(!health.why.isEmpty());
        QVERIFY(!health.remedy.isEmpty());
        // Half of the first back-off, and the least pause.
        QCOMPARE(health.untilWallMs, desk.clock.wallMs() + 7000);
        QCOMPARE(desk.health(1).state, Health::Working);

        heard = desk.find(numberOf(1));
        desk.clock.advance(100ms); // as long as the other one takes
        QVERIFY(heard->isComplete());
        QCOMPARE(heard->state(0), State::Skipped);
        QVERIFY(heard->last().sources.at(0).why.contains(u"System a"_s));
        QCOMPARE(desk.fake(0).asked.load(), 1);

        // A single trial; who asks meanwhile does without.
        desk.clock.advance(7s);
        heard = desk.find(numberOf(2));
        const auto other = desk.find(numberOf(3));
        QCOMPARE(desk.fake(0).asked.load(), 2);
        desk.clock.settle();
        QCOMPARE(other->state(0), State::Skipped);
        desk.clock.advance(3s);
        health = desk.health(0);
        QCOMPARE(health.state, Health::Broken);
        QCOMPARE(health.untilWallMs, desk.clock.wallMs() + 12'000);

        desk.fake(0).isSilent = false;
        desk.clock.advance(12s);
        heard = desk.find(numberOf(4));
        desk.clock.advance(1s);
        QCOMPARE(heard->state(0), State::Nothing);
        QCOMPARE(desk.health(0).state, Health::Working);
        QVERIFY(desk.health(0).why.isEmpty());
    }

    void aTrialThatIsWithdrawnLeavesItToTheNext()
    {
        HostDesk desk(1);
        desk.fake(0).isSilent = true;
        auto heard = desk.find(numberOf(0));
        desk.clock.advance(10s);
        desk.fake(0).isSilent = false;
        heard = desk.find(numberOf(1));
        heard->task.reset();
        heard = desk.find(numberOf(2));
        desk.clock.advance(1s);
        QCOMPARE(heard->state(0), State::Nothing);
    }

    void quickFailuresAreForgivenTwice_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("unreachable") << ErrorCode::Unreachable;
        QTest::newRow("untrusted") << ErrorCode::Untrusted;
        QTest::newRow("protocol") << ErrorCode::Protocol;
    }
    void quickFailuresAreForgivenTwice()
    {
        QFETCH(const ErrorCode, code);
        HostDesk desk(1);
        desk.fake(0).reply = unexpected(errorOf(code));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(desk.health(0).state != Health::Broken);
            const auto heard = desk.find(numberOf(i));
            desk.clock.advance(1s);
            QCOMPARE(heard->state(0), State::Failed);
            QCOMPARE(heard->last().sources.at(0).why, errorOf(code).userText);
        }
        QCOMPARE(desk.health(0).state, Health::Broken);
        QCOMPARE(desk.health(0).why, errorOf(code).userText);
        QVERIFY(!desk.health(0).remedy.isEmpty());
        const auto heard = desk.find(numberOf(9));
        desk.clock.settle();
        QCOMPARE(heard->state(0), State::Skipped);
        QCOMPARE(desk.fake(0).asked.load(), 3);
    }

    void anAnswerBetweenFailuresBeginsTheCountAnew()
    {
        HostDesk desk(1);
        for (int i = 0; i < 8; ++i) {
            if (i % 3 == 2)
                desk.fake(0).reply = LookupReply{};
            else
                desk.fake(0).reply = unexpected(errorOf(ErrorCode::Unreachable));
            const auto heard = desk.find(numberOf(i));
            desk.clock.advance(1s);
        }
        QCOMPARE(desk.fake(0).asked.load(), 8);
    }

    void whoIsSignedOutIsNotAskedUntilTheSignInChanges()
    {
        HostDesk desk(1);
        desk.fake(0).reply = unexpected(errorOf(ErrorCode::BadCredentials));
        auto heard = desk.find(numberOf(0));
        desk.clock.advance(1s);
        QCOMPARE(heard->state(0), State::Failed);
        QCOMPARE(desk.health(0).state, Health::SignedOut);
        desk.clock.advance(24h);
        heard = desk.find(numberOf(1));
        desk.clock.settle();
        QCOMPARE(heard->state(0), State::Skipped);
        QCOMPARE(desk.fake(0).asked.load(), 1);

        desk.set(); // another connector changed, not this one
        QCOMPARE(desk.health(0).state, Health::SignedOut);
        desk.fake(0).reply = LookupReply{};
        desk.host.signInChanged(u"a"_s);
        heard = desk.find(numberOf(1));
        desk.clock.advance(1s);
        QCOMPARE(heard->state(0), State::Nothing);
        QCOMPARE(desk.health(0).state, Health::Working);
    }

    void aLimitIsKeptUntilTold()
    {
        HostDesk desk(1);
        desk.fake(0).reply = unexpected(errorOf(ErrorCode::Busy));
        desk.fake(0).limitedUntil = desk.clock.wallMs() + 30'000;
        auto heard = desk.find(numberOf(0));
        desk.clock.advance(1s);
        QCOMPARE(desk.health(0).state, Health::Limited);
        QCOMPARE(desk.health(0).untilWallMs, desk.fake(0).limitedUntil);
        heard = desk.find(numberOf(1));
        desk.clock.settle();
        QCOMPARE(heard->state(0), State::Skipped);
        std::optional<Expected<CallReceipt>> receipt;
        CallReport report;
        report.card.connector = u"a"_s;
        const auto task = desk.host.logCall(report, [&](const auto &told) { receipt = told; });
        desk.clock.settle();
        QCOMPARE(receipt->error().code, ErrorCode::Busy); // later, then

        int told = 0;
        desk.host.setHealthTold([&](const auto &) { ++told; });
        desk.clock.advance(29s);
        QCOMPARE(told, 1);
        QCOMPARE(desk.health(0).state, Health::Working);
        QVERIFY(desk.health(0).why.isEmpty());
        heard = desk.find(numberOf(2));
        QCOMPARE(desk.fake(0).asked.load(), 2);
    }

    void mostlyLateIsSlow()
    {
        HostDesk desk(1);
        desk.fake(0).after = 2s;
        for (int i = 0; i < 2; ++i) {
            QVERIFY(desk.health(0).state != Health::Slow);
            const auto heard = desk.find(numberOf(i));
            desk.clock.advance(3s);
        }
        QCOMPARE(desk.health(0).state, Health::Slow);
        QCOMPARE(desk.health(0).lastTook, 2s);
        QVERIFY(!desk.health(0).why.isEmpty());
        desk.fake(0).after = 100ms;
        for (int i = 2; i < 5; ++i) {
            const auto heard = desk.find(numberOf(i));
            desk.clock.advance(3s);
        }
        QCOMPARE(desk.health(0).state, Health::Working);
    }

    void aRefusalIsNoFailureOfTheSystem()
    {
        HostDesk desk(1);
        desk.fake(0).reply = unexpected(errorOf(ErrorCode::NotAllowed));
        for (int i = 0; i < 5; ++i) {
            const auto heard = desk.find(numberOf(i));
            desk.clock.advance(1s);
        }
        QCOMPARE(desk.fake(0).asked.load(), 5);
        QCOMPARE(desk.health(0).state, Health::Working);
        QCOMPARE(desk.health(0).why, errorOf(ErrorCode::NotAllowed).userText);
        QVERIFY(!desk.health(0).remedy.isEmpty());
    }

    void whatIsParkedSaysWhy()
    {
        HostDesk desk(0);
        std::vector<HostedConnector> all;
        all.emplace_back();
        all.back().id = u"p"_s;
        all.back().name = u"Parked"_s;
        all.back().parked = u"Its profile cannot be read."_s;
        desk.host.setConnectors(std::move(all));
        QCOMPARE(desk.health(0).state, Health::Parked);
        QCOMPARE(desk.health(0).why, u"Its profile cannot be read."_s);
        const auto heard = desk.find();
        desk.clock.settle();
        QVERIFY(heard->isComplete());
        QCOMPARE(heard->state(0), State::Skipped);
        QCOMPARE(heard->last().sources.at(0).why, u"Its profile cannot be read."_s);
    }

    void aBrokenOneStillTellsWhatIsRemembered()
    {
        HostDesk desk(1);
        desk.fake(0).reply = replyOf({person(u"1"_s, u"Anna Bakker"_s, {numberOf(0)})});
        auto heard = desk.find(numberOf(0));
        desk.clock.advance(1s);
        desk.fake(0).isSilent = true;
        heard = desk.find(numberOf(1));
        desk.clock.advance(3s);
        QCOMPARE(desk.health(0).state, Health::Broken);
        heard = desk.find(numberOf(0));
        desk.clock.settle();
        QCOMPARE(heard->last().cards.size(), 1);
    }
};

BALIE_TEST(BrokenConnectors)
#include "tst_BrokenConnectors.moc"
