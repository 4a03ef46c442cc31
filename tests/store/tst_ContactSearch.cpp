#include "desk/store/ContactFinder.h"
#include "desk/store/Schema.h"
#include "tests/store/Opened.h"
#include "tests/support/TestRegistry.h"

#include <algorithm>

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using sqlite::Database;

namespace {

Contact person(const QString &given, const QString &family, const QString &company = {}, const QString &number = {})
{
    Contact contact;
    contact.uid = given + u'/' + family + u'/' + company;
    contact.givenName = given;
    contact.familyName = family;
    contact.company = company;
    if (!number.isEmpty())
        contact.numbers.append({ContactNumberKind::Work, number, false});
    return contact;
}

QString nameOf(const ContactHit &hit)
{
    const Contact &contact = hit.contact.contact;
    return contact.familyName.isEmpty() ? contact.displayName : contact.givenName + u' ' + contact.familyName;
}

} // namespace

class ContactSearch : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder.emplace();
        auto database = Database::open(m_folder->filePath(u"desk.sqlite"_s), Database::Mode::ReadWrite);
        QVERIFY(database);
        m_database.emplace(*std::move(database));
        QVERIFY(Schema::migrate(*m_database));
        const auto source = contacts::addSource(*m_database, {0, ContactSourceInfo::Kind::VCard, u"s"_s, u"o"_s, {}, {}});
        QVERIFY(source);
        m_source = source->id;
    }

    void cleanup()
    {
        m_database.reset();
        m_folder.reset();
    }

    void findsNames_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *typed, const char *name) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(name);
        };
        row("b", "Jan van den Berg");
        row("berg", "Jan van den Berg");
        row("BERG", "Jan van den Berg");
        row("jan berg", "Jan van den Berg");
        row("berg jan", "Jan van den Berg");
        row("vd berg jan", "Jan van den Berg");
        row("vd berg", "Jan van den Berg");
        row("v.d. berg", "Jan van den Berg");
        row("v. d. berg", "Jan van den Berg");
        row("v/d berg", "Jan van den Berg");
        row("v.d.berg jan", "Jan van den Berg");
        row("jan v.d. b", "Jan van den Berg");
        row("V.D. Berg", "Piet van de Berg");
        row("v/d Berg", "Kees van der Berg");
        row("v. der Berg", "Kees van der Berg");
        row("v. den berg jan", "Jan van den Berg");
        row("v d", "Vera Dekker"); // nobody's name yet: initials
        row("berg, jan van den", "Jan van den Berg");
        row("jan van den b", "Jan van den Berg");
        row("jan de", "Jan van den Berg");
        row("van der berg", "Jan van den Berg");
        row("vandenb", "Jan van den Berg");
        row("jvdb", "Jan van den Berg");
        row("jb", "Jan van den Berg");
        row("j b", "Jan van den Berg");
        row("jp hoekstra", "Jean-Pierre Hoekstra");
        row("hoekstra-de vries", "Anna Hoekstra-de Vries");
        row("vries anna", "Anna Hoekstra-de Vries");
        row("dijk", "Piet van Dyk");
        row("dyk", "Els Dijk");
        row("ijssel", "Truus IJsselstein");
        row("yss", "Truus IJsselstein");
        row("di", "Els Dijk"); // on the way to dij
        row("els di", "Els Dijk");
        row("muller", "Jörg Müller");
        row("müller", "Jörg Müller");
        row("rene", "René Çelik");
        row("celik", "René Çelik");
        row("o'brien", "Pat O'Brien");
        row("obrien", "Pat O'Brien");
        row("brien", "Pat O'Brien");
        row("'t hart", "Kees 't Hart");
        row("hart", "Kees 't Hart");
        row("\"berg\"", "Jan van den Berg");
        row("berg*", "Jan van den Berg");
        row("berg AND jan", "Jan And Berg");
        row("NEAR(berg)", "Berg Near");
        row("bakkerij", "Wim Zoet");
        row("bos zoet", "Wim Zoet");
        row("wim inkoop", "Wim Zoet");
        row("inkoop", "Wim Zoet");
        row("garage", "Garage De Ster");
        row("ster garage", "Garage De Ster");
    }
    void findsNames()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, name);
        Contact baker = person(u"Wim"_s, u"Zoet"_s, u"Bakkerij Bos"_s);
        baker.department = u"Inkoop"_s;
        Contact garage;
        garage.uid = u"garage"_s;
        garage.displayName = garage.company = u"Garage De Ster"_s;
        put({person(u"Jan"_s, u"van den Berg"_s), person(u"Jean-Pierre"_s, u"Hoekstra"_s),
            person(u"Anna"_s, u"Hoekstra-de Vries"_s), person(u"Piet"_s, u"van Dyk"_s),
            person(u"Els"_s, u"Dijk"_s), person(u"Truus"_s, u"IJsselstein"_s),
            person(u"J\u00f6rg"_s, u"M\u00fcller"_s), person(u"Ren\u00e9"_s, u"\u00c7elik"_s),
            person(u"Pat"_s, u"O'Brien"_s), person(u"Kees"_s, u"'t Hart"_s),
            person(u"Jan And"_s, u"Berg"_s), person(u"Berg"_s, u"Near"_s), baker, garage,
            person(u"Piet"_s, u"van de Berg"_s), person(u"Kees"_s, u"van der Berg"_s), person(u"Vera"_s, u"Dekker"_s)});
        const auto names = found(typed);
        QVERIFY2(names.contains(name), qPrintable(names.join(u", "_s)));
    }

    void doesNotFindWhatHasNotAllWords()
    {
        put({person(u"Jan"_s, u"Bakker"_s), person(u"Piet"_s, u"Berg"_s)});
        QCOMPARE(found(u"jan berg"_s), QStringList());
        QCOMPARE(found(u"de"_s), QStringList());
        QCOMPARE(found(u""_s), QStringList());
        QCOMPARE(found(u"!!"_s), QStringList());
    }

    void aParticleMayBeTheBeginningOfAName()
    {
        put({person(u"Jan"_s, u"de Vries"_s), person(u"Piet"_s, u"Dekker"_s)});
        QCOMPARE(found(u"de"_s), (QStringList{u"Piet Dekker"_s, u"Jan de Vries"_s}));
        QCOMPARE(found(u"jan de"_s), QStringList(u"Jan de Vries"_s));
    }

    void lastNamesStandBeforeFirstNamesBeforeCompaniesBeforeDepartments()
    {
        Contact department = person(u"An"_s, u"Aal"_s);
        department.department = u"Bosbeheer"_s;
        put({department, person(u"Cor"_s, u"Cent"_s, u"Bos BV"_s), person(u"Bos"_s, u"Baan"_s),
            person(u"Dirk"_s, u"Bosch"_s), person(u"Bea"_s, u"Bos"_s), person(u"Arie"_s, u"Bos"_s)});
        QCOMPARE(found(u"bos"_s),
            (QStringList{u"Arie Bos"_s, u"Bea Bos"_s, u"Dirk Bosch"_s, u"Bos Baan"_s, u"Cor Cent"_s, u"An Aal"_s}));
        const auto hits = contacts::find(*m_database, m_numbers, u"bos"_s, 50);
        QCOMPARE(hits->hits[0].by, ContactMatch::Name);
        QCOMPARE(hits->hits[4].by, ContactMatch::Company);
        QCOMPARE(hits->hits[4].matched, u"Bos BV"_s);
        QCOMPARE(hits->hits[5].by, ContactMatch::Department);
        QCOMPARE(hits->hits[5].matched, u"Bosbeheer"_s);
    }

    void manyWithAllWordsComeInTheOrderOfNames()
    {
        // More than are looked at one by one.
        QVector<Contact> many;
        for (int i = 0; i < 3'000; ++i) {
            many.append(person(u"Jan"_s, u"Bakker%1"_s.arg((i * 7'919) % 3'000, 4, 10, QChar(u'0'))));
            many.append(person(u"Bart"_s, u"Adema%1"_s.arg(i)));
        }
        put(many);
        const auto names = found(u"j b"_s);
        QCOMPARE(names.size(), 50);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(names[i], u"Jan Bakker%1"_s.arg(i, 4, 10, QChar(u'0')));
        QCOMPARE(contacts::countMatches(*m_database, m_numbers, u"jan bakker"_s).valueOr(-1), 3'000);
        QCOMPARE(contacts::countMatches(*m_database, m_numbers, u"b"_s).valueOr(-1), 6'000);
        put({person(u"Els"_s, u"Dijk"_s), person(u"Els"_s, u"Dirks"_s)});
        QCOMPARE(found(u"di"_s), (QStringList{u"Els Dirks"_s, u"Els Dijk"_s}));
        QCOMPARE(contacts::countMatches(*m_database, m_numbers, u"els di"_s).valueOr(-1), 2);
    }

    void findsNumbers_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed : {"0201234567", "020 123 45 67", "+31 20 1234567", "0031201234567", "020-123", "(020) 12",
                 "4567", "34567", "tel:+31201234567"})
            QTest::newRow(typed) << QString::fromLatin1(typed);
    }
    void findsNumbers()
    {
        QFETCH(const QString, typed);
        put({person(u"Jan"_s, u"Bakker"_s, {}, u"020 - 123 45 67"_s), person(u"Piet"_s, u"Berg"_s, {}, u"0612345678"_s)});
        const auto hits = contacts::find(*m_database, m_numbers, typed, 50);
        QVERIFY(hits);
        QCOMPARE(hits->hits.size(), 1);
        QCOMPARE(nameOf(hits->hits[0]), u"Jan Bakker"_s);
        QCOMPARE(hits->hits[0].by, ContactMatch::Number);
        QVERIFY(hits->hits[0].matched.contains(u"20"_s));
        QCOMPARE(contacts::countMatches(*m_database, m_numbers, typed).valueOr(-1), 1);
    }

    void findsMoreThatSoundsTheSameOrHasASlip_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::addColumn<ContactMatch>("by");
        const auto row = [](const char *typed, const char *name, ContactMatch by) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(name) << by;
        };
        row("jansen", "Els Janssen", ContactMatch::SoundsLike);
        row("meier", "Ed Meijer", ContactMatch::SoundsLike);
        row("meyers", "Ed Meijers", ContactMatch::Name);
        row("fermeer", "Jo Vermeer", ContactMatch::SoundsLike);
        row("zmit", "Bo Smit", ContactMatch::SoundsLike);
        row("klaas", "Claes Quist", ContactMatch::SoundsLike);
        row("kwist", "Claes Quist", ContactMatch::SoundsLike);
        row("bosch", "Arie Bos", ContactMatch::SoundsLike);
        row("stefan", "Stephan Mol", ContactMatch::SoundsLike);
        row("kuyper", "Ko Kuiper", ContactMatch::SoundsLike);
        row("haes", "Ab Haas", ContactMatch::SoundsLike);
        row("hennie", "Henny Pot", ContactMatch::SoundsLike);
        row("bakekr", "Jan Bakker", ContactMatch::Misspelt);
        row("bkaker", "Jan Bakker", ContactMatch::Misspelt);
        row("vermer jo", "Jo Vermeer", ContactMatch::SoundsLike);
        row("jan bakekr", "Jan Bakker", ContactMatch::Misspelt);
        row("dijkstar", "Sjoerd Dijkstra", ContactMatch::Misspelt);
    }
    void findsMoreThatSoundsTheSameOrHasASlip()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, name);
        QFETCH(const ContactMatch, by);
        put({person(u"Els"_s, u"Janssen"_s), person(u"Ed"_s, u"Meijer"_s), person(u"Ed"_s, u"Meijers"_s),
            person(u"Jo"_s, u"Vermeer"_s), person(u"Bo"_s, u"Smit"_s), person(u"Claes"_s, u"Quist"_s),
            person(u"Arie"_s, u"Bos"_s), person(u"Stephan"_s, u"Mol"_s), person(u"Ko"_s, u"Kuiper"_s),
            person(u"Ab"_s, u"Haas"_s), person(u"Henny"_s, u"Pot"_s), person(u"Jan"_s, u"Bakker"_s),
            person(u"Sjoerd"_s, u"Dijkstra"_s)});
        const auto exact = contacts::find(*m_database, m_numbers, typed, 50);
        QVERIFY(exact);
        if (by == ContactMatch::Name) {
            QCOMPARE(nameOf(exact->hits.value(0)), name);
            return;
        }
        for (const ContactHit &hit : exact->hits)
            QVERIFY(nameOf(hit) != name);
        const auto more = contacts::findMore(*m_database, typed, {}, 50);
        QVERIFY(more);
        const auto hit = std::find_if(
            more->hits.begin(), more->hits.end(), [&](const ContactHit &one) { return nameOf(one) == name; });
        QVERIFY(hit != more->hits.end());
        QCOMPARE(hit->by, by);
    }

    void moreLeavesOutWhatIsShownAndHasNotes()
    {
        Contact noted = person(u"Piet"_s, u"Paal"_s);
        noted.note = u"Belt over de vergunning; is 's ochtends bereikbaar"_s;
        put({noted, person(u"Els"_s, u"Janssen"_s)});
        const auto byNote = contacts::findMore(*m_database, u"vergun"_s, {}, 50);
        QVERIFY(byNote);
        QCOMPARE(byNote->hits.size(), 1);
        QCOMPARE(byNote->hits[0].by, ContactMatch::Note);
        QCOMPARE(byNote->hits[0].matched, noted.note);
        QCOMPARE(contacts::findMore(*m_database, u"vergun"_s, {byNote->hits[0].contact.id}, 50)->hits.size(), 0);
        QCOMPARE(found(u"vergunning"_s), QStringList());
    }

    void longTextIsNoTrouble()
    {
        put({person(u"Jan"_s, u"Bakker"_s)});
        for (const QString &typed : {QString(4'000, u'7'), QString(4'000, u'a'), u"jan "_s.repeated(1'000),
                 u"\"*' AND OR NOT ( ) ^ : "_s.repeated(200), QString(4'000, QChar(0xd800))}) {
            QVERIFY(contacts::find(*m_database, m_numbers, typed, 50));
            QVERIFY(contacts::findMore(*m_database, typed, {}, 50));
            QVERIFY(contacts::countMatches(*m_database, m_numbers, typed));
        }
        QCOMPARE(found(u"jan "_s.repeated(1'000)), QStringList(u"Jan Bakker"_s));
    }

    void whatChangedIsFoundByItsNewNameOnly()
    {
        Contact contact = person(u"Els"_s, u"Jansen"_s, u"Bos"_s, u"0201234567"_s);
        contact.note = u"oud"_s;
        put({contact});
        contact.familyName = u"Pietersma"_s;
        contact.note = u"nieuw"_s;
        contact.numbers = {{ContactNumberKind::Mobile, u"0612345678"_s, false}};
        put({contact, contact});
        QCOMPARE(found(u"jansen"_s), QStringList());
        QCOMPARE(found(u"els jansen"_s), QStringList());
        QCOMPARE(found(u"pieter"_s).size(), 1);
        QCOMPARE(found(u"els pieter"_s).size(), 1);
        QCOMPARE(found(u"020"_s).size(), 0);
        QCOMPARE(contacts::findMore(*m_database, u"oud"_s, {}, 50)->hits.size(), 0);
        QCOMPARE(contacts::findMore(*m_database, u"jnasen"_s, {}, 50)->hits.size(), 0);
        QVERIFY(m_database->execute("INSERT INTO contact_text (contact_text) VALUES ('integrity-check')"));
    }

private:
    void put(const QVector<Contact> &contacts)
    {
        const auto reading = contacts::beginReading(*m_database, m_source);
        QVERIFY(reading);
        QVERIFY(contacts::put(*m_database, m_source, *reading, contacts, m_numbers));
    }
    QStringList found(const QString &typed)
    {
        const auto hits = contacts::find(*m_database, m_numbers, typed, 50);
        QStringList names;
        if (!hits)
            return {hits.error().detail};
        for (const ContactHit &hit : hits->hits)
            names.append(nameOf(hit));
        return names;
    }

    std::optional<QTemporaryDir> m_folder;
    std::optional<Database> m_database;
    const PhoneNumbers m_numbers;
    qint64 m_source = 0;
};

BALIE_TEST(ContactSearch)
#include "tst_ContactSearch.moc"
