#include "desk/numbers/OfficeNumbers.h"
#include "desk/people/DirectoryReader.h"
#include "desk/people/PeopleFile.h"
#include "tests/desk/support/FakePorts.h"
#include "tests/desk/support/Office.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::desk;
using test::dev;
using test::Office;

class PeopleSources : public test::TestCase {
    Q_OBJECT

    static Expected<PeopleFile::Content> parse(const char *text)
    {
        return PeopleFile::parse(QByteArray(text));
    }

private Q_SLOTS:
    void readsEverySeparatorAndQuotes_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("semicolon")
            << QByteArray("name;number;department\nAnna de Vries;201;Directie\n");
        QTest::newRow("comma") << QByteArray("name,number,department\nAnna de Vries,201,Directie");
        QTest::newRow("tab") << QByteArray(
            "name\tnumber\tdepartment\nAnna de Vries\t201\tDirectie\n");
        QTest::newRow("bom and crlf")
            << QByteArray("\xef\xbb\xbfname;number;department\r\nAnna de Vries;201;Directie\r\n");
        QTest::newRow("other order, Dutch")
            << QByteArray("Toestel;Afdeling;Naam\n201;Directie;Anna de Vries\n");
        QTest::newRow("quotes") << QByteArray(
            "name;number;department\n\"Anna de Vries\";\"201\";\"Directie\"\n");
        QTest::newRow("unknown column")
            << QByteArray("name;shoe size;number;department\nAnna de Vries;39;201;Directie\n");
        QTest::newRow("blank lines")
            << QByteArray("name;number;department\n\n;;\nAnna de Vries;201;Directie\n\n");
    }

    void readsEverySeparatorAndQuotes()
    {
        QFETCH(QByteArray, file);
        const auto content = PeopleFile::parse(file);
        QVERIFY2(content.hasValue(), content ? "" : qPrintable(content.error().userText));
        QCOMPARE(content->people.size(), 1);
        QCOMPARE(content->people.first().name, u"Anna de Vries"_s);
        QCOMPARE(content->people.first().extension, u"201"_s);
        QCOMPARE(content->people.first().department, u"Directie"_s);
        QVERIFY(content->remarks.isEmpty());
    }

    void aQuoteMayHoldSeparatorsLinesAndQuotes()
    {
        const auto content = parse(
            "name;department;number\n\"Bos; \"\"Hanna\"\"\";\"Verkoop\nBinnendienst\";208\n");
        QCOMPARE(content->people.first().name, u"Bos; \"Hanna\""_s);
        QCOMPARE(content->people.first().department, u"Verkoop\nBinnendienst"_s);
        QCOMPARE(content->people.first().extension, u"208"_s);
    }

    void raggedRowsAreFilledOrCutOff()
    {
        const auto content = parse("name;number;mobile\nAnna\nBram;202;0612345678;too much\n");
        QCOMPARE(content->people.size(), 2);
        QVERIFY(content->people.at(0).extension.isEmpty());
        QCOMPARE(content->people.at(1).mobile, u"0612345678"_s);
    }

    void errorsNameLineAndColumn_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("place");
        QTest::newRow("quote never closed")
            << QByteArray("name;number\nAnna;201\nBram;\"202\n") << u"line 3 column 6"_s;
        QTest::newRow("text after quote")
            << QByteArray("name;number\n\"Anna\" de;201\n") << u"line 2 column 8"_s;
        QTest::newRow("after a quoted line break")
            << QByteArray("name;number\n\"A\nB\";\"1\"2\n") << u"line 3 column 7"_s;
        QTest::newRow("no name column")
            << QByteArray("first;second\na;b\n") << u"line 1 column 1"_s;
        QTest::newRow("empty file") << QByteArray() << u"line 1 column 1"_s;
        QTest::newRow("binary") << QByteArray("\x7f\x45\x4c\x46\x02\x01\x00\x00", 8)
                                << u"line 1 column 1"_s;
    }

    void errorsNameLineAndColumn()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, place);
        const auto content = PeopleFile::parse(file);
        QVERIFY(!content);
        QCOMPARE(content.error().code, ErrorCode::InvalidInput);
        QCOMPARE(content.error().detail, place);
        QVERIFY(!content.error().userText.isEmpty());
    }

    void rowsThatCannotBeUsedAreRemarked()
    {
        const auto content = parse("number;name\n201;Anna\n202;\n201;Somebody else\n");
        QCOMPARE(content->people.size(), 1);
        QCOMPARE(content->remarks.size(), 2);
        QVERIFY(content->remarks.at(0).startsWith(u"Line 3, column 5"_s));
        QVERIFY(content->remarks.at(1).contains(u"line 2"_s));
    }

    void aFileThatIsNotThereIsSaid()
    {
        QTemporaryDir folder;
        const auto content = PeopleFile::read(folder.filePath(u"nobody.csv"_s));
        QVERIFY(!content);
        QCOMPARE(content.error().code, ErrorCode::Io);
        QVERIFY(content.error().userText.contains(u"nobody.csv"_s));
    }

    void theDirectoryIsJoinedWithTheFile()
    {
        People people;
        people.setFilePeople(parse(
            "name;number;mobile;deputy\nA. de Vries;201;0612345201;202\nPizzeria;;0101234567;\n")
                                 ->people);
        people.setDirectory({Office::entry(u"201"_s, u"Anna de Vries"_s, u"Directie"_s),
            Office::entry(u"202"_s, u"Bram"_s)});
        QCOMPARE(people.count(), 3);
        const Person *anna = people.atDevice(dev(u"201"_s));
        QCOMPARE(anna->name, u"Anna de Vries"_s); // the directory is nearer to the truth
        QCOMPARE(anna->mobile, u"0612345201"_s); // what it has no field for comes from the file
        QCOMPARE(anna->deputy, dev(u"202"_s));
        QCOMPARE(people.departments(), QStringList{u"Directie"_s});
    }

    void placesAreNotPeople()
    {
        People people;
        auto slot = Office::entry(u"701"_s, u"Slot 1"_s);
        slot.category = cti::DeviceCategory::Park;
        people.setDirectory({slot, Office::entry(u"201"_s, u"Anna"_s)});
        QCOMPARE(people.count(), 1);
        QCOMPARE(people.places().size(), 1);
        QCOMPARE(people.displayName(dev(u"701"_s)), u"Slot 1"_s);
    }

    void findsANumberInWhateverNotation()
    {
        People people;
        auto anna = Office::entry(u"201"_s, u"Anna"_s);
        anna.mobile = u"+31 6 1234 5201"_s;
        auto bram = Office::entry(u"202"_s, u"Bram"_s);
        bram.mobile = u"0101234567"_s;
        auto carlijn = Office::entry(u"203"_s, u"Carlijn"_s);
        carlijn.mobile = u"0101234567"_s;
        people.setDirectory({anna, bram, carlijn});
        for (const QString &notation : {u"0612345201"_s, u"+31612345201"_s, u"0031612345201"_s,
                 u"+31 (0)6-1234 5201"_s, u"201"_s}) {
            const Person *found = people.byNumber(notation);
            QVERIFY2(found && found->name == u"Anna"_s, qPrintable(notation));
        }
        QVERIFY(!people.byNumber(u"0101234567"_s)); // shared by two: no guess
        QVERIFY(!people.byNumber({}));
    }

    void aPublicNumberOfTheOwnSiteIsTheColleague()
    {
        People people;
        auto anna = Office::entry(u"4567"_s, u"Anna"_s);
        anna.number = u"088 765 43 21"_s;
        people.setDirectory({anna});
        QVERIFY(!people.byNumber(u"+31201234567"_s));
        QVERIFY(people.byNumber(u"+31887654321"_s));
        people.setNumbers(OfficeNumbers::from(u"NL"_s, {}, false, {u"020 123 xxxx"_s}));
        for (const QString &notation : {u"+31201234567"_s, u"020-1234567"_s, u"4567"_s, u"tel:+31887654321"_s})
            QVERIFY2(people.byNumber(notation), qPrintable(notation));
    }

    void numbersAreReadAnewForAnotherCountry()
    {
        People people;
        auto bram = Office::entry(u"202"_s, u"Bram"_s);
        bram.mobile = u"02 123 45 67"_s;
        people.setDirectory({bram});
        QVERIFY(!people.byNumber(u"+3221234567"_s));
        people.setNumbers(OfficeNumbers::from(u"BE"_s, {}, false, {}));
        QVERIFY(people.byNumber(u"+3221234567"_s));
    }

    void ownRangesOfNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("prefix"); // null: no range
        QTest::addColumn<int>("digits");
        QTest::addColumn<QString>("before");
        QTest::newRow("usual") << u"020 123 xxxx"_s << u"+3120123"_s << 4 << QString();
        QTest::newRow("spread, international") << u"+31 (0)20 12345 X X"_s << u"+312012345"_s << 2 << QString();
        QTest::newRow("short prefix") << u"030 1234 xxx = 8"_s << u"+31301234"_s << 3 << u"8"_s;
        QTest::newRow("short prefix with x") << u"030 1234xxx=8xxx"_s << u"+31301234"_s << 3 << u"8"_s;
        QTest::newRow("no x") << u"020 1234567"_s << QString() << 0 << QString();
        QTest::newRow("x within") << u"020 1xx 45xx"_s << QString() << 0 << QString();
        QTest::newRow("too many") << u"020 xxxxxxx"_s << QString() << 0 << QString();
        QTest::newRow("no number") << u"12 xxx"_s << QString() << 0 << QString();
        QTest::newRow("prefix is a word") << u"020 123 xxxx = acht"_s << QString() << 0 << QString();
        QTest::newRow("empty") << QString() << QString() << 0 << QString();
    }

    void ownRangesOfNumbers()
    {
        QFETCH(QString, text);
        QFETCH(QString, prefix);
        QFETCH(int, digits);
        QFETCH(QString, before);
        const auto site = OfficeNumbers().siteFrom(text);
        QCOMPARE(site.hasValue(), !prefix.isNull());
        if (site)
            QCOMPARE(*site, (DialRules::Site{prefix, digits, before}));
        else
            QVERIFY(!site.error().userText.isEmpty());
    }

    void helpIsReachedWithTheOutsideLineToo()
    {
        const auto office = OfficeNumbers::from(u"NL"_s, u"0"_s, false, {});
        for (const QString &typed : {u"112"_s, u"0112"_s, u"0 112"_s})
            QCOMPARE(office.dialString(typed).valueOr({}), u"112"_s);
        QCOMPARE(office.dialString(u"020 1234567"_s).valueOr({}), u"00201234567"_s);
        QCOMPARE(office.dialString(u"201"_s).valueOr({}), u"201"_s);
    }

    void favouritesOfPeopleWhoAreAwayAreKept()
    {
        People people;
        people.setFavourites({PersonId(u"201"_s), PersonId(u"999"_s)});
        people.setDirectory({Office::entry(u"201"_s, u"Anna"_s)});
        QVERIFY(people.at(0).favourite);
        people.setFavourite(PersonId(u"201"_s), false);
        QCOMPARE(people.favourites(), QSet{PersonId(u"999"_s)});
    }

    void theDirectoryIsReadOncePerSessionAndWhenItChanged()
    {
        Office office;
        test::FakeDirectory port;
        DirectoryReader reader(port, office.switchboard, office.people);
        QSignalSpy resets(&office.people, &People::reset);
        QCOMPARE(port.reads, 0);
        office.goLive();
        QCOMPARE(port.reads, 1);

        cti::DirectoryPort::Page page{{Office::entry(u"201"_s, u"Anna"_s)}, 0, 3, false};
        port.page(page);
        QCOMPARE(office.people.count(), 1); // the first page shows at once
        page = {{Office::entry(u"202"_s, u"Bram"_s)}, 1, 3, false};
        port.page(page);
        QCOMPARE(office.people.count(), 1);
        page = {{Office::entry(u"203"_s, u"Carlijn"_s)}, 2, 3, true};
        port.page(page);
        QCOMPARE(office.people.count(), 3);
        QCOMPARE(resets.size(), 2);
        QVERIFY(!reader.isReading());

        port.directoryChanged();
        QCOMPARE(port.reads, 2);
        office.lose();
        office.goLive();
        QCOMPARE(port.reads, 3);
    }

    void theDirectoryOfAnotherPbxGoesAtOnce()
    {
        test::FakeDirectory port;
        Office office;
        DirectoryReader reader(port, office.switchboard, office.people);
        office.goLive();
        port.page(cti::DirectoryPort::Page{{Office::entry(u"201"_s, u"Anna"_s)}, 0, 1, true});
        QCOMPARE(office.people.count(), 1);
        office.lose();
        office.goLive();
        QCOMPARE(office.people.count(), 1); // the same PBX
        office.lose();
        office.server = u"other.example.nl"_s;
        office.goLive();
        QCOMPARE(office.people.count(), 0);
        port.page(cti::DirectoryPort::Page{{Office::entry(u"301"_s, u"Bob"_s)}, 0, 1, true});
        QCOMPARE(office.people.count(), 1);
    }

    void aDirectoryThatFailsKeepsWhatWasKnown()
    {
        Office office;
        test::FakeDirectory port;
        DirectoryReader reader(port, office.switchboard, office.people);
        QSignalSpy failures(&reader, &DirectoryReader::failed);
        office.goLive();
        port.page(cti::DirectoryPort::Page{{Office::entry(u"201"_s, u"Anna"_s)}, 0, 1, true});
        port.directoryChanged();
        port.page(unexpected(test::error(ErrorCode::Timeout)));
        QCOMPARE(office.people.count(), 1);
        QCOMPARE(failures.size(), 1);
        port.directoryChanged();
        port.page(
            unexpected(test::error(ErrorCode::NotSupported))); // a PBX without one is no error
        QCOMPARE(failures.size(), 1);
    }

    void whatCanBeDialled_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("dialled"); // null: cannot
        QTest::newRow("spaces") << u" 06 1234 5678 "_s << u"+31612345678"_s;
        QTest::newRow("free") << u"+31 800 1234"_s << u"08001234"_s;
        QTest::newRow("link") << u"tel:020%20123%2045%2067"_s << u"+31201234567"_s;
        QTest::newRow("extension") << u"201"_s << u"201"_s;
        QTest::newRow("seven digits") << u"7654321"_s << u"7654321"_s;
        QTest::newRow("too long") << u"1"_s.repeated(4000) << QString();
        QTest::newRow("withheld") << u"onbekend"_s << QString();
        QTest::newRow("brackets") << u"+31 (0)20-123.45/67"_s << u"+31201234567"_s;
        QTest::newRow("star code") << u"*21#"_s << u"*21#"_s;
        QTest::newRow("112") << u"112"_s << u"112"_s;
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("blank") << u"   "_s << QString();
        QTest::newRow("letters") << u"anna"_s << QString();
        QTest::newRow("letters within") << u"+31abc"_s << QString();
        QTest::newRow("plus alone") << u"+"_s << QString();
        QTest::newRow("plus within") << u"06+12"_s << QString();
        QTest::newRow("fillers only") << u"()-"_s << QString();
        QTest::newRow("foreign digits") << u"\u0661\u0662"_s << QString();
    }

    void whatCanBeDialled()
    {
        QFETCH(QString, typed);
        QFETCH(QString, dialled);
        const auto number = OfficeNumbers().dialString(typed);
        QCOMPARE(number.hasValue(), !dialled.isNull());
        if (number) {
            QCOMPARE(*number, dialled);
        } else {
            QCOMPARE(number.error().code, ErrorCode::InvalidInput);
            QVERIFY(!number.error().userText.isEmpty());
        }
    }
};

BALIE_TEST(PeopleSources)
#include "tst_PeopleSources.moc"
