// Of several cards none is guessed, and the choice is remembered.
#include "desk/journal/JournalPrivacy.h"
#include "tests/cards/CardRig.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using test::FakeCardPort;

namespace {

const crm::CardFindings two = FakeCardPort::findings(
    {FakeCardPort::card(u"a"_s, u"Jan Bos"_s), FakeCardPort::card(u"b"_s, u"Els Bos"_s)});
const crm::CardKey els = two.cards.last().card.key;

} // namespace

class CardChoices : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void ofSeveralNoneIsGuessedAndTheChoiceComesFirstAfterARestart()
    {
        test::OwnFolder own;
        {
            test::CardRig desk(own.path);
            const auto thread = desk.ring();
            desk.port.answer(two);
            QVERIFY(desk.cards.find(thread)->needsChoice());
            desk.cards.choose(thread, els);
            QCOMPARE(desk.cards.find(thread)->choice, CallCards::Choice::ByUser);
            QCOMPARE(desk.cards.find(thread)->alsoFound().size(), 1);
            QCOMPARE(desk.port.askedCards, QVector<crm::CardKey>{els});
        }
        test::CardRig desk(own.path);
        const auto thread = desk.ring();
        desk.port.answer(two);
        BALIE_TRY_COMPARE(desk.cards.find(thread)->choice, CallCards::Choice::Remembered);
        QCOMPARE(desk.cards.find(thread)->shown()->name, u"Els Bos"_s);
        desk.answer();
        QVERIFY(desk.opened.isEmpty()); // two were found
    }

    void deletingForPrivacyForgetsTheChoice()
    {
        test::OwnFolder own;
        test::CardRig desk(own.path);
        desk.cards.choose(desk.ring(), els); // nothing is found yet
        desk.port.answer(two);
        desk.cards.choose(desk.thread(u"1"_s), els);
        JournalPrivacy privacy(desk.store, desk.office.people, desk.office.clock);
        connect(&privacy, &JournalPrivacy::removing, &desk.cards, &CardDesk::forget);
        QSignalSpy erased(&privacy, &JournalPrivacy::erased);
        desk.hangUp();
        PrivacyScope scope;
        scope.keys = {test::callerKey};
        privacy.remove(scope);
        QCOMPARE(desk.port.forgotten, QStringList{test::callerKey});
        BALIE_TRY_VERIFY(!privacy.isBusy()); // written: what is read from now on no longer has it
        const auto thread = desk.ring(test::caller, u"2"_s);
        desk.port.answer(two);
        bool isRead = false;
        desk.store.read<void>(
            Lane::Caller, &desk.cards, [](sqlite::Database &) { return Expected<void>(); },
            [&](const Expected<void> &) { isRead = true; });
        BALIE_TRY_VERIFY(isRead);
        QVERIFY(desk.cards.find(thread)->needsChoice());
        // As the next start finds it.
        test::CardRig again(own.path);
        const auto later = again.ring();
        again.port.answer(two);
        isRead = false;
        again.store.read<void>(
            Lane::Caller, &again.cards, [](sqlite::Database &) { return Expected<void>(); },
            [&](const Expected<void> &) { isRead = true; });
        BALIE_TRY_VERIFY(isRead);
        QVERIFY(again.cards.find(later)->needsChoice());
    }

    void allOfTheChosenCardIsShownWithTheLinkThatWasFound()
    {
        test::OwnFolder own;
        test::CardRig desk(own.path);
        const auto thread = desk.ring();
        desk.port.answer(FakeCardPort::findings({two.cards.last()}));
        auto whole = two.cards.last().card;
        whole.link = {};
        whole.ownerName = u"Anna de Vries"_s;
        desk.port.answerWhole(whole);
        QCOMPARE(desk.cards.find(thread)->shown()->ownerName, u"Anna de Vries"_s);
        QCOMPARE(desk.cards.find(thread)->shown()->link, two.cards.last().card.link);
    }
};

BALIE_TEST(CardChoices)
#include "tst_CardChoices.moc"
