// What is typed finds contacts in the store: the last text only, unlikely ones below, and whom a note is about.
#include "desk/search/ContactSearch.h"
#include "tests/desk/support/ContactStore.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::desk;
using test::outsider;

namespace {

/// A store, and what its search told.
struct Searched : test::ContactStore {
    Searched()
    {
        QObject::connect(&search, &ContactSearch::found, &search, [this](const auto &found) { keep(found, first); });
        QObject::connect(&search, &ContactSearch::foundMore, &search, [this](const auto &found) { keep(found, more); });
        QObject::connect(&search, &ContactSearch::counted, &search, [this](int count, bool isOpen) {
            total = count;
            orMore = isOpen;
        });
        QObject::connect(&search, &ContactSearch::searchingChanged, &search, [this](bool is) { searching = is; });
    }
    void type(const QString &text, const QVector<PersonNote> &notes = {})
    {
        first.clear();
        more.clear();
        total = 0;
        search.setText(text, notes);
    }
    void wait()
    {
        BALIE_TRY_VERIFY(!searching);
    }
    static QStringList names(const QVector<FoundContact> &found)
    {
        QStringList names;
        for (const FoundContact &contact : found)
            names.append(contact.contact.name);
        return names;
    }

    void keep(const QVector<FoundContact> &found, QVector<FoundContact> &into)
    {
        texts += names(found);
        into += found;
    }

    People people;
    ContactSearch search{store, people};
    QVector<FoundContact> first;
    QVector<FoundContact> more;
    QStringList texts;
    int total = 0;
    bool orMore = false;
    bool searching = false;
};

} // namespace

