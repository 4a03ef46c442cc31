// The journal's window: found, read, called back, noted on, exported and deleted with the keyboard alone.
#include "tests/journal/Journal.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "tests/ui/Console.h"
#include "ui/journal/DeleteCallsDialog.h"
#include "ui/journal/JournalDetails.h"
#include "ui/journal/JournalFilterBar.h"
#include "ui/journal/JournalWindow.h"
#include "ui/theme/ColumnScroll.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLayout>
#include <QListView>
#include <QRadioButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using desk::JournalEntry;
using desk::JournalKind;
using test::Console;
using test::handedTo;
using test::pastCall;

namespace {

/// The journal of a reception over a store with some calls.
struct Desk {
    Desk()
    {
        console.office.store.open();
        QObject::connect(&notes, &desk::JournalNotes::changed, &journal,
            [this](const QVector<JournalEntry> &entries) { journal.noteRecorded(entries); });
        QObject::connect(&privacy, &desk::JournalPrivacy::removed, &journal, &desk::JournalModel::load);
        JournalEntry noted = pastCall(u"0201234567"_s, 1, JournalKind::Answered, u"Van Dijk"_s);
        noted.note = u"over offerte 4711"_s;
        JournalEntry sales = pastCall(u"0612345678"_s, 2, JournalKind::Missed, u"Bakkerij Bos"_s);
        sales.calledName = u"Sales"_s;
        sales.calledNumber = u"+31201234000"_s;
        put({noted, sales,
            handedTo(pastCall(u"0301234567"_s, 3, JournalKind::Transferred), u"202"_s, u"Bram Jansen"_s),
            pastCall(u"0401234567"_s, 4, JournalKind::Placed)});
        window.setKeyMap(desk::KeyMap());
    }

    void put(const QVector<JournalEntry> &calls)
    {
        QVector<desk::JournalChange> changes;
        for (const JournalEntry &entry : calls)
            changes.append({entry, {}});
        bool done = false;
        console.office.store.write<QVector<JournalEntry>>(
            &privacy,
            [changes](sqlite::Database &database) { return desk::journal::put(database, changes, test::dutchNumbers()); },
            [&](const Expected<QVector<JournalEntry>> &stored) { done = stored.hasValue(); });
        BALIE_TRY_VERIFY(done);
    }
    bool open(const QString &key = {})
    {
        window.openFor(key);
        QApplication::setActiveWindow(&window);
        return QTest::qWaitFor([this] { return window.isVisible() && !journal.isLoading(); }, test::patienceMs);
    }
    bool shows(const QStringList &who)
    {
        return QTest::qWaitFor([&] { return names() == who; }, test::patienceMs);
    }
    QStringList names() const
    {
        QStringList who;
        for (int row = 0; row < journal.rowCount(); ++row)
            who.append(journal.index(row).data().toString());
        return who;
    }
    QString status() const
    {
        QString said;
        for (const QLabel *label : window.findChildren<QLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty() && label->accessibleName() == label->text())
                said = label->text();
        }
        return said;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(window.focusWidget(), key, modifiers);
        QCoreApplication::processEvents();
    }

    Console console;
    desk::JournalModel journal{console.office.store, console.office.people, console.office.clock};
    desk::JournalRecorder recorder{console.office.switchboard, console.office.people, console.office.store,
        console.office.clock};
    desk::JournalNotes notes{console.office.store, recorder, console.office.callNotes, console.office.people};
    desk::JournalExport exporting{console.office.store, console.office.people};
    desk::JournalPrivacy privacy{console.office.store, console.office.people, console.office.clock};
    JournalWindow window{{console.office.theme, console.office.clock, console.office.people, journal, notes, exporting,
        privacy, console.office.actions, console.office.seconds}};
};

} // namespace

