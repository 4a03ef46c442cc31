// Bringing files in through the window: dropped and chosen, tables and cards, broken, stopped and cut short.
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "tests/ui-contacts/ContactsDesk.h"
#include "ui/contacts/ColumnChooser.h"
#include "ui/theme/Button.h"

#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTableView>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using test::ContactsDesk;
using State = desk::ContactImport::State;

namespace {

void drop(ContactsDesk &desk, const QString &path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(desk.window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(desk.window.get(), &event);
}

QByteArray cards(int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes += "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u" + QByteArray::number(i) + "\r\nN:Naam" + QByteArray::number(i)
            + ";Jan;;;\r\nTEL;TYPE=CELL:06" + QByteArray::number(10'000'000 + i) + "\r\nEND:VCARD\r\n";
    return bytes;
}

} // namespace

class FilesOnScreen : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aDroppedFileOfCardsComesIn()
    {
        ContactsDesk desk;
        desk.open();
        drop(desk, desk.write(u"telefoon.vcf"_s, cards(3)));
        BALIE_TRY_COMPARE(desk.import.state(), State::Completed);
        QVERIFY(test::buttonWithText(desk.window.get(), u"Show the contacts"_s)->hasFocus());
        desk.press(Qt::Key_Return);
        BALIE_TRY_COMPARE(desk.list.rowCount(), 3);
        BALIE_TRY_VERIFY(desk.window->contacts()->searchField()->hasFocus());
        QVERIFY(desk.list.sourceName(desk.list.contact(0).members.first().source) == u"telefoon.vcf"_s);
    }

    void theColumnsOfATableAreChosenByKeyboard()
    {
        ContactsDesk desk;
        desk.open();
        drop(desk, desk.write(u"klanten.csv"_s, "Naam;Bereikbaar op;Plaats\nJan Bos;06-12345678;Ede\nEls Vos;020 123 45 67;Ede\n"));
        ColumnChooser *chooser = desk.window->import()->chooser();
        BALIE_TRY_VERIFY(chooser->isVisible());
        QCOMPARE(test::namelessControls(desk.window.get()), QStringList());
        // Set to nothing, it says what is missing and cannot be started.
        desk.window->import()->chooser()->choice(1)->setFocus();
        desk.press(Qt::Key_Home);
        auto *start = test::buttonWithText(chooser, u"Import"_s);
        QVERIFY(!start->isEnabled());
        const QString mobile = desk::csvMeaningName(desk::CsvMeaning::MobileNumber);
        while (chooser->choice(1)->currentText() != mobile)
            desk.press(Qt::Key_Down);
        QVERIFY(start->isEnabled());
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        BALIE_TRY_COMPARE(desk.import.state(), State::Completed);
        QCOMPARE(desk.import.progress().added, 2);

        // The same file again knows what was chosen.
        desk.window->import()->begin(desk.folder.filePath(u"klanten.csv"_s));
        BALIE_TRY_VERIFY(chooser->isVisible());
        QCOMPARE(chooser->choice(1)->currentText(), mobile);
        desk.press(Qt::Key_Escape);
        QVERIFY(!chooser->isVisible());
        QVERIFY(desk.window->isVisible());
    }

    void theReportNamesLineAndColumn()
    {
        ContactsDesk desk;
        desk.open();
        drop(desk, desk.write(u"kapot.csv"_s, "Naam;Telefoon\nJan Bos;0612345678\nEls Vos\n\"Piet;0201234567\n"));
        BALIE_TRY_VERIFY(desk.window->import()->chooser()->isVisible());
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        BALIE_TRY_COMPARE(desk.import.state(), State::Completed);
        auto *report = test::childNamed<QTableView>(desk.window.get(), u"What was wrong in the file"_s);
        QVERIFY(report);
        QVERIFY(report->model()->rowCount() >= 2);
        QCOMPARE(report->model()->index(0, desk::ImportReport::Line).data().toInt(), 3);
        QTest::mouseClick(test::buttonWithText(desk.window.get(), u"Copy the report"_s), Qt::LeftButton);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QVERIFY(lines.at(1).startsWith(u"3\t"_s));
        QVERIFY(lines.at(1).split(u'\t').at(1).toInt() > 0);
    }