class ContactSearching : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whatIsOneLetterDifferentComesBelow()
    {
        Searched searched;
        searched.put(u"Outlook"_s, {outsider(u"Jan"_s, u"Bakker"_s), outsider(u"Els"_s, u"Bakekr"_s)});
        searched.type(u"bakekr"_s);
        QVERIFY(searched.searching);
        searched.wait();
        QCOMPARE(Searched::names(searched.first), QStringList{u"Els Bakekr"_s});
        QCOMPARE(Searched::names(searched.more), QStringList{u"Jan Bakker"_s});
        QCOMPARE(searched.more.first().by, ContactMatch::Misspelt);
    }

    void onePersonOfTwoSourcesIsFoundOnceWithAllNumbers()
    {
        Searched searched;
        searched.put(u"Outlook"_s, {outsider(u"Jan"_s, u"Bakker"_s, u"020 1234567"_s, u"jan@bakker.nl"_s)});
        searched.put(u"CRM"_s, {outsider(u"Jan"_s, u"Bakker"_s, u"06-12345678"_s, u"Jan@bakker.nl"_s),
            outsider(u"Jan"_s, u"Bakker"_s, u"010 7654321"_s)});
        searched.type(u"jan bak"_s);
        searched.wait();
        QCOMPARE(searched.first.size(), 2);
        const FoundContact &jan = searched.first.first();
        QCOMPARE(jan.contact.numbers.size(), 2);
        QCOMPARE(jan.sources, (QStringList{u"Outlook"_s, u"CRM"_s}));
    }

    void onlyTheLastTextIsAnswered()
    {
        Searched searched;
        searched.put(u"Outlook"_s, {outsider(u"Jan"_s, u"Bakker"_s), outsider(u"Els"_s, u"Visser"_s)});
        for (const QString &text : {u"b"_s, u"ba"_s, u"bak"_s, u"vis"_s})
            searched.type(text);
        searched.wait();
        QCOMPARE(searched.texts, QStringList{u"Els Visser"_s});
        searched.type(u"bak"_s);
        searched.type({});
        QVERIFY(!searched.searching);
        searched.type(u"els"_s);
        searched.wait();
        QCOMPARE(searched.texts, (QStringList{u"Els Visser"_s, u"Els Visser"_s}));
    }

    void saysHowManyThereAre()
    {
        Searched searched;
        QVector<Contact> many;
        for (int i = 0; i < 120; ++i)
            many.append(outsider(u"Jan"_s, u"Bakker%1"_s.arg(i)));
        searched.put(u"Outlook"_s, many);
        searched.type(u"bak"_s);
        searched.wait();
        QCOMPARE(searched.first.size(), ContactSearch::limit);
        QCOMPARE(searched.total, 120);
        QVERIFY(!searched.orMore);
        QVERIFY(searched.more.isEmpty());
    }

    void whoStandsThereTwiceIsCountedOnce()
    {
        Searched searched;
        QVector<Contact> mine;
        QVector<Contact> copies;
        for (int i = 0; i < 70; ++i) {
            const QString number = u"020 12345%1"_s.arg(i + 10);
            mine.append(outsider(u"Jan"_s, u"Bakker%1"_s.arg(i), number, u"jan%1@bakker.nl"_s.arg(i)));
            copies.append(i % 2 == 0 ? outsider(u"Jan"_s, u"Bakker%1"_s.arg(i), number)
                                     : outsider(u"J."_s, u"Bakker%1"_s.arg(i), {}, u"Jan%1@bakker.nl"_s.arg(i)));
        }
        searched.put(u"Outlook"_s, mine);
        searched.put(u"CRM"_s, copies);
        // The reception's own number is called otherwise than who has it; the other one is a colleague.
        cti::DirectoryEntry colleague;
        colleague.device = cti::DeviceId(u"201"_s);
        colleague.name = u"J. Bakker7"_s;
        colleague.mobile = u"0201234517"_s;
        cti::DirectoryEntry desk;
        desk.device = cti::DeviceId(u"202"_s);
        desk.name = u"Balie"_s;
        desk.mobile = u"0201234518"_s;
        searched.people.setDirectory({colleague, desk});
        searched.type(u"bakker"_s);
        searched.wait();
        QCOMPARE(searched.total, 69);
        QVERIFY(!searched.orMore);
    }

    void ofManyIsSaidThatThereAreMore()
    {
        Searched searched;
        QVector<Contact> many;
        for (int i = 0; i <= ContactSearch::mostCounted; ++i)
            many.append(outsider(u"Jan"_s, u"Bakker%1"_s.arg(i)));
        searched.put(u"Outlook"_s, many);
        searched.type(u"bak"_s);
        searched.wait();
        QCOMPARE(searched.total, ContactSearch::looked);
        QVERIFY(searched.orMore);
    }

    void whomANoteIsAboutIsFoundByIt()
    {
        Searched searched;
        searched.put(u"Outlook"_s, {outsider(u"Jan"_s, u"Bakker"_s, u"020 1234567"_s)});
        const PhoneNumbers numbers;
        const PersonNote known{noteSubject(numbers.read(u"0201234567"_s)), u"Belt over de loods"_s, {}};
        const PersonNote unknown{noteSubject(numbers.read(u"0612345678"_s)), u"Zoekt een loods"_s, {}};
        const PersonNote colleague{noteSubject(PersonId(u"201"_s)), u"Weet van de loods"_s, {}};
        searched.type(u"loods"_s, {known, unknown, colleague});
        searched.wait();
        QCOMPARE(Searched::names(searched.more), (QStringList{u"Jan Bakker"_s, u"06 12345678"_s}));
        QCOMPARE(searched.more.first().by, ContactMatch::Note);
        QCOMPARE(searched.more.first().matched, u"Belt over de loods"_s);
        QCOMPARE(searched.more.last().contact.numbers.first().number.dial, u"+31612345678"_s);
    }

    void aStoreThatCannotBeReadEndsTheSearch()
    {
        Store store(u"/dev/null/nowhere/balie.sqlite"_s);
        store.open();
        const People people;
        ContactSearch search(store, people);
        QSignalSpy found(&search, &ContactSearch::found);
        QSignalSpy searching(&search, &ContactSearch::searchingChanged);
        search.setText(u"jan"_s, {});
        BALIE_TRY_COMPARE(searching.size(), 2);
        QCOMPARE(found.size(), 1);
        QVERIFY(found.first().first().value<QVector<FoundContact>>().isEmpty());
    }
};

BALIE_TEST(ContactSearching)
#include "tst_ContactSearching.moc"