class JournalOnScreen : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void showsTheNewestCallFirstAndAllOfIt()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.shows({u"040 123 4567"_s, u"030 123 4567"_s, u"Bakkerij Bos"_s, u"Van Dijk"_s}));
        QVERIFY(desk.window.list()->hasFocus());
        desk.press(Qt::Key_Down);
        const auto facts = desk.window.details()->facts();
        QVERIFY2(facts.contains(u"Number: 030 123 4567"_s), qPrintable(facts.join(u'\n')));
        QVERIFY(facts.contains(u"Talking: 50 seconds"_s));
        desk.press(Qt::Key_Down);
        QVERIFY(desk.window.details()->facts().contains(u"For: Sales \u00b7 020 123 4000"_s));
        desk.press(Qt::Key_Up);
        const auto labels = desk.window.details()->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
            [](const QLabel *label) { return label->text().endsWith(u"to Bram Jansen: taken"_s); }));
    }

    /// All that is known of a call can be read on a small screen at twice the text size, with the keyboard too.
    void theCallIsScrolledWhereTheWindowIsTooLow()
    {
        Desk desk;
        desk.console.office.theme.setTextScale(2);
        JournalEntry much = handedTo(
            pastCall(u"0201234567"_s, 10, JournalKind::Answered, u"Gemeente Amsterdam"_s), u"202"_s, u"Bram Jansen"_s);
        much.cutShort = much.inferred = much.recordingKept = true;
        much.queue = u"Publieksbalie"_s;
        much.note = u"belt terug"_s;
        while (much.handOvers.size() < 8)
            much.handOvers.append(much.handOvers.first());
        desk.put({much});
        QVERIFY(desk.open());
        desk.window.resize(1024, 700);
        desk.press(Qt::Key_Home);
        QCoreApplication::processEvents();
        const auto *details = desk.window.findChild<JournalDetails *>();
        QCOMPARE(details->entry().note, much.note);
        QCOMPARE(desk.window.height(), 700);
        const auto *scroll = desk.window.findChild<ColumnScroll *>();
        BALIE_TRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0); // else this test says nothing
        QVERIFY(details->height() >= details->layout()->heightForWidth(details->width()));
        QCOMPARE(details->width(), scroll->viewport()->width());
        desk.press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(details->note()->hasFocus());
        QCOMPARE(details->note()->visibleRegion().boundingRect(), details->note()->rect());
        for (int page = 0; page < 20; ++page)
            desk.press(Qt::Key_PageUp);
        QCOMPARE(scroll->verticalScrollBar()->value(), 0);
    }

    void isSearchedByTypingAndFilteredByKindPersonAndDays()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.shows({u"040 123 4567"_s, u"030 123 4567"_s, u"Bakkerij Bos"_s, u"Van Dijk"_s}));
        desk.press(Qt::Key_O); // typing in the list searches
        QTest::keyClicks(desk.window.focusWidget(), u"ff 47"_s);
        QVERIFY(desk.shows({u"Van Dijk"_s}));
        desk.window.filterBar()->search()->clear();
        auto *kind = test::childNamed<QComboBox>(desk.window.filterBar(), u"Kind"_s);
        kind->setCurrentIndex(kind->findText(u"Missed"_s));
        QVERIFY(desk.shows({u"Bakkerij Bos"_s}));
        kind->setCurrentIndex(0);
        auto *person = test::childNamed<QLineEdit>(desk.window.filterBar(), u"With"_s);
        person->setText(u"bram jansen"_s);
        QVERIFY(desk.shows({u"030 123 4567"_s}));
        person->clear();
        person->setText(u"06 1234 5678"_s);
        QVERIFY(desk.shows({u"Bakkerij Bos"_s}));
        person->clear();
        auto *days = test::childNamed<QComboBox>(desk.window.filterBar(), u"Days"_s);
        days->setCurrentIndex(days->findText(u"Today"_s));
        QVERIFY(desk.shows({u"040 123 4567"_s, u"030 123 4567"_s, u"Bakkerij Bos"_s, u"Van Dijk"_s}));
        desk.console.office.clock.advance(24h * 3);
        days->setCurrentIndex(0);
        days->setCurrentIndex(days->findText(u"Today"_s));
        QVERIFY(desk.shows({}));
        // What was asked for is forgotten at the next opening; a caller's own calls are asked for at once.
        QVERIFY(desk.open(u"+31201234567"_s));
        QVERIFY(desk.shows({u"Van Dijk"_s}));
    }

    void aKeyCallsBack()
    {
        Desk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.shows({u"040 123 4567"_s, u"030 123 4567"_s, u"Bakkerij Bos"_s, u"Van Dijk"_s}));
        QSignalSpy calling(&desk.window, &JournalWindow::calling);
        desk.press(Qt::Key_Down);
        desk.press(Qt::Key_Down);
        desk.press(Qt::Key_Return);
        QCOMPARE(calling.size(), 1);
        QCOMPARE(desk.console.office.pbx.commands.size(), 1);
        QCOMPARE(desk.console.office.pbx.commands.first().destination, u"+31612345678"_s);
        // Of a caller who hid his number it is said why not.
        JournalEntry hidden = pastCall({}, 5, JournalKind::Missed);
        hidden.withheld = true;
        desk.put({hidden});
        QVERIFY(desk.open());
        QVERIFY(QTest::qWaitFor([&] { return desk.names().first() == u"Anonymous"_s; }, test::patienceMs));
        desk.window.list()->setCurrentIndex(desk.journal.index(0));
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.console.office.pbx.commands.size(), 1);
        QVERIFY(desk.status().contains(u"not known"_s));
    }

    void aNoteIsWrittenAndFound()
    {
        Desk desk;
        QVERIFY(desk.open(u"+31612345678"_s));
        QVERIFY(desk.shows({u"Bakkerij Bos"_s}));
        desk.press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(desk.window.details()->note()->hasFocus());
        QTest::keyClicks(desk.window.focusWidget(), u"belt maandag terug"_s);
        desk.press(Qt::Key_Return);
        QVERIFY(desk.window.list()->hasFocus());
        QVERIFY(QTest::qWaitFor([&] { return desk.journal.entry(0).note == u"belt maandag terug"_s; }, test::patienceMs));
        QVERIFY(desk.open());
        desk.window.filterBar()->search()->setText(u"maandag"_s);
        QVERIFY(desk.shows({u"Bakkerij Bos"_s}));
        // Escape in the line leaves the note as it was, and the window open.
        desk.press(Qt::Key_N, Qt::ControlModifier);
        QTest::keyClicks(desk.window.focusWidget(), u"!"_s);
        desk.press(Qt::Key_Escape);
        QVERIFY(desk.window.isVisible());
        QCOMPARE(desk.window.details()->note()->text(), u"belt maandag terug"_s);
    }

    void whatIsShownIsExported()
    {
        Desk desk;
        QVERIFY(desk.open());
        desk.window.filterBar()->search()->setText(u"bos"_s);
        QVERIFY(desk.shows({u"Bakkerij Bos"_s}));
        QAbstractButton *button = test::buttonWithText(&desk.window, u"Export..."_s);
        button->click();
        auto *chooser = desk.window.findChild<QFileDialog *>();
        QVERIFY(chooser);
        const QString path = desk.console.office.directory.filePath(u"out.csv"_s);
        Q_EMIT chooser->fileSelected(path);
        chooser->close();
        QVERIFY(QTest::qWaitFor([&] { return desk.status() == u"Exported: 1 call(s)."_s; }, test::patienceMs));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("\r\n"), 2); // a heading and the call
        // What cannot be written is said.
        desk.exporting.start(desk.console.office.directory.filePath(u"no/such/folder.csv"_s), {}, ',');
        QVERIFY(QTest::qWaitFor([&] { return desk.status().contains(u"could not be written"_s); }, test::patienceMs));
    }

    void deletingSaysFirstWhatGoes()
    {
        Desk desk;
        desk.put({pastCall(u"0612345678"_s, 10, JournalKind::Answered, u"Bakkerij Bos"_s)});
        QVERIFY(desk.open(u"+31612345678"_s));
        QVERIFY(desk.shows({u"Bakkerij Bos"_s, u"Bakkerij Bos"_s}));
        desk.press(Qt::Key_Delete);
        auto *dialog = desk.window.findChild<DeleteCallsDialog *>();
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitFor([&] { return dialog->warning().contains(u"1 call(s)"_s); }, test::patienceMs));
        for (QRadioButton *choice : dialog->findChildren<QRadioButton *>()) {
            if (choice->text() == u"All calls &with Bakkerij Bos"_s)
                choice->click();
        }
        QVERIFY(QTest::qWaitFor([&] { return dialog->warning().contains(u"2 call(s)"_s); }, test::patienceMs));
        QCOMPARE(desk.journal.rowCount(), 2); // nothing is gone yet
        QAbstractButton *button = test::buttonWithText(dialog, u"Delete for good"_s);
        QVERIFY(button->isEnabled());
        button->click();
        QVERIFY(desk.shows({}));
        QVERIFY(desk.open());
        QVERIFY(desk.shows({u"040 123 4567"_s, u"030 123 4567"_s, u"Van Dijk"_s}));
    }

    void everyControlHasAName()
    {
        Desk desk;
        QVERIFY(desk.open());
        const auto widgets = desk.window.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() != nullptr)
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool isInner = qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()) != nullptr
                || qobject_cast<const QComboBox *>(widget->parentWidget()) != nullptr;
            const bool named = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
            QVERIFY2(named || isInner, widget->metaObject()->className());
        }
    }
};

BALIE_TEST(JournalOnScreen)
#include "tst_JournalOnScreen.moc"
