// A number without a country is somebody else's in another country: what is stored is read again when the region changes.
#include "desk/contacts/ContactRereading.h"
#include "desk/people/People.h"
#include "desk/store/ContactFinder.h"
#include "desk/store/ContactRegion.h"
#include "desk/store/ContactTable.h"
#include "desk/store/Schema.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using contacts::readNumbersAgain;
using sqlite::Database;

namespace {

const PhoneNumbers dutch(u"NL"_s);
const PhoneNumbers german(u"DE"_s);
const PhoneNumbers italian(u"IT"_s);

/// A number of each, without a country.
QString local(int index)
{
    return u"030 12"_s + QString::number(index).rightJustified(5, u'0');
}

Contact somebody(int index)
{
    Contact contact;
    contact.uid = u"uid-%1"_s.arg(index);
    contact.revision = u"1"_s;
    contact.displayName = u"Iemand %1"_s.arg(index);
    contact.numbers.append({ContactNumberKind::Work, local(index), false});
    return contact;
}

QVector<Contact> many(int count)
{
    QVector<Contact> all;
    for (int i = 0; i < count; ++i)
        all.append(somebody(i));
    return all;
}

Expected<void> put(Database &database, const QVector<Contact> &all, const PhoneNumbers &numbers)
{
    const auto source = contacts::addSource(database, {0, ContactSourceInfo::Kind::VCard, u"f"_s, u"f"_s, {}, {}});
    if (!source)
        return unexpected(source.error());
    const auto done = contacts::put(database, source->id, 1, all, numbers);
    return done ? Expected<void>() : unexpected(done.error());
}

} // namespace

class ContactsOfOtherRegions : public test::TestCase {
    Q_OBJECT

    static constexpr int people = 1'000;

    struct Office {
        Office() { store.open(); }

        void setRegion(const QString &region)
        {
            OfficeNumbers numbers;
            numbers.numbers = PhoneNumbers(region);
            desk.setNumbers(numbers);
        }
        template <typename T> T ask(Store::Job<T> job)
        {
            std::optional<T> answer;
            QObject context;
            store.write<T>(&context, std::move(job), [&](const Expected<T> &result) { answer = result.valueOr({}); });
            [&] { BALIE_TRY_VERIFY(answer.has_value()); }();
            return answer.value_or(T());
        }
        void put(const QVector<Contact> &all, const PhoneNumbers &numbers)
        {
            QVERIFY(ask<bool>([=](Database &database) -> Expected<bool> { return ::put(database, all, numbers).hasValue(); }));
        }
        /// How many are known by the number that theirs is in the country.
        int known(const PhoneNumbers &numbers)
        {
            return ask<int>([numbers](Database &database) -> Expected<int> {
                int count = 0;
                for (int i = 0; i < people; ++i) {
                    const auto found = contacts::byNumber(database, numbers.keyOf(local(i)));
                    if (!found)
                        return unexpected(found.error());
                    if (found->size() == 1 && found->first().contact.uid == somebody(i).uid)
                        ++count;
                }
                return count;
            });
        }

        QTemporaryDir folder;
        Store store{folder.filePath(u"store.db"_s)};
        People desk;
    };

private Q_SLOTS:
    void anotherRegionReadsAllAgain()
    {
        Office office;
        office.put(many(people), dutch);
        ContactRereading rereading(office.store, office.desk);
        QSignalSpy changed(&rereading, &ContactRereading::changed);
        QCOMPARE(office.known(dutch), people);
        office.setRegion(u"DE"_s);
        BALIE_TRY_COMPARE(changed.size(), 1);
        QCOMPARE(office.known(german), people);
        QCOMPARE(office.known(dutch), 0);
        // As it is typed in each country.
        for (const auto &[typed, expected] : {std::pair(u"+49 30 12 00007"_s, 1), std::pair(u"030-1200007"_s, 1),
                 std::pair(u"+31 30 12 00007"_s, 0)}) {
            QCOMPARE(office.ask<int>([typed = typed](Database &database) -> Expected<int> {
                const auto hits = contacts::find(database, german, typed, 10);
                return hits ? int(hits->hits.size()) : -1;
            }), expected);
        }
    }

