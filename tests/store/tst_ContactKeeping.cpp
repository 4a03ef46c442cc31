#include "desk/store/ContactFinder.h"
#include "desk/store/Schema.h"
#include "tests/store/Opened.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using sqlite::Database;
using test::Answer;
using test::number;

namespace {

Contact whole(int index)
{
    Contact contact;
    contact.uid = u"uid-%1"_s.arg(index);
    contact.revision = u"1"_s;
    contact.displayName = u"Dhr. Jan %1"_s.arg(index);
    contact.givenName = u"Jan"_s;
    contact.middleNames = u"Pieter"_s;
    contact.particle = u"van"_s;
    contact.familyName = u"Bakker"_s;
    contact.initials = u"J.P."_s;
    contact.company = u"Bakkerij"_s;
    contact.department = u"Verkoop"_s;
    contact.title = u"Chef"_s;
    contact.numbers = {{ContactNumberKind::Work, u"020 123 45 67 / 06-12345678"_s, true},
        {ContactNumberKind::Fax, u"geen"_s, false}};
    contact.emails = {u"jan@example.org"_s, u"chef@example.org"_s};
    contact.note = u"Twee\nregels"_s;
    contact.link = u"https://example.org/1"_s;
    return contact;
}

QVector<Contact> range(int from, int to)
{
    QVector<Contact> contacts;
    for (int i = from; i < to; ++i)
        contacts.append(whole(i));
    return contacts;
}

} // namespace

