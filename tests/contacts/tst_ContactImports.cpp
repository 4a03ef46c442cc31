#include "base/ManualClock.h"
#include "desk/contacts/ContactImport.h"
#include "desk/people/People.h"
#include "tests/contacts/ManyCards.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::desk;
using State = ContactImport::State;

class ContactImports : public test::TestCase {
    Q_OBJECT

    /// A store in a folder of its own, and one import into it.
    struct Office {
        Office()
            : store(folder.filePath(u"store.db"_s))
            , import(store, people, clock)
        {
            store.open();
        }

        ImportOrder write(const QString &name, const QByteArray &bytes)
        {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                qWarning("cannot write");
            ImportOrder order;
            order.path = file.fileName();
            order.name = name;
            order.kind = name.endsWith(".csv"_L1) ? ContactSourceInfo::Kind::Csv : ContactSourceInfo::Kind::VCard;
            if (order.kind == ContactSourceInfo::Kind::Csv) {
                CsvTable table;
                order.columns = CsvMapping::guessed(table.feed(bytes.first(bytes.indexOf('\n') + 1)));
            }
            return order;
        }

        void run(const ImportOrder &order)
        {
            QSignalSpy finished(&import, &ContactImport::finished);
            import.start(order);
            BALIE_TRY_VERIFY(!finished.isEmpty());
            QCOMPARE(finished.size(), 1);
        }

        template <typename T>
        T ask(const Store::Job<T> &job)
        {
            std::optional<T> answer;
            store.read<T>(Lane::Contacts, &import, job, [&answer](const Expected<T> &result) {
                answer = result ? *result : T();
            });
            [&] { BALIE_TRY_VERIFY(answer.has_value()); }();
            return answer.value_or(T());
        }
        int count()
        {
            return ask<int>([](sqlite::Database &database) { return contacts::count(database); });
        }
        QVector<StoredContact> withNumber(const QString &key)
        {
            return ask<QVector<StoredContact>>(
                [key](sqlite::Database &database) { return contacts::byNumber(database, key); });
        }
        QVector<ContactSourceInfo> sources()
        {
            return ask<QVector<ContactSourceInfo>>(
                [](sqlite::Database &database) { return contacts::sources(database); });
        }