    void nothingIsWrittenWhereNothingDiffers()
    {
        Office office;
        Contact abroad = somebody(1);
        abroad.numbers = {{ContactNumberKind::Work, u"+31 20 123 45 67"_s, false}};
        Contact inside = somebody(2);
        inside.numbers = {{ContactNumberKind::Work, u"201"_s, false}};
        office.put({somebody(0), abroad, inside}, dutch);
        QCOMPARE(office.ask<int>([](Database &database) -> Expected<int> {
            const auto read = readNumbersAgain(database, german, 10);
            return read && read->isLast ? read->changed : -1;
        }), 2); // a Dutch number is written otherwise in Germany; an extension is the same everywhere
        QCOMPARE(office.ask<int>([](Database &database) -> Expected<int> {
            const auto read = readNumbersAgain(database, german, 10);
            return read && read->isLast ? read->changed : -1;
        }), 0);
    }

    void whatWasCutShortGoesOnWhereItWasLeft()
    {
        Office office;
        office.put(many(people), dutch);
        constexpr int before = 300;
        QCOMPARE(office.ask<int>([](Database &database) -> Expected<int> {
            const auto read = readNumbersAgain(database, german, before);
            return read && !read->isLast ? read->changed : -1;
        }), before);
        QCOMPARE(office.known(german), before);
        // Whoever was read before is not read once more: he would lose his number.
        QVERIFY(office.ask<bool>([](Database &database) -> Expected<bool> {
            return database.execute("UPDATE contacts SET raw_numbers = '' WHERE id <= 300").hasValue();
        }));
        office.setRegion(u"DE"_s);
        ContactRereading rereading(office.store, office.desk);
        QSignalSpy changed(&rereading, &ContactRereading::changed);
        BALIE_TRY_COMPARE(changed.size(), 1);
        QCOMPARE(office.known(german), people);
    }

    void aNewerChangeTakesThePlaceOfAnOlder()
    {
        Office office;
        office.put(many(people), dutch);
        QCOMPARE(office.ask<int>([](Database &database) -> Expected<int> {
            const auto read = readNumbersAgain(database, german, 300);
            return read ? read->changed : -1;
        }), 300);
        ContactRereading rereading(office.store, office.desk);
        QSignalSpy changed(&rereading, &ContactRereading::changed);
        office.setRegion(u"DE"_s);
        office.setRegion(u"IT"_s);
        BALIE_TRY_COMPARE(changed.size(), 1);
        QCOMPARE(office.known(italian), people);
        QCOMPARE(office.known(german), 0);
        office.setRegion(u"DE"_s);
        office.setRegion(u"IT"_s); // and back, while the first portion is under way
        BALIE_TRY_COMPARE(changed.size(), 2);
        QCOMPARE(office.known(italian), people);
    }

    void whatAnImportReadBeforeTheChangeIsReadAgain()
    {
        Office office;
        office.put({somebody(0)}, dutch);
        ContactRereading rereading(office.store, office.desk);
        QSignalSpy changed(&rereading, &ContactRereading::changed);
        office.setRegion(u"DE"_s);
        BALIE_TRY_COMPARE(changed.size(), 1);
        office.put(many(people), dutch);
        rereading.check();
        BALIE_TRY_COMPARE(changed.size(), 2);
        QCOMPARE(office.known(german), people);
    }

    void aFileThatDoesNotSayHowItWasReadIsReadOnce()
    {
        Office office;
        {
            auto database = Database::open(office.folder.filePath(u"older.db"_s), Database::Mode::ReadWrite);
            QVERIFY(database);
            QVERIFY(Schema::migrate(*database, {Schema::versions()[0], Schema::versions()[1]}));
            QVERIFY(put(*database, many(people), dutch));
            QVERIFY(database->execute("DROP TABLE contact_region"));
            QVERIFY(database->setUserVersion(1));
        }
        office.setRegion(u"DE"_s);
        Store older(office.folder.filePath(u"older.db"_s));
        ContactRereading rereading(older, office.desk);
        QSignalSpy changed(&rereading, &ContactRereading::changed);
        older.open();
        BALIE_TRY_COMPARE(changed.size(), 1);
    }
};

BALIE_TEST(ContactsOfOtherRegions)
#include "tst_ContactsOfOtherRegions.moc"
