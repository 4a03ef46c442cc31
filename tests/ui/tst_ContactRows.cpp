// A contact in the results can do what a colleague can, by the same keys, wherever it makes sense.
#include "tests/support/TestRegistry.h"
#include "tests/ui/Console.h"
#include "ui/calls/NoticeBar.h"
#include "ui/people/PeoplePane.h"
#include "ui/search/SearchField.h"
#include "ui/slips/SlipSheet.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using cti::Service;
using test::Console;

namespace {

desk::MergedNumber number(const QString &text, ContactNumberKind kind)
{
    return {kind, PhoneNumbers().read(text), false, {0}};
}

desk::FoundContact contact(qint64 id, const QString &name, const QVector<desk::MergedNumber> &numbers)
{
    desk::FoundContact made;
    made.contact.members.append({id, 1});
    made.contact.name = name;
    made.contact.company = u"Bakkerij Bos"_s;
    made.contact.numbers = numbers;
    made.sources.append(u"Outlook"_s);
    made.keys.append(u"0:outlook\n%1"_s.arg(id));
    return made;
}

/// "korst" was typed: nobody of the office, and a contact whom the store tells of later.
struct Found : Console {
    explicit Found(bool talking)
    {
        window->setKeyMap(desk::KeyMap());
        if (talking)
            office.set(office.talking(200, std::chrono::seconds(5), u"0612"_s));
        type(u"korst"_s);
        office.search.addContacts({contact(7, u"Anton Korst"_s,
            {number(u"020 1234567"_s, ContactNumberKind::Work), number(u"06-12345678"_s, ContactNumberKind::Mobile)})});
    }
    const cti::CallCommand &last() const { return office.pbx.commands.last(); }
    qsizetype sent() const { return office.pbx.commands.size(); }
    /// The menu of the selected row, as the menu key opens it.
    QMenu *menu()
    {
        TileView *list = window->people()->results();
        list->setFocus();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, list->mapToGlobal(QPoint()));
        QCoreApplication::sendEvent(list->viewport(), &event);
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }
    QString said() const
    {
        QStringList texts;
        const auto labels = window->notices()->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            texts.append(label->text());
        return texts.join(u'\n');
    }
};

} // namespace