        QTemporaryDir folder;
        ManualClock clock;
        People people;
        Store store;
        ContactImport import;
    };

private Q_SLOTS:
    void cardsComeIntoTheStoreWithTheirNumbers()
    {
        Office office;
        QAbstractItemModelTester tester(&office.import.report(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        office.run(office.write(u"cards.vcf"_s, "rommel\r\n" + test::manyCards(1203)));
        QCOMPARE(office.import.state(), State::Completed);
        QCOMPARE(office.import.progress().added, 1203);
        QCOMPARE(office.import.progress().bytes, office.import.progress().totalBytes);
        QCOMPARE(office.count(), 1203);
        const auto found = office.withNumber(u"+31610000007"_s);
        QCOMPARE(found.size(), 1);
        QVERIFY(found[0].contact.displayName.endsWith(u" 7"_s));
        QCOMPARE(found[0].contact.company, u"Bedrijf 1"_s);
        QVERIFY(office.import.summary().contains(u"1203"_s));

        QCOMPARE(office.import.report().rowCount(), 1);
        const auto cell = [&office](int column) { return office.import.report().index(0, column).data(); };
        QCOMPARE(cell(ImportReport::Line).toInt(), 1);
        QCOMPARE(cell(ImportReport::InLine).toInt(), 1);
        QVERIFY(!cell(ImportReport::Sentence).toString().isEmpty());
        QVERIFY(office.import.report().toText().startsWith(u"Line\tColumn\t"_s));
    }

    void progressGrowsByBytesToTheEnd()
    {
        Office office;
        QVector<double> fractions;
        connect(&office.import, &ContactImport::progressed, this, [&] { fractions.append(office.import.fraction()); });
        office.run(office.write(u"cards.vcf"_s, test::manyCards(20'000)));
        QVERIFY(fractions.size() > 8);
        QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
        QCOMPARE(fractions.first(), 0.0);
        QCOMPARE(fractions.last(), 1.0);
        const auto between = std::count_if(
            fractions.begin(), fractions.end(), [](double f) { return f > 0.05 && f < 0.95; });
        QVERIFY(between >= 4);
    }

    void aSecondRunChangesOnlyWhatDiffers()
    {
        Office office;
        office.run(office.write(u"cards.vcf"_s, test::manyCards(2000)));
        office.run(office.write(u"cards.vcf"_s, test::manyCards(2000)));
        QCOMPARE(office.import.progress().unchanged, 2000);
        QCOMPARE(office.import.progress().changed + office.import.progress().added, 0);
        office.run(office.write(u"cards.vcf"_s, test::manyCards(1900, 1)));
        QCOMPARE(office.import.progress().changed, 190);
        QCOMPARE(office.import.progress().unchanged, 1710);
        QCOMPARE(office.import.progress().removed, 100);
        QCOMPARE(office.count(), 1900);
        QCOMPARE(office.sources().size(), 1);
        QVERIFY(office.sources().first().completedAt.isValid());
        QVERIFY(office.withNumber(u"+31610000010"_s).isEmpty());
        QCOMPARE(office.withNumber(u"+31611000010"_s).size(), 1);
    }

    void tablesComeInByTheirColumns()
    {
        Office office;
        QByteArray table = "Naam;Telefoon;Mobiel;Plaats\r\n";
        for (int i = 0; i < 700; ++i)
            table += "Persoon " + QByteArray::number(i) + ";020 2" + QByteArray::number(100'000 + i) + ";;Delft\r\n";
        table += "Persoon 1;020 3000001;;\r\n;;;Gouda\r\nKort\r\n\"A\" b;0203000002;;\r\n";
        office.run(office.write(u"people.csv"_s, table));
        QCOMPARE(office.import.state(), State::Completed);
        // Two people with one name are two.
        QCOMPARE(office.count(), 703);
        QCOMPARE(office.withNumber(u"+31203000001"_s).size(), 1);
        QCOMPARE(office.withNumber(u"+31202100001"_s).size(), 1);
        QStringList remarks;
        for (int row = 0; row < office.import.report().rowCount(); ++row)
            remarks.append(office.import.report().index(row, 0).data().toString());
        remarks.sort();
        QCOMPARE(remarks, (QStringList{u"703"_s, u"704"_s, u"705"_s}));
        QCOMPARE(office.import.report().losses(), 1);
    }

    void aStoppedImportKeepsWhatWasPutAndCanBeCompleted()
    {
        Office office;
        const ImportOrder order = office.write(u"cards.vcf"_s, test::manyCards(20'000));
        connect(&office.import, &ContactImport::progressed, this, [&] {
            if (office.import.progress().contacts >= 1000)
                office.import.stop();
        });
        office.run(order);
        QCOMPARE(office.import.state(), State::Stopped);
        const int put = office.import.progress().contacts;
        QVERIFY(put >= 1000 && put < 20'000);
        QCOMPARE(office.count(), put);
        QVERIFY(!office.sources().first().completedAt.isValid());
        QVERIFY(!office.import.summary().isEmpty());

        disconnect(&office.import, &ContactImport::progressed, this, nullptr);
        office.run(order);
        QCOMPARE(office.import.state(), State::Completed);
        QCOMPARE(office.import.progress().unchanged, put);
        QCOMPARE(office.count(), 20'000);
    }

    void anImportThatIsStoppedAtOnceStops()
    {
        Office office;
        QSignalSpy finished(&office.import, &ContactImport::finished);
        office.import.start(office.write(u"cards.vcf"_s, test::manyCards(100)));
        office.import.stop();
        BALIE_TRY_COMPARE(finished.size(), 1);
        QCOMPARE(office.import.state(), State::Stopped);
    }

    void anImportThatIsDroppedLeavesNoThread()
    {
        QTemporaryDir folder;
        ManualClock clock;
        Store store(folder.filePath(u"store.db"_s));
        store.open();
        {
            Office office;
            ContactImport import(store, office.people, clock);
            QSignalSpy progressed(&import, &ContactImport::progressed);
            import.start(office.write(u"cards.vcf"_s, test::manyCards(5000)));
            BALIE_TRY_VERIFY(progressed.size() > 2);
        }
        int count = -1;
        store.read<int>(Lane::Contacts, this, [](sqlite::Database &database) { return contacts::count(database); },
            [&count](const Expected<int> &result) { count = result.valueOr(0); });
        BALIE_TRY_VERIFY(count >= 500);
    }

    void filesThatCannotBeReadAreSaidAndTakeNothingAway_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("not there") << u"gone.vcf"_s << QByteArray() << ErrorCode::Io;
        QTest::newRow("empty") << u"cards.vcf"_s << QByteArray("\r\n") << ErrorCode::InvalidInput;
        QTest::newRow("another file") << u"cards.vcf"_s << QByteArray("\x89PNG\r\n\x1a\n") << ErrorCode::InvalidInput;
        QTest::newRow("only a heading") << u"cards.csv"_s << QByteArray("Naam;Telefoon\n") << ErrorCode::InvalidInput;
    }

    void filesThatCannotBeReadAreSaidAndTakeNothingAway()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorCode, code);
        Office office;
        const bool isTable = name.endsWith(".csv"_L1);
        office.run(isTable ? office.write(name, "Naam;Telefoon\nJan;0201234567\n")
                           : office.write(name, test::manyCards(10)));
        const int before = office.count();
        QVERIFY(before > 0);
        ImportOrder order = office.write(name, bytes);
        if (bytes.isEmpty())
            QFile::remove(order.path);
        office.run(order);
        QCOMPARE(office.import.state(), State::Failed);
        QCOMPARE(office.import.error().code, code);
        QVERIFY(office.import.summary().contains(name));
        QCOMPARE(office.count(), before);
    }

    void aFileThatWasCutOffTakesNothingAway()
    {
        Office office;
        const QByteArray cards = test::manyCards(100);
        office.run(office.write(u"cards.vcf"_s, cards));
        office.run(office.write(u"cards.vcf"_s, cards.first(cards.indexOf("END:VCARD", cards.size() / 2))));
        QCOMPARE(office.import.state(), State::Completed);
        QCOMPARE(office.count(), 100);
        QVERIFY(office.import.summary().contains(u"middle"_s));
    }

    void aStoreThatCannotWriteEndsTheImport()
    {
        QTemporaryDir folder;
        ManualClock clock;
        Office office;
        Store store(folder.path()); // a folder is no database
        store.open();
        ContactImport import(store, office.people, clock);
        QSignalSpy finished(&import, &ContactImport::finished);
        import.start(office.write(u"cards.vcf"_s, test::manyCards(2000)));
        BALIE_TRY_COMPARE(finished.size(), 1);
        QCOMPARE(import.state(), State::Failed);
        QVERIFY(!import.summary().isEmpty());
    }

    void aFileOfRemarksOnlyIsReportedInPart()
    {
        Office office;
        QByteArray bytes = "BEGIN:VCARD\r\nFN:A\r\n";
        bytes += QByteArray("geen eigenschap\r\n").repeated(30'000) + "END:VCARD\r\n";
        office.run(office.write(u"cards.vcf"_s, bytes));
        QCOMPARE(office.import.state(), State::Completed);
        QCOMPARE(office.import.report().total(), 30'000);
        QCOMPARE(office.import.report().rowCount(), int(ImportReport::mostRows));
        QVERIFY(office.import.report().toText().contains(u"20000"_s));
    }

    void whatAFileIsIsSeenInIt()
    {
        Office office;
        using Kind = ContactSourceInfo::Kind;
        const auto kind = [&office](const QByteArray &bytes) {
            return ContactImport::kindOf(office.write(u"file.txt"_s, bytes).path).valueOr(Kind::Ldap);
        };
        QCOMPARE(kind("begin:vcard\n"), Kind::VCard);
        QCOMPARE(kind(QByteArray("\xff\xfe") + QByteArray("B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0", 22)), Kind::VCard);
        QCOMPARE(kind("Naam;Telefoon\n"), Kind::Csv);
        QVERIFY(!ContactImport::kindOf(office.folder.filePath(u"none"_s)));
    }
};

BALIE_TEST(ContactImports)
#include "tst_ContactImports.moc"