    void whatCannotBeReadIsSaid()
    {
        ContactsDesk desk;
        desk.window->open(ContactsWindow::Page::Import);
        desk.window->import()->begin(desk.folder.filePath(u"weg.vcf"_s));
        auto *choose = test::buttonWithText(desk.window.get(), u"Choose a file..."_s);
        BALIE_TRY_VERIFY(choose->accessibleDescription().contains(u"weg.vcf"_s));
        QVERIFY(choose->hasFocus());
    }

    void anImportIsStoppedAndKeepsWhatCameIn()
    {
        ContactsDesk desk;
        desk.window->open(ContactsWindow::Page::Import);
        desk.window->import()->begin(desk.write(u"veel.vcf"_s, cards(20'000)));
        BALIE_TRY_VERIFY(desk.import.progress().contacts > 0);
        auto *stop = test::buttonWithText(desk.window.get(), u"Stop"_s);
        QVERIFY(stop->hasFocus());
        desk.press(Qt::Key_Space);
        BALIE_TRY_COMPARE(desk.import.state(), State::Stopped);
        const int kept = desk.import.progress().contacts;
        QVERIFY(kept < 20'000);
        desk.open();
        QCOMPARE(desk.list.total(), kept);
        // Stopped by the user: not begun again behind his back.
        QSignalSpy continued(&desk.import, &desk::ContactImport::continued);
        QSignalSpy left(&desk.import, &desk::ContactImport::leftCutShort);
        desk.import.continueCutShort();
        desk.open();
        QVERIFY(continued.isEmpty() && left.isEmpty());
    }

    void anImportThatEndedWithTheProgramGoesOnAtTheNextStart()
    {
        QTemporaryDir folder;
        ManualClock clock;
        const desk::People people;
        const QString path = folder.filePath(u"veel.vcf"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(cards(5'000));
        file.close();
        int before = 0;
        {
            desk::Store store(folder.filePath(u"balie.sqlite"_s));
            store.open();
            desk::ContactImport import(store, people, clock);
            import.start({path, u"veel.vcf"_s, desk::ContactSourceInfo::Kind::VCard, {}, 0});
            BALIE_TRY_VERIFY(import.progress().contacts > 0);
            before = import.progress().contacts;
        }
        desk::Store store(folder.filePath(u"balie.sqlite"_s));
        store.open();
        desk::ContactImport import(store, people, clock);
        QSignalSpy continued(&import, &desk::ContactImport::continued);
        import.continueCutShort();
        BALIE_TRY_COMPARE(import.state(), State::Completed);
        QCOMPARE(continued.size(), 1);
        QVERIFY(import.progress().unchanged >= before); // what was there is not written again
        QCOMPARE(import.progress().contacts, 5'000);
        import.continueCutShort(); // it is over now
        QCoreApplication::processEvents();
        QCOMPARE(continued.size(), 1);
    }

    void anImportWhoseFileIsGoneSaysSoOnce()
    {
        ContactsDesk desk;
        const QString path = desk.write(u"veel.vcf"_s, cards(10));
        bool marked = false;
        desk.store.write<void>(nullptr, [path](sqlite::Database &database) -> Expected<void> {
            desk::ContactSourceInfo source;
            source.name = u"veel.vcf"_s;
            source.origin = path;
            source.continuation = desk::ImportState{{}, 1}.toBytes();
            const auto added = desk::contacts::addSource(database, source);
            return added ? Expected<void>() : unexpected(added.error());
        }, [&marked](const Expected<void> &done) { marked = done.hasValue(); });
        BALIE_TRY_VERIFY(marked);
        QFile::remove(path);
        QSignalSpy left(&desk.import, &desk::ContactImport::leftCutShort);
        desk.import.continueCutShort();
        BALIE_TRY_COMPARE(left.size(), 1);
        QVERIFY(left.first().first().toString().contains(u"veel.vcf"_s));
        desk.open();
        desk.import.continueCutShort();
        desk.open();
        QCOMPARE(left.size(), 1);
    }
};

BALIE_TEST(FilesOnScreen)
#include "tst_FilesOnScreen.moc"
