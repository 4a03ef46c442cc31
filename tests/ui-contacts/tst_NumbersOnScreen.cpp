// The list of numbers that want attention: what it finds, fixing by a key, and taking a fix back.
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "tests/ui-contacts/ContactsDesk.h"
#include "ui/contacts/LintPage.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTableView>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using test::ContactsDesk;
using Kind = desk::ContactSourceInfo::Kind;

namespace {

void check(ContactsDesk &desk)
{
    QSignalSpy finished(&desk.lint, &desk::ContactLint::finished);
    desk.window->open(ContactsWindow::Page::Check);
    BALIE_TRY_VERIFY(!finished.isEmpty());
}

QString keyOf(ContactsDesk &desk, int row)
{
    desk.list.load();
    [&] { BALIE_TRY_VERIFY(!desk.list.isLoading()); }();
    const auto &numbers = desk.list.contact(row).numbers;
    return numbers.isEmpty() ? QString() : numbers.first().number.key();
}

} // namespace

class NumbersOnScreen : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aNumberIsFixedByEnterAndTakenBack()
    {
        ContactsDesk desk;
        desk.put(Kind::Ldap, u"Directory"_s, {ContactsDesk::contact(u"Jan"_s, u"Bos"_s, u"O6-12345678"_s)});
        check(desk);
        QCOMPARE(desk.lint.rowCount(), 1);
        QVERIFY(desk.window->lint()->table()->hasFocus());
        QCOMPARE(test::namelessControls(desk.window.get()), QStringList());
        QSignalSpy changed(&desk.own, &desk::OwnContacts::changed);
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.lint.rowCount(), 0);
        BALIE_TRY_COMPARE(changed.size(), 1);
        QCOMPARE(keyOf(desk, 0), u"+31612345678"_s);
        desk.press(Qt::Key_Z, Qt::ControlModifier);
        BALIE_TRY_COMPARE(changed.size(), 2);
        QCOMPARE(keyOf(desk, 0), QString());
    }

    void aFixOutlastsTheNextReadingOfItsSource()
    {
        ContactsDesk desk;
        const auto contact = ContactsDesk::contact(u"Jan"_s, u"Bos"_s, u"O6-12345678"_s);
        desk.put(Kind::Ldap, u"Directory"_s, {contact});
        check(desk);
        desk.press(Qt::Key_Return);
        desk.put(Kind::Ldap, u"Directory"_s, {contact}); // unchanged at the source
        QCOMPARE(keyOf(desk, 0), u"+31612345678"_s);
        auto other = contact;
        other.revision = u"2"_s;
        other.numbers.first().text = u"020 123 45 67"_s;
        desk.put(Kind::Ldap, u"Directory"_s, {other}); // changed there: that counts
        QCOMPARE(keyOf(desk, 0), u"+31201234567"_s);
    }

    void whatHasNoProposalLeadsToTheContact()
    {
        ContactsDesk desk;
        cti::DirectoryEntry colleague;
        colleague.device = cti::DeviceId(u"201"_s);
        colleague.name = u"Anna de Vries"_s;
        desk.people.setDirectory({colleague});
        desk.put(Kind::Ldap, u"Directory"_s, {ContactsDesk::contact(u"Jan"_s, u"Bos"_s, u"201"_s)});
        check(desk);
        QCOMPARE(desk.lint.rowCount(), 1);
        QCOMPARE(desk.lint.finding(0).kind, desk::LintFinding::Kind::ExtensionClash);
        desk.press(Qt::Key_Return);
        QVERIFY(desk.window->contacts()->isVisible());
        QCOMPARE(desk.window->contacts()->searchField()->text(), u"Jan Bos"_s);
        BALIE_TRY_COMPARE(desk.names(), QStringList{u"Jan Bos"_s});
    }

    void theListFollowsTheContactsAndNothingMovesUnderTheSelection()
    {
        ContactsDesk desk;
        QVector<Contact> wrong;
        for (int i = 0; i < 60; ++i)
            wrong.append(ContactsDesk::contact(u"Naam%1"_s.arg(i), u"Bos"_s, u"O6-123456%1"_s.arg(i + 10)));
        desk.put(Kind::Ldap, u"Directory"_s, wrong);
        check(desk);
        QCOMPARE(desk.lint.rowCount(), 60);
        QTableView *table = desk.window->lint()->table();
        table->setCurrentIndex(desk.lint.index(40, 0));
        table->scrollTo(desk.lint.index(40, 0));
        const auto name = [&] { return desk.lint.finding(table->currentIndex().row()).name; };
        const auto top = [&] { return table->visualRect(table->currentIndex()).top(); };
        QCOMPARE(name(), u"Naam40 Bos"_s);
        const int before = top();

        // Ten above it are right now, another one is wrong.
        for (int i = 0; i < 10; ++i) {
            wrong[i].revision = u"2"_s;
            wrong[i].numbers.first().text = u"06-123456%1"_s.arg(i + 10);
        }
        wrong.append(ContactsDesk::contact(u"Nieuw"_s, u"Bos"_s, u"O6-99999999"_s));
        desk.put(Kind::Ldap, u"Directory"_s, wrong);
        desk.lint.noteChanged();
        BALIE_TRY_COMPARE(desk.lint.rowCount(), 51);
        QCOMPARE(desk.lint.total(), qint64(51));
        QCOMPARE(name(), u"Naam40 Bos"_s);
        QCOMPARE(top(), before);
        QCOMPARE(desk.lint.finding(50).name, u"Nieuw Bos"_s); // below

        // The selected one is settled elsewhere: Enter does nothing to its neighbour by accident.
        wrong[40].revision = u"2"_s;
        wrong[40].numbers.first().text = u"020 123 45 67"_s;
        desk.put(Kind::Ldap, u"Directory"_s, wrong);
        desk.lint.noteChanged();
        BALIE_TRY_COMPARE(desk.lint.rowCount(), 50);
        QVERIFY(!table->selectionModel()->hasSelection());
        table->setFocus();
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.lint.rowCount(), 50);
        QVERIFY(table->selectionModel()->hasSelection()); // and the next one means it
    }

    void aFixTakenBackStandsInTheListAgain()
    {
        ContactsDesk desk;
        desk.put(Kind::Ldap, u"Directory"_s, {ContactsDesk::contact(u"Jan"_s, u"Bos"_s, u"O6-12345678"_s)});
        check(desk);
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.lint.rowCount(), 0);
        desk.press(Qt::Key_Z, Qt::ControlModifier);
        BALIE_TRY_COMPARE(desk.lint.rowCount(), 1);
    }

    void aPageThatIsNotSeenFollowsWhenItIs()
    {
        ContactsDesk desk;
        desk.put(Kind::Ldap, u"Directory"_s, {ContactsDesk::contact(u"Jan"_s, u"Bos"_s, u"0612345678"_s)});
        check(desk);
        QCOMPARE(desk.lint.rowCount(), 0);
        desk.window->hide();
        desk.put(Kind::Ldap, u"Directory"_s, {ContactsDesk::contact(u"Anna"_s, u"Vos"_s, u"O6-12345678"_s)});
        desk.lint.noteChanged();
        QVERIFY(!desk.lint.isRunning());
        desk.window->open(ContactsWindow::Page::Check);
        BALIE_TRY_COMPARE(desk.lint.rowCount(), 1);
    }

    void aFixThatCannotBeWrittenIsSaidAndStaysInTheList()
    {
        ContactsDesk desk;
        desk.put(Kind::Ldap, u"Directory"_s, {ContactsDesk::contact(u"Jan"_s, u"Bos"_s, u"O6-12345678"_s)});
        check(desk);
        bool isSet = false;
        desk.store.write<void>(
            nullptr, [](sqlite::Database &database) { return database.execute("PRAGMA query_only=1"); },
            [&isSet](const Expected<void> &) { isSet = true; });
        BALIE_TRY_VERIFY(isSet);
        QSignalSpy failed(&desk.own, &desk::OwnContacts::failed);
        desk.press(Qt::Key_Return);
        BALIE_TRY_COMPARE(failed.size(), 1);
        const QString why = failed.first().first().value<Error>().userText;
        const auto labels = desk.window->lint()->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *one) { return one->isVisible() && one->text() == why; }));
        QVERIFY(!test::buttonWithText(desk.window->lint(), u"Undo"_s));
        BALIE_TRY_COMPARE(desk.lint.rowCount(), 1);
    }

    void nothingWrongIsSaid()
    {
        ContactsDesk desk;
        desk.put(Kind::Ldap, u"Directory"_s, {ContactsDesk::contact(u"Jan"_s, u"Bos"_s, u"0612345678"_s)});
        check(desk);
        QVERIFY(test::buttonWithText(desk.window.get(), u"Check again"_s)->hasFocus());
        desk.press(Qt::Key_Escape);
        QVERIFY(!desk.window->isVisible());
    }
};

BALIE_TEST(NumbersOnScreen)
#include "tst_NumbersOnScreen.moc"
