// Contacts that come in while something is typed, and favourites among them that outlive the program and a change.
#include "app/DeskUnits.h"
#include "crm-connectors/host/ThreadedCardPort.h"
#include "base/SystemClock.h"
#include "cti/provider/csta/CstaProvider.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The desk of a console that is signed in nowhere.
struct Desk {
    explicit Desk(const QString &folder)
        : settings(folder)
    {
    }

    SystemClock clock;
    SettingsTable settings;
    cti::PbxClient client{[](cti::HandOver &handOver, Clock &ioClock) {
                              return std::make_unique<cti::CstaProvider>(handOver, ioClock);
                          },
        clock, cti::PbxClient::Threading::Own};
    crm::ThreadedCardPort customerSystems{PhoneNumbers()}; ///< without any
    app::DeskUnits units{client, customerSystems, settings, clock};
};

Contact contact(const QString &given, const QString &family, const QString &number)
{
    Contact made;
    made.uid = given + family;
    made.givenName = given;
    made.familyName = family;
    made.numbers.append({ContactNumberKind::Work, number, false});
    return made;
}

} // namespace

class ContactsAtHand : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whoComesInWhileOneTypesStandsBelow()
    {
        const QTemporaryDir folder;
        Desk desk(folder.path());
        SearchModel &search = desk.units.search;
        QAbstractItemModelTester tester(&search);
        desk.units.ownContacts.save(contact(u"Zoe"_s, u"Bakker"_s, u"020 1234567"_s));
        search.setText(u"bakker"_s);
        BALIE_TRY_COMPARE(search.rowCount(), 1);
        const QPersistentModelIndex selected = search.index(0);
        desk.units.ownContacts.save(contact(u"Aad"_s, u"Bakker"_s, u"06-12345678"_s));
        BALIE_TRY_COMPARE(search.rowCount(), 2);
        QCOMPARE(selected.row(), 0);
        QCOMPARE(search.item(0).text, u"Zoe Bakker"_s);
        QCOMPARE(search.item(1).text, u"Aad Bakker"_s);
        desk.units.ownContacts.save(contact(u"Zoe"_s, u"Bakker"_s, u"010 7654321"_s));
        BALIE_TRY_COMPARE(search.item(0).number, u"+31107654321"_s);
        QCOMPARE(search.rowCount(), 2);
    }

    void whoIsDeletedWhileHeIsShownGoes()
    {
        const QTemporaryDir folder;
        Desk desk(folder.path());
        SearchModel &search = desk.units.search;
        QAbstractItemModelTester tester(&search);
        OwnContacts &own = desk.units.ownContacts;
        own.save(contact(u"Aad"_s, u"Bakker"_s, u"020 1234567"_s));
        own.save(contact(u"Zoe"_s, u"Bakker"_s, u"06-12345678"_s));
        search.setText(u"bakker"_s);
        BALIE_TRY_COMPARE(search.rowCount(), 2);
        QCOMPARE(search.summary(), u"2 people"_s);
        const QPersistentModelIndex selected = search.index(1);
        const QString stays = search.item(1).text;
        own.read(search.item(0).contact, [&own](const StoredContact &stored) { own.remove(stored); });
        BALIE_TRY_COMPARE(search.rowCount(), 1);
        QCOMPARE(selected.row(), 0);
        QCOMPARE(search.item(0).text, stays);
        BALIE_TRY_COMPARE(search.summary(), u"1 person"_s);
        own.undoRemove();
        BALIE_TRY_COMPARE(search.rowCount(), 2);
        QCOMPARE(search.item(0).text, stays);
    }

    void whoIsDeletedInOneSourceStaysWithWhatAnotherKnows()
    {
        const QTemporaryDir folder;
        Desk desk(folder.path());
        SearchModel &search = desk.units.search;
        OwnContacts &own = desk.units.ownContacts;
        const Contact zoe = contact(u"Zoe"_s, u"Bakker"_s, u"020 1234567"_s);
        own.save(zoe);
        search.setText(u"bakker"_s);
        BALIE_TRY_COMPARE(search.rowCount(), 1);
        const qint64 deleted = search.item(0).contact;
        desk.units.store.write<contacts::PutResult>(
            this,
            [zoe](sqlite::Database &database) -> Expected<contacts::PutResult> {
                const auto source
                    = contacts::addSource(database, {0, ContactSourceInfo::Kind::VCard, u"Relaties"_s, u"f"_s, {}, {}});
                if (!source)
                    return unexpected(source.error());
                Contact copy = zoe;
                copy.displayName = u"Zoe Bakker"_s;
                return contacts::put(database, source->id, 1, {copy}, PhoneNumbers());
            },
            [&desk](const Expected<contacts::PutResult> &) { desk.units.readContactsAgain(); });
        BALIE_TRY_COMPARE(search.item(0).sources.size(), 2);
        QCOMPARE(search.rowCount(), 1);
        own.read(deleted, [&own](const StoredContact &stored) { own.remove(stored); });
        BALIE_TRY_VERIFY(search.rowCount() == 1 && search.item(0).sources == QStringList{u"Relaties"_s});
    }

    void aFavouriteOutlivesTheProgramAndAChange()
    {
        const QTemporaryDir folder;
        {
            Desk desk(folder.path());
            SearchModel &search = desk.units.search;
            desk.units.ownContacts.save(contact(u"Zoe"_s, u"Bakker"_s, u"020 1234567"_s));
            desk.units.ownContacts.save(contact(u"Aad"_s, u"Bakker"_s, u"06-12345678"_s));
            search.setText(u"bakker"_s);
            BALIE_TRY_COMPARE(search.rowCount(), 2);
            const int row = search.item(0).text == u"Zoe Bakker"_s ? 0 : 1;
            desk.units.favouriteContacts.set(search.item(row).contactKeys, true);
            QVERIFY(search.item(row).favourite);
        }
        Desk desk(folder.path());
        SearchModel &search = desk.units.search;
        desk.units.ownContacts.save(contact(u"Zoe"_s, u"Bakker"_s, u"010 7654321"_s));
        BALIE_TRY_COMPARE(desk.units.familiarContacts.matching(u"zoe"_s).size(), 1);
        search.setText(u"bakker"_s);
        QCOMPARE(search.rowCount(), 1); // from memory, before the store has answered
        BALIE_TRY_COMPARE(search.rowCount(), 2);
        QCOMPARE(search.item(0).text, u"Zoe Bakker"_s);
        QVERIFY(search.item(0).favourite);
        QVERIFY(!search.item(1).favourite);
    }

    void whoIsWrittenAfterAnotherRegionWasChosenIsReadByIt()
    {
        const QTemporaryDir folder;
        Desk desk(folder.path());
        SearchModel &search = desk.units.search;
        desk.settings.set(setting::numberRegion, u"DE"_s);
        desk.units.ownContacts.save(contact(u"Zoe"_s, u"Bakker"_s, u"030 1234567"_s));
        search.setText(u"bakker"_s);
        BALIE_TRY_COMPARE(search.rowCount(), 1);
        QCOMPARE(search.item(0).number, u"+49301234567"_s);
    }

    void whoWasWrittenBeforeIsReadByTheRegionThatIsChosenNow()
    {
        const QTemporaryDir folder;
        {
            Desk desk(folder.path());
            SearchModel &search = desk.units.search;
            desk.units.ownContacts.save(contact(u"Zoe"_s, u"Bakker"_s, u"030 1234567"_s));
            search.setText(u"bakker"_s);
            BALIE_TRY_COMPARE(search.rowCount(), 1);
            QCOMPARE(search.item(0).number, u"+31301234567"_s);
            desk.units.contacts.load();
            BALIE_TRY_COMPARE(desk.units.contacts.rowCount(), 1);
            desk.settings.set(setting::numberRegion, u"DE"_s);
            BALIE_TRY_COMPARE(search.item(0).number, u"+49301234567"_s);
            BALIE_TRY_COMPARE(desk.units.contacts.contact(0).numbers.first().number.e164, u"+49301234567"_s);
        }
        // Another program of this user chose it.
        {
            SettingsTable settings(folder.path());
            settings.set(setting::numberRegion, u"NL"_s);
        }
        Desk desk(folder.path());
        SearchModel &search = desk.units.search;
        search.setText(u"bakker"_s);
        BALIE_TRY_VERIFY(search.rowCount() == 1 && search.item(0).number == u"+31301234567"_s);
    }
};

BALIE_TEST(ContactsAtHand)
#include "tst_ContactsAtHand.moc"