class ContactKeeping : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasPut()
    {
        auto database = opened();
        const qint64 source = sourceIn(database);
        const Contact contact = whole(1);
        const auto put = contacts::put(database, source, 1, {contact}, m_numbers);
        QVERIFY(put);
        QCOMPARE(put->added, 1);
        const auto stored = contacts::byNumber(database, m_numbers.read(u"+31 6 12345678"_s).key());
        QVERIFY(stored);
        QCOMPARE(stored->size(), 1);
        QCOMPARE(stored->front().contact, contact);
        QCOMPARE(stored->front().source, source);
        QCOMPARE(stored->front().numbers.value(0), m_numbers.readField(contact.numbers[0].text).value(0));
        QCOMPARE(stored->front().numbers.value(1), m_numbers.readField(contact.numbers[0].text).value(1));
        QCOMPARE(contacts::byIds(database, {stored->front().id, 999}).value(), *stored);
        QCOMPARE(contacts::byNumber(database, {}).value().size(), 0);
        QCOMPARE(contacts::byNumber(database, u"anonymous"_s).value().size(), 0);
    }

    void aReadingAddsChangesAndTakesAway()
    {
        auto database = opened();
        const qint64 source = sourceIn(database);
        const auto first = contacts::beginReading(database, source).valueOr(0);
        QCOMPARE(contacts::put(database, source, first, range(0, 10), m_numbers)->added, 10);
        QCOMPARE(contacts::finish(database, source, first, "token", QDateTime::fromMSecsSinceEpoch(5'000, Qt::UTC)).valueOr(-1), 0);
        const qint64 id = contacts::find(database, m_numbers, u"bakker"_s, 1)->hits[0].contact.id;

        const auto second = contacts::beginReading(database, source).valueOr(0);
        QVERIFY(second != first);
        auto again = range(0, 8);
        again[3].familyName = u"Visser"_s;
        again[3].revision = u"2"_s;
        const auto put = contacts::put(database, source, second, again, m_numbers);
        QCOMPARE(put->unchanged, 7);
        QCOMPARE(put->changed, 1);
        QCOMPARE(contacts::count(database).valueOr(-1), 10); // what is gone stays until the end
        QCOMPARE(contacts::finish(database, source, second, {}, QDateTime::fromMSecsSinceEpoch(6'000, Qt::UTC)).valueOr(-1), 2);
        QCOMPARE(contacts::count(database).valueOr(-1), 8);
        QCOMPARE(contacts::find(database, m_numbers, u"visser"_s, 9)->hits.size(), 1);
        QCOMPARE(contacts::countMatches(database, m_numbers, u"jan visser"_s).valueOr(-1), 1);
        QCOMPARE(contacts::byIds(database, {id})->size(), 1);
        const auto sources = contacts::sources(database);
        QCOMPARE(sources->front().completedAt.toMSecsSinceEpoch(), 6'000);
    }

    void sourcesKeepApartAndGoWithTheirContacts()
    {
        auto database = opened();
        const qint64 one = sourceIn(database, u"one"_s);
        const qint64 two = sourceIn(database, u"two"_s);
        QCOMPARE(sourceIn(database, u"one"_s), one); // the same again
        QVERIFY(contacts::put(database, one, 1, range(0, 5), m_numbers));
        QVERIFY(contacts::put(database, two, 1, range(0, 3), m_numbers));
        QCOMPARE(contacts::count(database).valueOr(-1), 8);
        QVERIFY(contacts::remove(database, two, {u"uid-0"_s, u"unknown"_s}));
        QCOMPARE(contacts::count(database).valueOr(-1), 7);
        QVERIFY(contacts::removeSource(database, one));
        QVERIFY(contacts::removeSource(database, two));
        QCOMPARE(contacts::sources(database)->size(), 0);
        // Its import was still going on: what comes in now could never be taken away again.
        const auto late = contacts::put(database, one, 1, range(0, 5), m_numbers);
        QCOMPARE(late.error().code, ErrorCode::Cancelled);
        // Nothing of anybody is left in what is derived.
        for (const char *table : {"contacts", "contact_keys", "contact_words", "contact_digits", "contact_vocabulary"}) {
            const QByteArray sql = QByteArray("SELECT COUNT(*) FROM ") + table;
            QCOMPARE(number(sql.constData())(database).valueOr(-1), 0);
        }
        QCOMPARE(contacts::countMatches(database, m_numbers, u"j"_s).valueOr(-1), 0);
    }

    void aBatchThatFailsLeavesNothingOfItself()
    {
        auto database = opened();
        const qint64 source = sourceIn(database);
        QVERIFY(contacts::put(database, source, 1, range(0, 10), m_numbers));
        QVERIFY(database.execute("PRAGMA max_page_count = 1"));
        const auto full = contacts::put(database, source, 1, range(10, 5'000), m_numbers);
        QCOMPARE(full.error().code, ErrorCode::Io);
        QVERIFY(database.execute("PRAGMA max_page_count = 1000000"));
        QCOMPARE(contacts::count(database).valueOr(-1), 10);
        QVERIFY(contacts::put(database, source, 1, range(10, 20), m_numbers));
        QCOMPARE(contacts::countMatches(database, m_numbers, u"jan bakker"_s).valueOr(-1), 20);
    }

    void repairGetsBackWhatIsReadable()
    {
        const QString file = m_folder.filePath(u"damaged.sqlite"_s);
        {
            auto database = Database::open(file, Database::Mode::ReadWrite);
            QVERIFY(database && Schema::migrate(*database));
            QVERIFY(contacts::put(*database, sourceIn(*database), 1, range(0, 2'000), m_numbers));
        }
        QByteArray bytes = contentsOf(file);
        bytes.replace(60 * 4096, 20 * 4096, QByteArray(20 * 4096, '\x33'));
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write(bytes) == bytes.size());
        damaged.close();

        Store store(file);
        store.open();
        BALIE_TRY_COMPARE(store.state().kind, StoreState::Kind::Fresh);
        QCOMPARE(contentsOf(store.state().keptFile), bytes);
        Answer<int> repaired;
        store.repair(store.state().keptFile, this, repaired.receiver());
        BALIE_TRY_VERIFY(repaired.isThere());
        const int count = repaired.result().valueOr(-1);
        QVERIFY2(count > 1'000, qPrintable(QString::number(count)));
        Answer<int> found;
        store.read<int>(Lane::Search, this,
            [this](Database &database) { return contacts::countMatches(database, m_numbers, u"jan bakker"_s); },
            found.receiver());
        BALIE_TRY_VERIFY(found.isThere());
        QCOMPARE(found.result().valueOr(-1), count);
        QCOMPARE(contentsOf(store.state().keptFile), bytes);
    }

private:
    Database opened()
    {
        auto database = Database::open(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".sqlite"_s),
            Database::Mode::ReadWrite);
        if (!database || !Schema::migrate(*database))
            qFatal("no database");
        return *std::move(database);
    }
    static qint64 sourceIn(Database &database, const QString &origin = u"origin"_s)
    {
        const auto source
            = contacts::addSource(database, {0, ContactSourceInfo::Kind::CardDav, u"name"_s, origin, {}, {}});
        return source ? source->id : -1;
    }
    static QByteArray contentsOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    const PhoneNumbers m_numbers;
};

BALIE_TEST(ContactKeeping)
#include "tst_ContactKeeping.moc"
