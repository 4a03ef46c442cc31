#include "desk/contacts/CsvColumns.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::desk;
using Kind = ContactNumberKind;

class ContactColumns : public test::TestCase {
    Q_OBJECT

    static QVector<CsvRow> rowsOf(const QByteArray &bytes)
    {
        CsvTable table;
        QVector<CsvRow> rows = table.feed(bytes);
        rows += table.finish();
        return rows;
    }

    /// The contact of the last row, as columns are guessed.
    static Contact lastOf(const QByteArray &bytes)
    {
        const QVector<CsvRow> rows = rowsOf(bytes);
        return CsvMapping::guessed(rows).contactOf(rows.last());
    }

private Q_SLOTS:
    void outlookInEnglish()
    {
        const Contact contact = lastOf(
            "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Fax,"
            "Business Phone,Business Phone 2,Company Main Phone,Home Phone,Mobile Phone,Assistant's Phone,Pager,"
            "Other Phone,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,Initials,Notes,Web Page\n"
            "Mr.,Jan,Piet,de Boer,,Boer BV,Inkoop,Inkoper,Straat 1,0201,0202,0203,0204,0205,0206,0207,0208,0209,"
            "jan@boer.example,SMTP,Jan de Boer,j@thuis.example,J.P.,Let op,boer.example\n");
        QCOMPARE(contact.displayName, u"Jan Piet de Boer"_s);
        QCOMPARE(contact.familyName, u"de Boer"_s);
        QCOMPARE(contact.initials, u"J.P."_s);
        QCOMPARE(contact.company, u"Boer BV"_s);
        QCOMPARE(contact.department, u"Inkoop"_s);
        QCOMPARE(contact.title, u"Inkoper"_s);
        QCOMPARE(contact.note, u"Let op"_s);
        QCOMPARE(contact.emails, (QStringList{u"jan@boer.example"_s, u"j@thuis.example"_s}));
        const QVector<ContactNumber> expected{{Kind::Fax, u"0201"_s, false}, {Kind::Work, u"0202"_s, false},
            {Kind::Work, u"0203"_s, false}, {Kind::Main, u"0204"_s, false}, {Kind::Home, u"0205"_s, false},
            {Kind::Mobile, u"0206"_s, false}, {Kind::Assistant, u"0207"_s, false}, {Kind::Pager, u"0208"_s, false},
            {Kind::Other, u"0209"_s, false}};
        QCOMPARE(contact.numbers, expected);
    }

    void outlookInDutch()
    {
        const Contact contact = lastOf(
            "\"Titel\",\"Voornaam\",\"Middelste naam\",\"Achternaam\",\"Bedrijf\",\"Afdeling\",\"Functie\",\"Fax op werk\","
            "\"Telefoon op werk\",\"Telefoon thuis\",\"Mobiele telefoon\",\"Telefoon assistent\",\"Hoofdnummer bedrijf\","
            "\"Andere telefoon\",\"E-mailadres\",\"Type e-mailadres\",\"Notities\",\"Initialen\"\n"
            "Dr.,Els,,Vos,Vos NV,Directie,Directeur,0201,0202,0203,0204,0205,,0207,els@vos.example,SMTP,,E.\n");
        QCOMPARE(contact.displayName, u"Els Vos"_s);
        QCOMPARE(contact.title, u"Directeur"_s);
        QCOMPARE(contact.company, u"Vos NV"_s);
        QCOMPARE(contact.emails, QStringList{u"els@vos.example"_s});
        const QVector<ContactNumber> expected{{Kind::Fax, u"0201"_s, false}, {Kind::Work, u"0202"_s, false},
            {Kind::Home, u"0203"_s, false}, {Kind::Mobile, u"0204"_s, false}, {Kind::Assistant, u"0205"_s, false},
            {Kind::Other, u"0207"_s, false}};
        QCOMPARE(contact.numbers, expected);
    }

    void google()
    {
        Contact contact = lastOf(
            "Name,Given Name,Additional Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
            "Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Organization 1 - Name,Organization 1 - Title,"
            "Organization 1 - Department\n"
            "Ada Smit,Ada,,Smit,* myContacts,* Work,ada@smit.example ::: a@smit.example,Mobile,0612345601 ::: 0612345602,"
            "Work Fax,0201234567,Smit & Co,Chef,Lab\n");
        QCOMPARE(contact.displayName, u"Ada Smit"_s);
        QCOMPARE(contact.company, u"Smit & Co"_s);
        QCOMPARE(contact.department, u"Lab"_s);
        QCOMPARE(contact.emails.size(), 2);
        QVector<ContactNumber> expected{{Kind::Mobile, u"0612345601"_s, false},
            {Kind::Mobile, u"0612345602"_s, false}, {Kind::Fax, u"0201234567"_s, false}};
        QCOMPARE(contact.numbers, expected);

        contact = lastOf("First Name,Last Name,Organization Name,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,"
                         "Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n"
                         "Ada,Smit,,,x,,ada@smit.example,,1,Home,2\n");
        expected = {{Kind::Work, u"1"_s, false}, {Kind::Home, u"2"_s, false}};
        QCOMPARE(contact.numbers, expected);
    }

