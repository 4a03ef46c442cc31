// Which card comes up by itself, and when.
#include "tests/cards/CardRig.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using test::FakeCardPort;
using State = cti::ConnectionState;
using Pop = CardDesk::Pop;

namespace {

struct Desk : test::OwnFolder, test::CardRig {
    Desk()
        : CardRig(path)
    {
    }
    QSignalSpy toasts{&cards, &CardDesk::toast};
    QSignalSpy broughtUp{&cards, &CardDesk::bringUp};
};

const crm::CardFindings one = FakeCardPort::findings({FakeCardPort::card(u"a"_s, u"Jan Bos"_s)});
const crm::CardFindings two = FakeCardPort::findings(
    {FakeCardPort::card(u"a"_s, u"Jan Bos"_s), FakeCardPort::card(u"b"_s, u"Els Bos"_s)});

} // namespace

class CardPopping : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aToastWhileItRingsAndTheCardOnceItIsAnswered()
    {
        Desk desk;
        const auto thread = desk.ring();
        QCOMPARE(desk.port.askedNumbers, QStringList{test::callerKey});
        QCOMPARE(desk.toasts.size(), 0);
        desk.port.answer(one);
        QCOMPARE(desk.toasts.size(), 1);
        QCOMPARE(desk.broughtUp.size(), 0);
        QVERIFY(desk.opened.isEmpty());
        desk.answer();
        QCOMPARE(desk.broughtUp.size(), 1);
        QCOMPARE(desk.opened, QVector<QUrl>{one.cards.first().card.link});
        QCOMPARE(desk.cards.find(thread)->shown()->name, u"Jan Bos"_s);
        QCOMPARE(desk.port.askedNumbers.size(), 1);
    }

    void aCardThatIsFoundAfterTheAnswerComesWithoutAToast()
    {
        Desk desk;
        desk.ring();
        desk.answer();
        desk.port.answer(one);
        QCOMPARE(desk.toasts.size(), 0);
        QCOMPARE(desk.broughtUp.size(), 1);
        QCOMPARE(desk.opened.size(), 1);
    }

    void anOutgoingCallShowsItsCardAtOnceAndNoToast()
    {
        Desk desk;
        desk.cards.setPops({{u"crm"_s, Pop::OnRing}});
        desk.dial();
        desk.port.answer(one);
        QCOMPARE(desk.toasts.size(), 0);
        QCOMPARE(desk.broughtUp.size(), 1);
        QCOMPARE(desk.opened.size(), 1);
    }

    void aSourceSaysWhetherAndWhenItsCardOpens()
    {
        Desk ringing;
        ringing.cards.setPops({{u"crm"_s, Pop::OnRing}});
        ringing.ring();
        ringing.port.answer(one);
        QCOMPARE(ringing.opened.size(), 1);
        ringing.answer();
        QCOMPARE(ringing.opened.size(), 1);

        Desk never;
        never.cards.setPops({{u"crm"_s, Pop::Off}});
        const auto thread = never.ring();
        never.port.answer(one);
        never.answer();
        QCOMPARE(never.toasts.size() + never.broughtUp.size() + never.opened.size(), 0);
        QVERIFY(never.cards.find(thread)->shown()); // beside the call all the same
    }

    void nothingIsOpenedOfSeveralOrOfWhatIsNotTheNumberItself_data()
    {
        QTest::addColumn<crm::CardFindings>("findings");
        QTest::newRow("several") << two;
        auto company = one;
        company.cards.first().card.match = crm::CardMatch::CompanyNumber;
        QTest::newRow("the company's number") << company;
        auto more = one;
        more.more = true;
        QTest::newRow("more than were told") << more;
        auto waiting = one;
        waiting.isComplete = false;
        QTest::newRow("not all have answered") << waiting;
    }

    void nothingIsOpenedOfSeveralOrOfWhatIsNotTheNumberItself()
    {
        QFETCH(crm::CardFindings, findings);
        Desk desk;
        desk.ring();
        desk.port.answer(findings);
        desk.answer();
        QVERIFY(desk.opened.isEmpty());
        QCOMPARE(desk.broughtUp.size(), 1);
    }

    void colleaguesAndWithheldNumbersAreNotLookedUp()
    {
        Desk desk;
        QCOMPARE(desk.cards.find(desk.ring(u"201"_s))->asked, CallCards::Asked::Internal);
        auto hidden = test::CardRig::part(u"2"_s, State::Alerting, test::caller);
        hidden.remote.withheld = true;
        desk.own({hidden});
        QCOMPARE(desk.cards.find(desk.thread(u"2"_s))->asked, CallCards::Asked::Withheld);
        QCOMPARE(desk.cards.find(desk.ring(u"112"_s, u"3"_s))->asked, CallCards::Asked::NoNumber);
        QVERIFY(desk.port.askedNumbers.isEmpty());
    }

    void aCallThatIsConcludedAfterAGapIsLookedUpAndNeverComesUp()
    {
        Desk desk;
        desk.office.lose();
        desk.office.goLive();
        const auto thread = desk.ring();
        QVERIFY(desk.cards.find(thread)->quiet);
        desk.port.answer(one);
        desk.answer();
        QCOMPARE(desk.toasts.size() + desk.broughtUp.size() + desk.opened.size(), 0);
        QVERIFY(desk.cards.find(thread)->shown());
    }

    void theQuestionIsWithdrawnWhenTheCallEnds()
    {
        Desk desk;
        const auto thread = desk.ring();
        QCOMPARE(desk.port.numbers.size(), 1U);
        desk.hangUp(u"1"_s, State::Alerting);
        QCOMPARE(desk.port.withdrawn, 1);
        QVERIFY(desk.port.numbers.empty());
        QVERIFY(desk.cards.find(thread)->isOver);
        QVERIFY(!desk.cards.find(thread)->isLooking());
    }

    void aCallPopsOnceHoweverOftenItIsHeld()
    {
        Desk desk;
        desk.ring();
        desk.port.answer(one);
        desk.answer();
        desk.own({test::CardRig::part(u"1"_s, State::Hold, test::caller)});
        desk.answer();
        QCOMPARE(desk.toasts.size(), 1);
        QCOMPARE(desk.broughtUp.size(), 1);
        QCOMPARE(desk.opened.size(), 1);
    }

    void whoIsHandedOverByAColleagueIsLookedUpThen()
    {
        Desk desk;
        const auto thread = desk.ring(u"201"_s);
        desk.answer(u"201"_s);
        QVERIFY(desk.port.askedNumbers.isEmpty());
        desk.answer(test::caller);
        QCOMPARE(desk.port.askedNumbers, QStringList{test::callerKey});
        desk.port.answer(one);
        QCOMPARE(desk.broughtUp.size(), 1);
        desk.answer(u"201"_s); // a colleague on the line again
        QVERIFY(desk.cards.find(thread)->shown());
    }

    void oneCardNamesTheCallerWhereTheContactsDoNot()
    {
        Desk desk;
        desk.ring();
        desk.port.answer(one);
        QCOMPARE(desk.office.people.displayName({}, test::caller), u"Jan Bos"_s);
        desk.office.people.setContactName(test::callerKey, u"Jan"_s);
        QCOMPARE(desk.office.people.displayName({}, test::caller), u"Jan"_s);
        Desk unsure;
        unsure.ring();
        unsure.port.answer(two);
        QCOMPARE(unsure.office.people.displayName({}, test::caller), u"06 12345678"_s);
    }

    void aSystemThatIsSwitchedOnDuringTheCallIsAsked()
    {
        Desk desk;
        desk.port.setSystems({});
        const auto thread = desk.ring();
        QCOMPARE(desk.cards.find(thread)->asked, CallCards::Asked::NoSystem);
        desk.port.setSystems({FakeCardPort::system(u"crm"_s)});
        QCOMPARE(desk.port.askedNumbers.size(), 1);
    }
};

BALIE_TEST(CardPopping)
#include "tst_CardPopping.moc"
