// The customer card beside the call, the chooser, what is told while it rings, and the report after
// it.
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "tests/ui-cards/CardRig.h"
#include "ui/calls/ElidedLabel.h"
#include "ui/cards/CardList.h"
#include "ui/cards/CardToast.h"
#include "ui/cards/ReportQueue.h"
#include "ui/cards/ReportSheet.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using State = crm::SourceReport::State;
using test::CardRig;
using test::FakeCardPort;

namespace {

bool says(const QWidget *window, const QString &text)
{
    for (const auto *label : window->findChildren<QLabel *>()) {
        if (label->isVisibleTo(window) && label->text().contains(text))
            return true;
    }
    for (const auto *label : window->findChildren<ElidedLabel *>()) {
        if (label->isVisibleTo(window) && label->text().contains(text))
            return true;
    }
    return false;
}

crm::FoundCard jan()
{
    crm::FoundCard found = FakeCardPort::card(u"1"_s, u"Jan <b>Bos</b>"_s);
    found.card.company = u"Bos & Zn."_s;
    found.card.title = u"Purchaser"_s;
    found.card.numbers = {{ContactNumberKind::Mobile, u"06-12345678"_s, false},
        {ContactNumberKind::Work, u"+31 20 123 45 67"_s, false},
        {ContactNumberKind::Other, u"*21*0612345678#"_s, false}};
    found.card.emails = {u"jan@bos.example"_s};
    found.card.matchedBy = u"+31 20 123 45 67"_s;
    return found;
}

crm::CardFindings of(const QVector<crm::FoundCard> &cards, bool complete = true)
{
    crm::CardFindings findings = FakeCardPort::findings(cards, complete);
    findings.sources = {test::source(
        u"crm"_s, u"Salesforce"_s, cards.isEmpty() ? State::Nothing : State::Found, 240)};
    return findings;
}

} // namespace