    void exact()
    {
        const Contact contact = lastOf("Code;Naam;Contactpersoon;Telefoon;Mobiel;Fax;E-mail;KvK-nummer;Btw-nummer;Plaats\n"
                                       "10042;Bakkerij Bos;H. Bos;020-1234567;06-12345678;;info@bos.example;12345678;NL1;Delft\n");
        QCOMPARE(contact.uid, u"10042"_s);
        QCOMPARE(contact.company, u"Bakkerij Bos"_s);
        QCOMPARE(contact.displayName, u"H. Bos"_s);
        QCOMPARE(contact.numbers.size(), 2);
    }

    void dutchNamesInParts()
    {
        const Contact contact
            = lastOf("Voorletters;Tussenvoegsel;Achternaam;Doorkiesnummer\nJ.;van der;Berg;201\n");
        QCOMPARE(contact.displayName, u"J. van der Berg"_s);
        QCOMPARE(contact.particle, u"van der"_s);
        QCOMPARE(contact.numbers.value(0).text, u"201"_s);
    }

    void aTableWithoutHeadingsIsKnownByItsContents()
    {
        const QVector<CsvRow> rows = rowsOf("Jan;Bos BV;020-1234567;06-12345678;jan@bos.example\n"
                                            "Els;Vos;020-1234568;+31 6 12345679;els@vos.example\n");
        const CsvMapping mapping = CsvMapping::guessed(rows);
        QVERIFY(!mapping.hasHeadings);
        const QVector<CsvMeaning> expected{CsvMeaning::DisplayName, CsvMeaning::Nothing, CsvMeaning::WorkNumber,
            CsvMeaning::MobileNumber, CsvMeaning::Email};
        QCOMPARE(mapping.meanings, expected);
    }

    void theChooserShowsAndChanges()
    {
        CsvColumns columns;
        QAbstractItemModelTester tester(&columns, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy changes(&columns, &CsvColumns::mappingChanged);
        columns.setBeginning(rowsOf("Wie;Hoe;Telefoon\n;x;\nJan;y;0201234567\n"));
        QCOMPARE(columns.rowCount(), 3);
        const auto shown = [&columns](int row, int column) {
            return columns.index(row, column).data().toString();
        };
        QCOMPARE(shown(0, CsvColumns::Heading), u"Wie"_s);
        QCOMPARE(shown(0, CsvColumns::Example), u"Jan"_s);
        QVERIFY(columns.problem().contains(u"name"_s));

        QVERIFY(columns.setData(columns.index(0, CsvColumns::Meaning), int(CsvMeaning::DisplayName), Qt::EditRole));
        QCOMPARE(changes.size(), 2);
        QVERIFY(columns.problem().isEmpty());
        QVERIFY(columns.setData(columns.index(2, CsvColumns::Meaning), int(CsvMeaning::Nothing), Qt::EditRole));
        QVERIFY(columns.problem().contains(u"number"_s));
        QVERIFY(!columns.setData(columns.index(0, CsvColumns::Heading), 1, Qt::EditRole));
        QVERIFY(!columns.setData(columns.index(0, CsvColumns::Meaning), csvMeanings, Qt::EditRole));

        columns.setHasHeadings(false);
        QCOMPARE(shown(0, CsvColumns::Example), u"Wie"_s);
        for (int meaning = 0; meaning < csvMeanings; ++meaning)
            QVERIFY(!csvMeaningName(CsvMeaning(meaning)).isEmpty());
    }

    void theBeginningOfAFileIsEnough()
    {
        QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::WriteOnly))
                file.write(bytes);
            return file.fileName();
        };
        const auto rows = CsvColumns::beginningOf(
            write(u"many.csv"_s, "naam;nummer\n" + QByteArray("Jan;0201234567\n").repeated(100'000)));
        QVERIFY(rows.hasValue() && rows->size() > 10 && rows->size() < 1000);
        const auto empty = CsvColumns::beginningOf(write(u"empty.csv"_s, {}));
        QCOMPARE(empty.error().code, ErrorCode::InvalidInput);
        const auto none = CsvColumns::beginningOf(folder.filePath(u"none.csv"_s));
        QCOMPARE(none.error().code, ErrorCode::Io);
        QVERIFY(none.error().userText.contains(u"none.csv"_s));
    }
};

BALIE_TEST(ContactColumns)
#include "tst_ContactColumns.moc"
