// The contacts window by keyboard: finding, calling, writing, changing and deleting.
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "tests/ui-contacts/ContactsDesk.h"
#include "ui/contacts/ContactSheet.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QSignalSpy>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using test::ContactsDesk;
using Kind = desk::ContactSourceInfo::Kind;

namespace {

/// All texts that stand in the details.
QString shown(const ContactsDesk &desk)
{
    QStringList texts;
    for (const QLabel *label : desk.window->contacts()->details()->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts.join(u'\n');
}

} // namespace

class ContactsOnScreen : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everybodyIsThereInTheOrderOfNames()
    {
        ContactsDesk desk;
        QAbstractItemModelTester tester(&desk.list, QAbstractItemModelTester::FailureReportingMode::QtTest);
        desk.put(Kind::Ldap, u"Directory"_s, {ContactsDesk::contact(u"Piet"_s, u"Zwart"_s, u"0612345678"_s),
            ContactsDesk::contact(u"Anna"_s, u"de Boer"_s, u"0201234567"_s), ContactsDesk::contact({}, u"Ypma"_s, {})});
        desk.open();
        QCOMPARE(desk.names(), (QStringList{u"Anna de Boer"_s, u"Ypma"_s, u"Piet Zwart"_s}));
        QVERIFY(desk.window->contacts()->searchField()->hasFocus());
        QVERIFY(shown(desk).contains(u"Anna de Boer"_s)); // the first is shown without a key
        QCOMPARE(test::namelessControls(desk.window.get()), QStringList());
    }

    void aLongListComesInPages()
    {
        ContactsDesk desk;
        QVector<Contact> many;
        for (int i = 0; i < 350; ++i)
            many.append(ContactsDesk::contact(u"Jan"_s, u"Naam%1"_s.arg(i, 3, 10, QLatin1Char('0')), u"06%1"_s.arg(10000000 + i)));
        desk.put(Kind::CardDav, u"Cloud"_s, many);
        QAbstractItemModelTester tester(&desk.list, QAbstractItemModelTester::FailureReportingMode::QtTest);
        desk.list.load();
        BALIE_TRY_VERIFY(!desk.list.isLoading() && desk.list.total() >= 0);
        QCOMPARE(desk.list.rowCount(), desk::ContactsModel::pageSize);
        QVERIFY2(desk.list.statusText().contains(u"100 of 350"_s), qPrintable(desk.list.statusText()));
        desk.open();
        for (int presses = 0; presses < 10 && desk.list.rowCount() < 350; ++presses) {
            desk.window->contacts()->list()->setFocus();
            desk.press(Qt::Key_End);
            BALIE_TRY_VERIFY(!desk.list.isLoading());
        }
        QCOMPARE(desk.list.rowCount(), 350);
        QStringList sorted = desk.names();
        sorted.sort();
        QCOMPARE(desk.names(), sorted);
        QCOMPARE(QSet<QString>(sorted.begin(), sorted.end()).size(), 350); // nobody twice
    }

    void aPersonOfTwoAddressBooksIsOneRowWithAllNumbers()
    {
        ContactsDesk desk;
        Contact cloud = ContactsDesk::contact(u"Jan"_s, u"Bos"_s, u"06 12345678"_s, u"Bakkerij Bos"_s, ContactNumberKind::Mobile);
        cloud.numbers.append({ContactNumberKind::Home, u"020 765 43 21"_s, false});
        desk.put(Kind::CardDav, u"Cloud"_s, {cloud});
        desk.put(Kind::Ldap, u"Directory"_s, {ContactsDesk::contact(u"Jan"_s, u"Bos"_s, u"+31612345678"_s)});
        desk.open();
        QCOMPARE(desk.list.rowCount(), 1);
        QCOMPARE(desk.list.index(0).data(desk::ContactsModel::CopiesRole).toInt(), 2);
        QVERIFY(shown(desk).contains(u"Cloud, Directory"_s));
        QVERIFY(test::childNamed<QAbstractButton>(desk.window.get(), u"Call Mobile, 06 12345678"_s));
        QVERIFY(test::childNamed<QAbstractButton>(desk.window.get(), u"Call Home, 020 765 4321"_s));
    }