class CardsOnScreen : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void goingToTheCardOffersToOpenItAndDialsNobody()
    {
        CardRig rig;
        rig.ring();
        rig.tell(of({jan()}));
        QSignalSpy dial(rig.section, &CardSection::dialWanted);
        QVERIFY(rig.section->focusFirst());
        rig.press(Qt::Key_Return);
        QCOMPARE(rig.opened, QStringList{u"https://crm.example/contact/1"_s});
        QCOMPARE(dial.size(), 0);
    }

    void theCardOfACallSaysWhoAndTakesNoKeyboard()
    {
        CardRig rig;
        QTest::keyClicks(rig.search, u"an"_s);
        rig.ring();
        rig.tell(of({jan()}));
        QCOMPARE(QApplication::focusWidget(), rig.search);
        QVERIFY(rig.section->isVisible());
        QVERIFY(says(rig.section, u"Jan <b>Bos</b>"_s)); // markup of elsewhere is text
        for (const QLabel *label : rig.section->findChildren<QLabel *>()) {
            if (label->text().contains(u'<'))
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QVERIFY(says(rig.section, u"Bos & Zn."_s));
        QVERIFY(says(rig.section, u"Salesforce · 240 ms"_s));
        QVERIFY(says(rig.section, u"Has the number of this call"_s));
        QCOMPARE(test::namelessControls(rig.section), QStringList());

        QSignalSpy dial(rig.section, &CardSection::dialWanted);
        auto *number = test::childNamed<QAbstractButton>(rig.section, u"Call 06 12345678"_s);
        QVERIFY(number);
        QTest::mouseClick(number, Qt::LeftButton);
        QCOMPARE(dial.size(), 1);
        QCOMPARE(dial.first().first().toString(), u"+31612345678"_s);
        QCOMPARE(QApplication::focusWidget(), rig.search); // nor does a click take it
        for (const auto *button : rig.section->findChildren<QAbstractButton *>())
            QVERIFY(!button->text().contains(u"*21"_s)); // would switch something on at the PBX

        QSignalSpy mail(rig.section, &CardSection::mailWanted);
        test::childNamed<QAbstractButton>(rig.section, u"Write to jan@bos.example"_s)->click();
        QCOMPARE(mail.size(), 1);
        test::childNamed<QAbstractButton>(rig.section, u"Copy the address jan@bos.example"_s)
            ->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"jan@bos.example"_s);
        rig.section->openCard();
        QCOMPARE(rig.opened, QStringList{u"https://crm.example/contact/1"_s});
        rig.set({});
        QVERIFY(!rig.section->isVisible());
    }

    void anAddressThatMayNotBeOpenedSaysWhy()
    {
        CardRig rig;
        crm::FoundCard found = jan();
        found.card.link = QUrl(u"file:///etc/passwd"_s);
        rig.ring();
        rig.tell(of({found}));
        auto *open = test::childNamed<QAbstractButton>(rig.section, u"Open in Salesforce"_s);
        QVERIFY(open);
        QVERIFY(!open->isEnabled());
        QVERIFY(!open->toolTip().isEmpty());
        QSignalSpy notice(rig.section, &CardSection::notice);
        rig.section->openCard();
        QCOMPARE(notice.size(), 1);
        QVERIFY(rig.opened.isEmpty());
    }

    void ofSeveralOneIsChosenWithArrowsAndEnter()
    {
        CardRig rig;
        rig.ring();
        crm::FoundCard second = FakeCardPort::card(u"2"_s, u"Anna Vos"_s);
        rig.tell(of({jan(), second}));
        QCOMPARE(QApplication::focusWidget(), rig.search);
        auto *chooser = test::childNamed<CardList>(rig.section, u"Who is it?"_s);
        QVERIFY(chooser);
        QCOMPARE(chooser->count(), 2);
        QVERIFY(chooser->item(0)->text().startsWith(u"Jan <b>Bos</b> · Bos & Zn."_s));
        QVERIFY(chooser->item(1)->text().contains(u"Salesforce"_s));
        QSignalSpy finished(rig.section, &CardSection::finished);
        QVERIFY(rig.section->focusFirst());
        QCOMPARE(QApplication::focusWidget(), chooser);
        rig.press(Qt::Key_Down);
        rig.press(Qt::Key_Return);
        QCOMPARE(finished.size(), 1); // the keyboard goes back
        QVERIFY(says(rig.section, u"Anna Vos"_s));
        QVERIFY(!test::childNamed<CardList>(rig.section, u"Who is it?"_s));
        auto *also = test::childNamed<CardList>(rig.section, u"Also found"_s);
        QVERIFY(also);
        QCOMPARE(also->count(), 1);
        also->setFocus();
        rig.press(Qt::Key_Return);
        QVERIFY(says(rig.section, u"Jan <b>Bos</b>"_s));
    }

    void howFarTheSystemsAreIsSaid()
    {
        CardRig rig;
        rig.ring();
        crm::CardFindings findings = of({}, false);
        findings.sources = {test::source(u"crm"_s, u"Salesforce"_s, State::Waiting),
            test::source(u"b"_s, u"Exact"_s, State::TooLate),
            test::source(u"c"_s, u"AFAS"_s, State::Failed)};
        findings.sources[2].why = u"The <i>token</i> has expired."_s;
        rig.tell(findings);
        QVERIFY(says(rig.section, u"Looking for 020 123 4567"_s));
        QVERIFY(says(rig.section, u"Salesforce: is being asked"_s));
        QVERIFY(says(rig.section, u"Exact: did not answer in time."_s));
        QVERIFY(says(rig.section, u"AFAS: The <i>token</i> has expired."_s));
        findings.sources[0].state = State::Nothing;
        findings.isComplete = true;
        rig.port.places = {{u"crm"_s, u"Salesforce"_s, QUrl(u"https://crm.example/new?phone=1"_s)}};
        rig.tell(findings);
        QVERIFY(says(rig.section, u"Nobody with the number 020 123 4567 was found."_s));
        QVERIFY(!says(rig.section, u"is being asked"_s));
        test::buttonWithText(rig.section, u"New contact in Salesforce"_s)->click();
        QCOMPARE(rig.opened, QStringList{u"https://crm.example/new?phone=1"_s});
        const qsizetype asked = rig.port.askedNumbers.size();
        test::buttonWithText(rig.section, u"Look again"_s)->click();
        QCOMPARE(rig.port.askedNumbers.size(), asked + 1);
        QCOMPARE(QApplication::focusWidget(), rig.search);
    }

    void whoRingsIsToldWithoutTakingTheKeyboardAndGoesWithTheAnswer()
    {
        CardRig rig;
        rig.cards.setPops({{u"crm"_s, crm::ConnectorEntry::Pop::OnAnswer}});
        CardToast toast(rig.theme, rig.cards, &rig.window);
        rig.ring();
        rig.tell(of({jan()}));
        QCOMPARE(toast.sentences().size(), 1);
        QVERIFY(toast.isVisible());
        const QString sentence = toast.sentences().first();
        QVERIFY2(sentence.contains(u"Jan <b>Bos</b>"_s) && sentence.contains(u"Salesforce"_s),
            qPrintable(sentence));
        QCOMPARE(QApplication::focusWidget(), rig.search);
        QVERIFY(rig.window.isActiveWindow());
        QTest::mouseClick(&toast, Qt::LeftButton);
        QCOMPARE(QApplication::focusWidget(), rig.search);
        rig.answer();
        QVERIFY(toast.sentences().isEmpty());
        QVERIFY(!toast.isVisible());
    }

    void theReportStaysWhatIsTypedAndTellsHowItStands()
    {
        CardRig rig;
        desk::JournalRecorder recorder(rig.switchboard, rig.people, rig.store, rig.clock);
        desk::CallReports reports(
            rig.cards, recorder, rig.port, rig.store, rig.clock, [] { return 0.5; });
        ReportSheet sheet(rig.theme, reports, &rig.window);
        ReportQueue queue(rig.theme, reports, &rig.window);
        rig.window.layout()->addWidget(&sheet);
        rig.window.layout()->addWidget(&queue);
        QVERIFY(!sheet.isVisible());
        rig.ring();
        rig.tell(of({jan()}));
        rig.answer();
        rig.clock.advance(std::chrono::seconds(30));
        rig.set({});
        BALIE_TRY_VERIFY(sheet.isVisible());
        QCOMPARE(QApplication::focusWidget(), rig.search); // never by itself
        QCOMPARE(test::namelessControls(&sheet), QStringList());
        QVERIFY(says(&sheet, u"Jan <b>Bos</b>"_s));
        QVERIFY(sheet.focusFirst());
        QTest::keyClicks(QApplication::focusWidget(), u"Asks for order 20417"_s);
        rig.press(Qt::Key_Return); // a line, not a command
        QTest::keyClicks(QApplication::focusWidget(), u"Call back"_s);
        QSignalSpy finished(&sheet, &ReportSheet::finished);
        rig.press(Qt::Key_Escape);
        QCOMPARE(finished.size(), 1);
        QVERIFY(sheet.isVisible()); // and what was typed stays
        auto *subject = test::childNamed<QLineEdit>(&sheet, u"Subject"_s);
        subject->setFocus();
        rig.press(Qt::Key_Return);
        BALIE_TRY_COMPARE(rig.port.reports.size(), 1);
        QCOMPARE(rig.port.reports.first().text, u"Asks for order 20417\nCall back"_s);
        BALIE_TRY_VERIFY(!sheet.isVisible());
        QVERIFY(queue.sentences().first().contains(u"Waiting to be written."_s));
        QSignalSpy notice(&queue, &ReportQueue::notice);
        rig.port.answerWriting(
            unexpected(Error{ErrorCode::NotAllowed, u"You may not write here."_s, {}}));
        BALIE_TRY_VERIFY(
            queue.sentences().value(0).contains(u"Refused: You may not write here."_s));
        QCOMPARE(notice.size(), 1);
        QCOMPARE(test::namelessControls(&queue), QStringList());
        test::buttonWithText(&queue, u"Copy"_s)->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"order 20417"_s));
        test::buttonWithText(&queue, u"Send again"_s)->click();
        BALIE_TRY_COMPARE(rig.port.reports.size(), 2);
        rig.port.answerWriting(crm::CallReceipt{});
        BALIE_TRY_VERIFY(queue.sentences().isEmpty());
        BALIE_TRY_COMPARE(notice.size(), 2); // says where it stands now
    }
};

BALIE_TEST(CardsOnScreen)
#include "tst_CardsOnScreen.moc"
