// A caller's name out of the contacts, where the switch tells none.
#include "desk/contacts/CallerContacts.h"
#include "tests/desk/support/Office.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using cti::ConnectionState;
using test::Office;
using test::snapshot;

namespace {

Contact contact(const QString &uid, const QString &name, const QString &number, const QString &company = {})
{
    Contact made;
    made.uid = uid;
    made.revision = uid;
    made.displayName = name;
    made.company = company;
    made.numbers = {{ContactNumberKind::Mobile, number, false}};
    return made;
}

struct Desk {
    Desk()
    {
        store.open();
        office.people.setDirectory({Office::entry(u"201"_s, u"Anna"_s)});
        office.goLive();
        office.tell(snapshot(u"200"_s));
    }
    void put(const QVector<Contact> &all)
    {
        bool done = false;
        store.write<contacts::PutResult>(
            &context,
            [all](sqlite::Database &database) -> Expected<contacts::PutResult> {
                ContactSourceInfo info;
                info.name = info.origin = u"test"_s;
                const auto source = contacts::addSource(database, info);
                if (!source)
                    return unexpected(source.error());
                const auto reading = contacts::beginReading(database, source->id);
                if (!reading)
                    return unexpected(reading.error());
                return contacts::put(database, source->id, *reading, all, PhoneNumbers());
            },
            [&](const Expected<contacts::PutResult> &result) { done = result.hasValue(); });
        BALIE_TRY_VERIFY(done);
    }
    void ring(const QString &number, const QString &call = u"1"_s, bool withheld = false)
    {
        auto ringing = test::connection(call, u"200"_s, ConnectionState::Alerting, number);
        ringing.remote.device = {};
        ringing.remote.withheld = withheld;
        office.tell(snapshot(u"200"_s, {ringing}));
    }

    Office office;
    QTemporaryDir folder;
    QObject context;
    Store store{folder.filePath(u"balie.sqlite"_s)};
    CallerContacts callers{office.switchboard, office.people, store};
    QSignalSpy found{&callers, &CallerContacts::found};
};

StoredContact stored(const QString &name, const QString &company)
{
    StoredContact made;
    made.contact = contact(name + company, name, u"0612345678"_s, company);
    return made;
}

} // namespace

class CallerNames : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aCallerIsNamedAtTheFirstRing()
    {
        Desk desk;
        desk.put({contact(u"1"_s, u"Jan Bos"_s, u"06-1234 5678"_s, u"Bakkerij Bos"_s),
            contact(u"2"_s, u"Somebody else"_s, u"0687654321"_s)});
        desk.ring(u"+31612345678"_s);
        BALIE_TRY_COMPARE(desk.found.size(), 1);
        QCOMPARE(desk.office.people.displayName({}, u"0612345678"_s), u"Jan Bos"_s);
        const CallerContact *known = desk.callers.find(u"+31612345678"_s);
        QVERIFY(known);
        QCOMPARE(known->about, u"Bakkerij Bos"_s);
        QVERIFY(!desk.callers.find(u"0687654321"_s)); // nobody asked
    }

    void whoHidesHisNumberOrWorksHereIsNotLookedUp()
    {
        Desk desk;
        desk.put({contact(u"1"_s, u"Jan Bos"_s, u"0612345678"_s), contact(u"2"_s, u"Not Anna"_s, u"201"_s),
            contact(u"3"_s, u"Piet"_s, u"0687654321"_s)});
        desk.ring(u"0612345678"_s, u"1"_s, true);
        desk.ring(u"201"_s, u"2"_s);
        desk.ring(u"0687654321"_s, u"3"_s);
        BALIE_TRY_COMPARE(desk.found.size(), 1); // in the order of asking: the others were not asked
        QCOMPARE(desk.found.first().first().toString(), u"+31687654321"_s);
        QCOMPARE(desk.office.people.displayName({}, u"0612345678"_s), u"06 12345678"_s);
    }

    void aContactWrittenDuringTheCallNamesTheCaller()
    {
        Desk desk;
        desk.put({contact(u"1"_s, u"Jan Bos"_s, u"0612345678"_s)});
        desk.ring(u"0612345678"_s, u"1"_s);
        BALIE_TRY_COMPARE(desk.found.size(), 1);
        desk.ring(u"0687654321"_s, u"2"_s); // nobody has it; the call goes on
        desk.put({contact(u"2"_s, u"Els Vos"_s, u"06 87654321"_s)});
        desk.callers.followContacts();
        BALIE_TRY_VERIFY(desk.callers.find(u"0687654321"_s));
        QCOMPARE(desk.office.people.displayName({}, u"0687654321"_s), u"Els Vos"_s);
        auto changed = contact(u"1"_s, u"Jan de Boer"_s, u"0612345678"_s);
        changed.revision = u"later"_s;
        desk.put({changed});
        desk.callers.followContacts();
        BALIE_TRY_COMPARE(desk.office.people.displayName({}, u"0612345678"_s), u"Jan de Boer"_s);
        QCOMPARE(desk.office.people.displayName({}, u"0687654321"_s), u"Els Vos"_s);
    }

    void ofSeveralItIsNeverGuessed_data()
    {
        QTest::addColumn<QVector<StoredContact>>("contacts");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("candidates");
        const auto jan = stored(u"Jan Bos"_s, u"Bakkerij Bos"_s);
        QTest::newRow("nobody") << QVector<StoredContact>() << QString() << QStringList();
        QTest::newRow("one from two sources") << QVector{jan, stored(u"JAN BOS"_s, {})} << u"Jan Bos"_s << QStringList();
        QTest::newRow("two of one company") << QVector{jan, stored(u"Els Bos"_s, u"Bakkerij Bos"_s)} << u"Bakkerij Bos"_s
                                            << QStringList{u"Jan Bos"_s, u"Els Bos"_s};
        QTest::newRow("two of two companies") << QVector{jan, stored(u"Els Bos"_s, u"Slagerij"_s)} << QString()
                                              << QStringList{u"Jan Bos"_s, u"Els Bos"_s};
        QTest::newRow("only a company") << QVector{stored({}, u"Bakkerij Bos"_s)} << u"Bakkerij Bos"_s << QStringList();
    }

    void ofSeveralItIsNeverGuessed()
    {
        QFETCH(QVector<StoredContact>, contacts);
        QFETCH(QString, name);
        QFETCH(QStringList, candidates);
        const auto known = CallerContact::from(u"+31612345678"_s, contacts);
        QCOMPARE(known.name, name);
        QCOMPARE(known.candidates, candidates);
        QCOMPARE(known.about.isEmpty(), name != u"Jan Bos"_s);
    }
};

BALIE_TEST(CallerNames)
#include "tst_CallerNames.moc"