    void lettersFindAndEnterCalls()
    {
        ContactsDesk desk;
        Contact two = ContactsDesk::contact(u"Els"_s, u"Vos"_s, u"0201234567"_s);
        two.numbers.append({ContactNumberKind::Mobile, u"0687654321"_s, true});
        desk.put(Kind::Ldap, u"Directory"_s, {two, ContactsDesk::contact(u"Jan"_s, u"Bos"_s, u"0612345678"_s)});
        desk.open();
        QSignalSpy called(desk.window.get(), &ContactsWindow::callWanted);
        desk.type(u"vos"_s);
        BALIE_TRY_COMPARE(desk.names(), QStringList{u"Els Vos"_s});
        desk.press(Qt::Key_Return);
        QCOMPARE(called.size(), 1);
        QCOMPARE(called.first().at(0).toString(), u"+31687654321"_s); // the preferred one
        desk.press(Qt::Key_1, Qt::AltModifier);
        QCOMPARE(called.last().at(0).toString(), u"+31201234567"_s);
        desk.press(Qt::Key_Escape);
        QVERIFY(desk.window->isVisible());
        QCOMPARE(desk.window->contacts()->searchField()->text(), QString());
        BALIE_TRY_COMPARE(desk.list.rowCount(), 2);
        desk.press(Qt::Key_Escape);
        QVERIFY(!desk.window->isVisible());
    }

    void ownContactsAreWrittenChangedDeletedAndPutBack()
    {
        ContactsDesk desk;
        desk.open();
        desk.press(Qt::Key_N, Qt::ControlModifier);
        ContactSheet *sheet = desk.window->contacts()->sheet();
        QVERIFY(sheet->isVisible());
        desk.press(Qt::Key_Return); // nothing typed: says what is missing
        QVERIFY(sheet->isVisible());
        desk.type(u"Karel"_s);
        desk.press(Qt::Key_Tab);
        desk.type(u"van Dam"_s);
        test::childNamed<QLineEdit>(sheet, u"Number 2"_s)->setFocus();
        desk.type(u"06-11 22 33 44"_s);
        desk.press(Qt::Key_Return);
        QVERIFY(!sheet->isVisible());
        BALIE_TRY_COMPARE(desk.names(), QStringList{u"Karel van Dam"_s});
        QCOMPARE(desk.list.contact(0).numbers.first().kind, ContactNumberKind::Mobile);

        desk.press(Qt::Key_E, Qt::ControlModifier);
        BALIE_TRY_VERIFY(sheet->isVisible());
        QCOMPARE(QApplication::focusWidget(), test::childNamed<QLineEdit>(sheet, u"First name"_s));
        desk.type(u"Carel"_s);
        desk.press(Qt::Key_Return);
        BALIE_TRY_COMPARE(desk.names(), QStringList{u"Carel van Dam"_s});
        QCOMPARE(desk.list.contact(0).numbers.first().number.key(), u"+31611223344"_s);

        desk.press(Qt::Key_Delete, Qt::ControlModifier);
        BALIE_TRY_COMPARE(desk.list.rowCount(), 0);
        QVERIFY(test::buttonWithText(desk.window.get(), u"Undo"_s));
        QTest::mouseClick(test::buttonWithText(desk.window.get(), u"Undo"_s), Qt::LeftButton);
        BALIE_TRY_COMPARE(desk.names(), QStringList{u"Carel van Dam"_s});
    }

    void aContactOfAnAddressBookIsCopiedNotChanged()
    {
        ContactsDesk desk;
        desk.put(Kind::Ldap, u"Directory"_s, {ContactsDesk::contact(u"Jan"_s, u"Bos"_s, u"0612345678"_s)});
        desk.open();
        desk.press(Qt::Key_Delete, Qt::ControlModifier); // not his to delete
        desk.press(Qt::Key_E, Qt::ControlModifier);
        ContactSheet *sheet = desk.window->contacts()->sheet();
        BALIE_TRY_VERIFY(sheet->isVisible());
        test::childNamed<QLineEdit>(sheet, u"Number 2"_s)->setText(u"0201234567"_s);
        desk.press(Qt::Key_Return);
        BALIE_TRY_VERIFY(desk.list.rowCount() == 1 && desk.list.contact(0).members.size() == 2);
        QCOMPARE(desk.list.contact(0).numbers.size(), 2);
        QVERIFY(shown(desk).contains(u"Directory, My contacts"_s));
    }
};

BALIE_TEST(ContactsOnScreen)
#include "tst_ContactsOnScreen.moc"
