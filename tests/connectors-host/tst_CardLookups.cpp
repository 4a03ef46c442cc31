// Look-ups at several systems: in parts, in time, once, and only as long as somebody wants to know.
#include "tests/connectors-host/HostDesk.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::crm;
using test::Heard;
using test::HostDesk;
using test::person;
using test::replyOf;
using State = SourceReport::State;

namespace {
const QString sought = u"020 123 45 67"_s;
}

class CardLookups : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void eachAnswerIsAPartAndCardsKeepTheirPlace()
    {
        HostDesk desk(3);
        desk.fake(0).reply = replyOf({person(u"1"_s, u"Anna Bakker"_s, {sought})});
        desk.fake(0).after = 900ms;
        desk.fake(1).reply = replyOf({person(u"2"_s, u"Piet de Wit"_s, {sought})});
        desk.fake(1).after = 300ms;
        desk.fake(2).after = 600ms;

        const auto heard = desk.find();
        QCOMPARE(heard->parts.size(), 0); // never from inside the question
        desk.clock.settle();
        QCOMPARE(heard->parts.size(), 1);
        QCOMPARE(heard->state(0), State::Waiting);
        QVERIFY(!heard->isComplete());

        desk.clock.advance(300ms);
        QCOMPARE(heard->parts.size(), 2);
        QCOMPARE(heard->last().cards.size(), 1);
        QCOMPARE(heard->last().cards.at(0).card.name, u"Piet de Wit"_s);
        QCOMPARE(heard->last().cards.at(0).card.key.connector, u"b"_s);
        QCOMPARE(heard->state(1), State::Found);
        QCOMPARE(heard->last().sources.at(1).took, 300ms);
        desk.clock.advance(300ms);
        QCOMPARE(heard->state(2), State::Nothing);
        desk.clock.advance(300ms);
        QCOMPARE(heard->parts.size(), 4);
        QVERIFY(heard->isComplete());
        QCOMPARE(heard->last().cards.at(0).card.name, u"Piet de Wit"_s);
        QCOMPARE(heard->last().cards.at(1).card.name, u"Anna Bakker"_s);
        desk.clock.advance(1h);
        QCOMPARE(heard->parts.size(), 4);
    }

    void eightSystemsAreAskedSideBySide()
    {
        HostDesk desk(8);
        for (size_t i = 0; i < 8; ++i)
            desk.fake(i).after = std::chrono::milliseconds(100 * (i + 1));
        const auto heard = desk.find();
        for (size_t i = 0; i < 8; ++i)
            QCOMPARE(desk.fake(i).asked.load(), 1);
        desk.clock.advance(799ms);
        QVERIFY(!heard->isComplete());
        desk.clock.advance(1ms);
        QVERIFY(heard->isComplete());
    }

    void whatIsTooLateForTheRingIsKnownTheNextTime()
    {
        HostDesk desk(2);
        desk.fake(0).reply = replyOf({person(u"1"_s, u"Anna Bakker"_s, {sought})});
        desk.fake(0).after = 2s;
        const auto heard = desk.find();
        desk.clock.advance(1499ms);
        QVERIFY(!heard->isComplete());
        desk.clock.advance(1ms);
        QVERIFY(heard->isComplete());
        QCOMPARE(heard->state(0), State::TooLate);
        QVERIFY(heard->last().cards.isEmpty());
        heard->task.reset();
        QCOMPARE(desk.fake(0).underWay.load(), 1);

        desk.clock.advance(500ms);
        QCOMPARE(desk.fake(0).underWay.load(), 0);
        const auto again = desk.find();
        desk.clock.settle();
        QCOMPARE(again->state(0), State::Found);
        QVERIFY(again->last().sources.at(0).fromMemory);
        QCOMPARE(again->last().cards.size(), 1);
        QCOMPARE(desk.fake(0).asked.load(), 1);
    }

    void whoAsksAgainMeanwhileGetsTheLateAnswer()
    {
        HostDesk desk(1);
        desk.fake(0).reply = replyOf({person(u"1"_s, u"Anna Bakker"_s, {sought})});
        desk.fake(0).after = 2s;
        auto heard = desk.find();
        desk.clock.advance(1600ms);
        QVERIFY(heard->isComplete());
        heard = desk.find(); // the first task goes
        desk.clock.advance(400ms);
        QVERIFY(heard->isComplete());
        QCOMPARE(heard->state(0), State::Found);
        QCOMPARE(heard->last().sources.at(0).took, 400ms);
        QCOMPARE(desk.fake(0).asked.load(), 1);
    }

    void aSearchByNameWaitsLonger()
    {
        HostDesk desk(2);
        desk.fake(0).reply = replyOf({person(u"1"_s, u"Anna Bakker"_s, {sought})});
        desk.fake(0).after = 2s;
        desk.fake(1).isSilent = true;
        const auto heard = desk.findName(u" bakker "_s);
        desk.clock.advance(2s);
        QCOMPARE(heard->state(0), State::Found);
        QVERIFY(!heard->isComplete());
        desk.clock.advance(1s);
        QVERIFY(heard->isComplete());
        QCOMPARE(heard->state(1), State::TooLate);
        QCOMPARE(desk.fake(1).cancelled.load(), 1);
    }

    void aWithdrawnQuestionIsCancelledThereAndTellsNothing()
    {
        HostDesk desk(2);
        const auto heard = desk.find();
        desk.clock.settle();
        QCOMPARE(heard->parts.size(), 1);
        heard->task.reset();
        QCOMPARE(desk.fake(0).underWay.load(), 0);
        QCOMPARE(desk.fake(0).cancelled.load(), 1);
        QCOMPARE(desk.fake(1).cancelled.load(), 1);
        desk.clock.advance(10s);
        QCOMPARE(heard->parts.size(), 1);
    }

    void aTaskMayBeDeletedInItsHandler()
    {
        HostDesk desk(2);
        desk.fake(1).after = 700ms;
        int parts = 0;
        std::unique_ptr<ConnectorTask> task;
        task
            = desk.host.findByNumber(desk.numbers.read(sought), {[&](const CardFindings &findings) {
                  ++parts;
                  if (findings.sources.at(0).state != State::Waiting)
                      task.reset();
              }});
        desk.clock.advance(10s);
        QCOMPARE(parts, 2);
        QCOMPARE(desk.fake(1).cancelled.load(), 1);
    }

    void tasksMayOutliveTheHost()
    {
        std::shared_ptr<Heard> heard;
        std::shared_ptr<test::FakeSystem> fake;
        ManualClock clock;
        std::unique_ptr<ConnectorTask> task;
        int parts = 0;
        {
            ConnectorHost host(clock, PhoneNumbers());
            fake = std::make_shared<test::FakeSystem>();
            std::vector<HostedConnector> all;
            all.push_back({u"a"_s, u"A"_s, {}, "1", nullptr,
                std::make_unique<test::FakeConnector>(clock, fake), {}, {}, {}});
            host.setConnectors(std::move(all));
            task = host.findByNumber(
                PhoneNumbers().read(sought), {[&](const CardFindings &) { ++parts; }});
        }
        QVERIFY(fake->isGone);
        QCOMPARE(fake->underWay.load(), 0);
        clock.advance(10s);
        QCOMPARE(parts, 0);
    }

    void onlyRealNumbersAreAskedFor_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("colleague") << u"201"_s;
        QTest::newRow("112") << u"112"_s;
        QTest::newRow("withheld") << u"anonymous"_s;
        QTest::newRow("code") << u"*21#"_s;
        QTest::newRow("nonsense") << u"+0"_s;
    }
    void onlyRealNumbersAreAskedFor()
    {
        QFETCH(const QString, text);
        HostDesk desk(1);
        const auto heard = desk.find(text);
        desk.clock.settle();
        QVERIFY(heard->isComplete());
        QCOMPARE(heard->last(), (CardFindings{{}, {}, false, true}));
        QCOMPARE(desk.fake(0).asked.load(), 0);
    }

    void whatIsRememberedAsksNothing()
    {
        HostDesk desk(2);
        desk.fake(0).reply = replyOf({person(u"1"_s, u"Anna Bakker"_s, {sought})});
        desk.find()->task.reset(); // withdrawn: not remembered
        auto heard = desk.find();
        desk.clock.advance(1s);
        QCOMPARE(desk.fake(0).asked.load(), 2);

        heard = desk.find(u"0031 20 1234567"_s);
        desk.clock.settle();
        QCOMPARE(heard->parts.size(), 1);
        QVERIFY(heard->isComplete());
        QCOMPARE(heard->last().cards.size(), 1);
        QVERIFY(heard->last().sources.at(0).fromMemory);
        QCOMPARE(desk.fake(0).asked.load(), 2);

        // Nobody found holds for a minute, somebody for a quarter of an hour.
        desk.clock.advance(61s);
        heard = desk.find();
        QCOMPARE(desk.fake(0).asked.load(), 2);
        QCOMPARE(desk.fake(1).asked.load(), 3);
        desk.clock.advance(14min);
        heard = desk.find();
        QCOMPARE(desk.fake(0).asked.load(), 3);
    }

    void whatIsForgottenIsAskedAnew()
    {
        HostDesk desk(1);
        auto first = desk.find();
        auto other = desk.find(u"06 12345678"_s);
        desk.clock.advance(1s);
        QCOMPARE(desk.fake(0).asked.load(), 2);
        desk.host.forget(desk.numbers.keyOf(sought));
        first = desk.find();
        other = desk.find(u"06 12345678"_s);
        QCOMPARE(desk.fake(0).asked.load(), 3);
        // What is on its way when it is forgotten is not remembered.
        desk.host.forget({});
        desk.clock.advance(1s);
        QVERIFY(first->isComplete());
        first = desk.find();
        QCOMPARE(desk.fake(0).asked.load(), 4);
    }

    void theSameNumberIsAskedOnce()
    {
        HostDesk desk(1);
        desk.fake(0).reply = replyOf({person(u"1"_s, u"Anna Bakker"_s, {sought})});
        const auto first = desk.find();
        desk.clock.advance(50ms);
        const auto second = desk.find();
        QCOMPARE(desk.fake(0).asked.load(), 1);
        first->task.reset(); // the other one still wants to know
        QCOMPARE(desk.fake(0).cancelled.load(), 0);
        desk.clock.advance(50ms);
        QVERIFY(second->isComplete());
        QCOMPARE(second->last().cards.size(), 1);
        QVERIFY(!first->isComplete());
    }

    void memoryIsBounded()
    {
        HostLimits limits;
        limits.remembered = 3;
        HostDesk desk(1, limits);
        for (int i = 0; i < 5; ++i) {
            const auto heard = desk.find(u"020 123 45 6%1"_s.arg(i));
            desk.clock.advance(1s);
        }
        QCOMPARE(desk.fake(0).asked.load(), 5);
        const auto latest = desk.find(u"020 123 45 64"_s);
        QCOMPARE(desk.fake(0).asked.load(), 5);
        const auto oldest = desk.find(u"020 123 45 60"_s);
        QCOMPARE(desk.fake(0).asked.load(), 6);
    }

    void otherSettingsForgetWhatWasSaid()
    {
        HostDesk desk(2);
        auto heard = desk.find();
        desk.clock.advance(1s);
        std::vector<HostedConnector> all;
        all.push_back(desk.connector(0, "other"));
        all.push_back(desk.connector(1));
        desk.host.setConnectors(std::move(all));
        heard = desk.find();
        QCOMPARE(desk.fake(0).asked.load(), 2);
        QCOMPARE(desk.fake(1).asked.load(), 1);
    }

    void lookUpsUnderWayEndWhenConnectorsAreReplaced()
    {
        HostDesk desk(2);
        desk.fake(0).reply = replyOf({person(u"1"_s, u"Anna Bakker"_s, {sought})});
        desk.fake(1).isSilent = true;
        const auto heard = desk.find();
        Expected<ContactCard> card{ContactCard{}};
        int cards = 0;
        const auto task = desk.host.getCard({u"b"_s, u"Contact"_s, u"1"_s}, [&](const auto &told) {
            card = told;
            ++cards;
        });
        desk.clock.advance(200ms);
        const auto count = heard->parts.size();
        desk.set("2");
        QVERIFY(desk.fake(1).isGone);
        QCOMPARE(heard->parts.size(), count);
        desk.clock.settle();
        QVERIFY(heard->isComplete());
        QCOMPARE(heard->last().cards.size(), 1);
        QCOMPARE(heard->state(1), State::Skipped);
        QVERIFY(!heard->last().sources.at(1).why.isEmpty());
        QCOMPARE(cards, 1);
        QCOMPARE(card.error().code, ErrorCode::LinkLost);
        desk.clock.advance(1h);
        QCOMPARE(cards, 1);
    }

    void whatIsUnchangedGoesOnWhenAnotherIsReplaced()
    {
        HostDesk desk(3);
        desk.fake(0).isSilent = true;
        desk.fake(1).reply = replyOf({person(u"1"_s, u"Anna Bakker"_s, {sought})});
        const auto heard = desk.find();
        std::optional<Expected<ContactCard>> card;
        const auto task = desk.host.getCard(
            {u"b"_s, u"Contact"_s, u"1"_s}, [&](const auto &told) { card = told; });
        // The first is changed, the third is removed, and the second comes first now.
        std::vector<HostedConnector> all;
        all.push_back(desk.connector(1));
        all.push_back(desk.connector(0, "other"));
        bool isMade = false;
        all[0].make = [&](HostedConnector &) { isMade = true; };
        desk.host.setConnectors(std::move(all));
        QVERIFY(!isMade);
        QCOMPARE(desk.fake(0).cancelled.load(), 1);
        QCOMPARE(desk.fake(2).cancelled.load(), 1);
        QCOMPARE(desk.fake(1).cancelled.load(), 0);
        desk.clock.settle();
        QVERIFY(!heard->isComplete());
        QCOMPARE(heard->state(0), State::Skipped);
        QCOMPARE(heard->state(1), State::Waiting);
        QCOMPARE(heard->state(2), State::Skipped);
        desk.clock.advance(100ms);
        QVERIFY(heard->isComplete());
        QCOMPARE(heard->state(1), State::Found);
        QVERIFY(card && *card);
        QCOMPARE(desk.health(0).connector, u"b"_s);
        QCOMPARE(desk.health(0).state, ConnectorHealth::State::Working);
        // Its memory stayed, and its place is the first.
        desk.fake(0).isSilent = false;
        const auto again = desk.find();
        desk.clock.advance(1s);
        QVERIFY(again->last().sources.at(0).fromMemory);
        QCOMPARE(again->last().sources.at(0).connector, u"b"_s);
        QCOMPARE(desk.fake(1).asked.load(), 2);
    }

    void aCardIsAskedOfItsOwnSystem()
    {
        HostDesk desk(2);
        std::optional<Expected<ContactCard>> card;
        const auto done = [&](const Expected<ContactCard> &told) { card = told; };
        auto task = desk.host.getCard({u"b"_s, u"Contact"_s, u"7"_s}, done);
        desk.clock.advance(1s);
        QCOMPARE(card->value().ownerName, u"Eva Smit"_s);
        QCOMPARE(desk.fake(0).asked.load(), 0);

        card.reset();
        task = desk.host.getCard({u"gone"_s, u"Contact"_s, u"7"_s}, done);
        QVERIFY(!card);
        desk.clock.settle();
        QCOMPARE(card->error().code, ErrorCode::NotSupported);

        card.reset();
        desk.fake(1).isSilent = true;
        task = desk.host.getCard({u"b"_s, u"Contact"_s, u"7"_s}, done);
        desk.clock.advance(1min);
        QCOMPARE(card->error().code, ErrorCode::Timeout);
    }

    void aNoteThatIsWithdrawnIsCancelled()
    {
        HostDesk desk(1);
        CallReport report;
        report.card = {u"a"_s, u"Contact"_s, u"7"_s};
        int told = 0;
        auto task = desk.host.logCall(report, [&](const auto &) { ++told; });
        task.reset();
        QCOMPARE(desk.fake(0).cancelled.load(), 1);
        task = desk.host.logCall(report, [&](const Expected<CallReceipt> &receipt) {
            QCOMPARE(receipt.value().id, u"note 1"_s);
            ++told;
            task.reset();
        });
        desk.clock.advance(1min);
        QCOMPARE(told, 1);
    }

    void whatASystemCannotDoIsNotAsked()
    {
        HostDesk desk(2);
        desk.fake(0).can = Capability::Directory;
        desk.fake(1).can |= Capability::NewContact;
        const auto heard = desk.find();
        desk.clock.advance(1s);
        QCOMPARE(heard->last().sources.size(), 1);
        QCOMPARE(heard->last().sources.at(0).connector, u"b"_s);
        const auto places = desk.host.newContactPlaces(desk.numbers.read(sought));
        QCOMPARE(places.size(), 1);
        QCOMPARE(places.at(0).connector, u"b"_s);
    }

    void linksOfSchemesThatNobodyNamedAreTakenOut()
    {
        HostDesk desk(0);
        desk.add();
        ContactCard card = person(u"1"_s, u"Anna Bakker"_s, {sought});
        card.link = QUrl(u"file:/etc/passwd"_s);
        card.companyLink = QUrl(u"act:company?1"_s);
        desk.fake(0).reply = replyOf({card});
        std::vector<HostedConnector> all;
        all.push_back(desk.connector(0));
        all.back().schemes = QStringList{u"act"_s};
        desk.host.setConnectors(std::move(all));
        const auto heard = desk.find();
        desk.clock.advance(1s);
        QVERIFY(heard->last().cards.at(0).card.link.isEmpty());
        QCOMPARE(heard->last().cards.at(0).card.companyLink, card.companyLink);
        QCOMPARE(desk.health(0).schemes, (QStringList{u"https"_s, u"act"_s}));
    }
};

BALIE_TEST(CardLookups)
#include "tst_CardLookups.moc"