class ContactRows : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void keysMeanTheContact_data()
    {
        QTest::addColumn<bool>("talking");
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<Service>("service");
        QTest::addColumn<QString>("number");
        const QString work = u"+31201234567"_s;
        const QString mobile = u"+31612345678"_s;
        const auto row = [](const char *name, bool talking, Qt::Key key, Qt::KeyboardModifiers modifiers,
                             Service service, const QString &number) {
            QTest::newRow(name) << talking << int(key) << int(modifiers) << service << number;
        };
        row("call by Enter", false, Qt::Key_Return, {}, Service::MakeCall, work);
        row("call by key", false, Qt::Key_F3, {}, Service::MakeCall, work);
        row("call the mobile", false, Qt::Key_M, Qt::ControlModifier, Service::MakeCall, mobile);
        row("transfer by Enter", true, Qt::Key_Return, {}, Service::SingleStepTransfer, work);
        row("transfer by key", true, Qt::Key_F4, {}, Service::SingleStepTransfer, work);
        row("transfer to the mobile", true, Qt::Key_M, Qt::ControlModifier, Service::SingleStepTransfer, mobile);
        row("consult", true, Qt::Key_F5, {}, Service::ConsultationCall, work);
        row("consult by Enter", true, Qt::Key_Return, Qt::ControlModifier, Service::ConsultationCall, work);
    }
    void keysMeanTheContact()
    {
        QFETCH(const bool, talking);
        QFETCH(const int, key);
        QFETCH(const int, modifiers);
        QFETCH(const Service, service);
        QFETCH(const QString, number);
        Found found(talking);
        QCOMPARE(found.window->people()->selectedHit()->text, u"Anton Korst"_s);
        QVERIFY(found.office.enterLine.sentence().contains(u"Anton Korst"_s));
        found.press(Qt::Key(key), Qt::KeyboardModifiers(modifiers));
        QCOMPARE(found.sent(), 1);
        QCOMPARE(found.last().service, service);
        QCOMPARE(found.last().destination, number);
        found.office.pbx.accept();
        QVERIFY(found.window->searchField()->text().isEmpty());
    }

    void voiceMailIsTheOfficesOwn()
    {
        Found found(true);
        found.press(Qt::Key_F11);
        QCOMPARE(found.sent(), 0);
        QVERIFY2(found.said().contains(u"Anton Korst has no telephone here"_s), qPrintable(found.said()));
    }

    void whoHasNoNumberIsShownAndNotCalled()
    {
        Console console;
        console.window->setKeyMap(desk::KeyMap());
        console.type(u"kruim"_s);
        console.office.search.addContacts({contact(8, u"Els Kruim"_s, {})});
        QCOMPARE(console.window->people()->selectedHit()->text, u"Els Kruim"_s);
        QCOMPARE(console.office.enterLine.sentence(), u"Els Kruim has no number."_s);
        console.press(Qt::Key_Return);
        console.press(Qt::Key_F3);
        console.office.set(console.office.talking(200, std::chrono::seconds(5), u"0612"_s));
        console.press(Qt::Key_F4);
        console.press(Qt::Key_F5);
        QCOMPARE(console.office.pbx.commands.size(), 0);
    }

    void arrowsLeadFromColleaguesToContactsAndNothingMoves()
    {
        Console console;
        console.type(u"an"_s);
        const int colleagues = console.office.search.rowCount();
        const QString selected = console.window->people()->selectedPerson()->name;
        QVector<desk::FoundContact> many;
        for (int i = 0; i < 30; ++i)
            many.append(contact(i + 1, u"Anton Korst %1"_s.arg(i), {number(u"020 12345%1"_s.arg(i + 10), ContactNumberKind::Work)}));
        console.office.search.addContacts(many);
        QCOMPARE(console.window->people()->selectedPerson()->name, selected);
        for (int i = 0; i < colleagues; ++i)
            console.press(Qt::Key_Down);
        QCOMPARE(console.window->people()->selectedHit()->text, u"Anton Korst 0"_s);
        console.office.search.addContacts({contact(99, u"Anton Last"_s, {})});
        QCOMPARE(console.window->people()->selectedHit()->text, u"Anton Korst 0"_s);
        console.press(Qt::Key_Escape);
        QVERIFY(!console.window->people()->isSearching());
    }

    void theMenuOffersEachNumber()
    {
        Found found(true);
        // The test platform has no windows that could take the keyboard away from others.
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support grabbing the keyboard");
        QMenu *menu = found.menu();
        QVERIFY(menu != nullptr);
        QStringList texts;
        const auto actions = menu->actions();
        for (const QAction *action : actions)
            texts.append(action->text().remove(u'&'));
        for (const QString &text : {u"Transfer to 020 123 4567 (work)"_s, u"Transfer to 06 12345678 (mobile)"_s,
                 u"Consult 06 12345678 (mobile) first"_s, u"Copy number 020 123 4567 (work)"_s, u"Message slip..."_s})
            QVERIFY2(texts.contains(text), qPrintable(texts.join(u'\n')));
        // Letters choose among those that begin so, as in any menu.
        QTest::keyClick(menu, Qt::Key_T);
        QTest::keyClick(menu, Qt::Key_T);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(found.sent(), 1);
        QCOMPARE(found.last().service, Service::SingleStepTransfer);
        QCOMPARE(found.last().destination, u"+31612345678"_s);
    }

    void aContactBecomesAFavouriteByKeyAndByMenu()
    {
        Found found(false);
        const desk::FavouriteContacts &favourites = found.office.favouriteContacts;
        found.press(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(favourites.keys(), QSet<QString>{u"0:outlook\n7"_s});
        found.press(Qt::Key_D, Qt::ControlModifier);
        QVERIFY(favourites.keys().isEmpty());
        QVERIFY2(found.said().isEmpty(), qPrintable(found.said()));
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support grabbing the keyboard");
        QMenu *menu = found.menu();
        QVERIFY(menu != nullptr);
        QTest::keyClick(menu, Qt::Key_F); // Add to favourites
        QCOMPARE(favourites.keys(), QSet<QString>{u"0:outlook\n7"_s});
    }

    void aSlipIsAboutTheContact()
    {
        Found found(false);
        found.press(Qt::Key_T, Qt::ControlModifier);
        QVERIFY(found.window->slipSheet()->isVisible());
        QStringList texts;
        const auto fields = found.window->slipSheet()->findChildren<QLineEdit *>();
        for (const QLineEdit *field : fields)
            texts.append(field->text());
        QVERIFY2(texts.contains(u"Anton Korst"_s) && texts.contains(u"020 123 4567"_s), qPrintable(texts.join(u'\n')));
    }

    void aContactAtAColleaguesTelephoneIsTheColleague()
    {
        Console console;
        console.window->setKeyMap(desk::KeyMap());
        console.office.set(console.office.talking(202, std::chrono::seconds(60), u"0612"_s));
        console.office.giveCalls();
        console.type(u"klus"_s);
        console.office.search.addContacts({contact(9, u"Klussenteam"_s, {number(u"202"_s, ContactNumberKind::Work)})});
        QCOMPARE(console.window->people()->selectedPerson()->name, u"Bram Jansen"_s);
        // He is on a call, so Enter asks first, as it would for Bram.
        console.press(Qt::Key_Return);
        QVERIFY(console.office.enterLine.isWaiting());
        QCOMPARE(console.office.pbx.commands.size(), 0);
    }
};

BALIE_TEST(ContactRows)
#include "tst_ContactRows.moc"
