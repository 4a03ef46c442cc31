// What is known of a caller from before: his earlier calls, who usually takes him, and his name in the contacts.
#include "tests/journal/Journal.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "tests/ui/Console.h"
#include "ui/calls/CallCard.h"
#include "ui/calls/CallsPane.h"
#include "ui/journal/CallerHistory.h"
#include "ui/notes/PersonNoteSheet.h"
#include "ui/people/PeoplePane.h"
#include "ui/search/SearchField.h"

#include <QPlainTextEdit>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using desk::JournalEntry;
using test::Console;
using test::handedTo;
using test::pastCall;

namespace {

const QString caller = u"+31651234567"_s; // the active one of giveCalls()

void fill(Console &console, const QVector<JournalEntry> &calls)
{
    console.office.store.open();
    QVector<desk::JournalChange> changes;
    for (const JournalEntry &entry : calls)
        changes.append({entry, {}});
    bool done = false;
    console.office.store.write<QVector<JournalEntry>>(
        console.window.get(),
        [changes](sqlite::Database &database) { return desk::journal::put(database, changes, test::dutchNumbers()); },
        [&](const Expected<QVector<JournalEntry>> &stored) { done = stored.hasValue(); });
    BALIE_TRY_VERIFY(done);
}

QVector<JournalEntry> toBram()
{
    QVector<JournalEntry> calls{pastCall(caller, 1, desk::JournalKind::Missed)};
    for (int minute = 2; minute < 6; ++minute)
        calls.append(handedTo(pastCall(caller, minute), u"202"_s, u"Bram Jansen"_s));
    return calls;
}

const desk::CallItem &active(const Console &console)
{
    return *console.office.calls.activeCall();
}

} // namespace

class EarlierCalls : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void standBesideTheCall()
    {
        Console console;
        fill(console, toBram());
        console.office.giveCalls();
        CallerHistory *history = console.window->callerHistory();
        BALIE_TRY_VERIFY(!history->lines().isEmpty());
        const QStringList lines = history->lines().split(u'\n');
        QCOMPARE(lines.size(), 5);
        QVERIFY2(lines.first().endsWith(u"to Bram Jansen: taken"_s), qPrintable(lines.first()));
        QVERIFY2(lines.last().endsWith(u"Missed"_s), qPrintable(lines.last()));
        QSignalSpy wanted(console.window.get(), &ConsoleWindow::journalWanted);
        test::buttonWithText(history, u"All calls of this caller"_s)->click();
        QCOMPARE(wanted.first().first().toString(), caller);
        // Of somebody who never called nothing is shown.
        console.office.set(console.office.talking(200, 3s, u"0699999999"_s));
        QVERIFY(history->isHidden());
    }

    void oneKeyChoosesWhoUsuallyTakesIt()
    {
        Console console;
        fill(console, toBram());
        console.office.giveCalls();
        BALIE_TRY_VERIFY((console.office.frame(), active(console).usual.has_value()));
        const CallCard *card = console.window->calls()->card(active(console).connection);
        const auto names = card->findChildren<QLabel *>();
        QVERIFY(std::any_of(names.cbegin(), names.cend(), [](const QLabel *label) { return label->text() == u"Ctrl+G"_s; }));
        console.press(Qt::Key_G, Qt::ControlModifier);
        QVERIFY(console.window->searchField()->hasFocus());
        const desk::Person *chosen = console.window->people()->selectedPerson();
        QVERIFY(chosen);
        QCOMPARE(chosen->name, u"Bram Jansen"_s);
        QVERIFY(console.office.pbx.commands.isEmpty()); // the line says what Enter does; nothing is done yet
        console.press(Qt::Key_Return);
        QCOMPARE(console.office.pbx.commands.size(), 1);
        QCOMPARE(console.office.pbx.commands.first().destination, u"202"_s);
        QCOMPARE(console.office.pbx.commands.first().connection, active(console).connection);
    }

    /// A call that rings is still answered by Enter after its usual colleague was chosen.
    void whileItRingsEnterStillAnswers()
    {
        Console console;
        QVector<JournalEntry> calls;
        for (int minute = 2; minute < 6; ++minute)
            calls.append(handedTo(pastCall(u"0612345678"_s, minute), u"202"_s, u"Bram Jansen"_s));
        fill(console, calls);
        console.office.set(console.office.ringing(200, {}, u"+31612345678"_s));
        BALIE_TRY_VERIFY((console.office.frame(), console.office.calls.item(0).usual.has_value()));
        console.press(Qt::Key_G, Qt::ControlModifier);
        QCOMPARE(console.window->people()->selectedPerson()->name, u"Bram Jansen"_s);
        QVERIFY(console.window->searchField()->text().isEmpty());
        console.office.clock.advance(1s);
        console.press(Qt::Key_Return);
        QCOMPARE(console.office.pbx.commands.last().service, cti::Service::AnswerCall);
    }

    void withoutOneTheKeySaysSo()
    {
        Console console;
        console.office.giveCalls();
        console.press(Qt::Key_G, Qt::ControlModifier);
        QVERIFY(console.window->searchField()->text().isEmpty());
        QVERIFY(console.window->people()->selectedPerson() == nullptr);
    }

    void whatIsGoodToKnowOfAColleagueIsNotedAtAnyMoment()
    {
        Console console;
        console.type(u"bram"_s);
        console.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        PersonNoteSheet *sheet = console.window->personNoteSheet();
        QVERIFY(sheet->isVisible());
        QVERIFY(sheet->text()->hasFocus());
        console.type(u"alleen 's ochtends"_s);
        console.press(Qt::Key_Return);
        console.type(u"liever mail"_s);
        console.press(Qt::Key_Return, Qt::AltModifier);
        QVERIFY(!sheet->isVisible());
        const desk::NoteSubject bram = desk::noteSubject(desk::PersonId(u"202"_s));
        QCOMPARE(console.office.personNotes.text(bram), u"alleen 's ochtends\nliever mail"_s);
        // Escape leaves it as it was.
        console.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(sheet->text()->toPlainText(), u"alleen 's ochtends\nliever mail"_s);
        console.type(u"!"_s);
        console.press(Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
        QVERIFY(!console.office.personNotes.text(bram).contains(u'!'));
    }
};

BALIE_TEST(EarlierCalls)
#include "tst_EarlierCalls.moc"
