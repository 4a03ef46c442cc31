#include "base/contacts/CsvTable.h"
#include "tests/contacts/Described.h"
#include "tests/support/TestRegistry.h"

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using What = ReadRemark::What;

class CsvTables : public test::TestCase {
    Q_OBJECT

    struct Outcome {
        QVector<CsvRow> rows;
        QVector<ReadRemark> remarks;
        QChar separator;
    };

    static Outcome read(const QByteArray &bytes, qsizetype piece = 64 * 1024)
    {
        CsvTable table;
        Outcome outcome;
        test::inPieces(bytes, piece, [&](QByteArrayView part) {
            outcome.rows += table.feed(part);
            outcome.remarks += table.takeRemarks();
        });
        outcome.rows += table.finish();
        outcome.remarks += table.takeRemarks();
        outcome.separator = table.separator();
        return outcome;
    }

    static QStringList textsOf(const CsvRow &row)
    {
        QStringList texts;
        for (const CsvField &field : row.fields)
            texts.append(field.text);
        return texts;
    }

private Q_SLOTS:
    void findsTheSeparatorAndTheQuotes_data()
    {
        QTest::addColumn<QChar>("separator");
        for (const QChar separator : {u';', u',', u'\t', u'|'})
            QTest::addRow("%d", separator.unicode()) << separator;
    }

    void findsTheSeparatorAndTheQuotes()
    {
        QFETCH(QChar, separator);
        QByteArray bytes = "\"a;,\t|;,\t|\"~b~c\r\n1~\"2 \"\"x\"\"\r\n3\"~\r\n";
        bytes.replace('~', char(separator.unicode()));
        const Outcome outcome = read(bytes);
        QCOMPARE(outcome.separator, separator);
        QCOMPARE(outcome.rows.size(), 2);
        QCOMPARE(textsOf(outcome.rows[0]), (QStringList{u"a;,\t|;,\t|"_s, u"b"_s, u"c"_s}));
        QCOMPARE(textsOf(outcome.rows[1]), (QStringList{u"1"_s, u"2 \"x\"\n3"_s, QString()}));
        QVERIFY(outcome.remarks.isEmpty());
    }

    void everyRemarkNamesLineAndColumnInCharacters()
    {
        // The accents are two bytes here and one there; a column counts characters.
        for (const QByteArray &accent : {QByteArray("\xc3\xab"), QByteArray("\xeb")}) {
            const Outcome outcome = read("a;b;c\n" + accent + accent + ";" + accent + ";\"c\" d\n");
            QCOMPARE(outcome.remarks.size(), 1);
            QCOMPARE(outcome.remarks[0], (ReadRemark{What::TextAfterQuote, 2, 10, 0, 0, {}}));
            QCOMPARE(textsOf(outcome.rows[1]),
                (QStringList{u"\u00eb\u00eb"_s, u"\u00eb"_s, u"c d"_s}));
        }
    }

    void aStrayQuoteCostsOneFieldNotTheFile()
    {
        QByteArray bytes = "naam;nummer\n5\" pijp;1\n\"Bos;2\n";
        for (int i = 0; i < 100'000; ++i)
            bytes += "Jan;0612345678\n";
        const Outcome outcome = read(bytes, 777);
        QCOMPARE(outcome.rows.size(), 100'003);
        QCOMPARE(textsOf(outcome.rows[2]), (QStringList{u"\"Bos"_s, u"2"_s}));
        QCOMPARE(outcome.rows.last().line, 100'003);
        QCOMPARE(outcome.remarks, (QVector<ReadRemark>{{What::QuoteNeverClosed, 3, 1, 0, 0, {}}}));
    }

    void rowsWithoutLimitAreLeftOutAndTheRestGoesOn()
    {
        const QByteArray endless(3 * CsvTable::longestRow, 'x');
        Outcome outcome = read("a;b\n1;" + endless + ";\"" + endless + "\"\n2;3\n", 1000);
        QCOMPARE(outcome.rows.size(), 2);
        QCOMPARE(textsOf(outcome.rows[1]), (QStringList{u"2"_s, u"3"_s}));
        QCOMPARE(outcome.rows[1].line, 3);
        QCOMPARE(outcome.remarks, (QVector<ReadRemark>{{What::RowTooLong, 2, 1, 0, 0, {}}}));

        // Also where it is the first line.
        outcome = read(endless + "\n2;3\n", 1000);
        QCOMPARE(outcome.rows.size(), 1);
        QCOMPARE(outcome.remarks.value(0).what, What::RowTooLong);
    }

    void rowsOfAnyWidthAreBounded()
    {
        const Outcome outcome = read("a;b\n" + QByteArray("x;").repeated(100'000) + "\n1;2\n");
        QCOMPARE(outcome.rows.size(), 3);
        QCOMPARE(outcome.rows[1].fields.size(), CsvTable::mostFields);
        QCOMPARE(outcome.remarks.size(), 1);
        QCOMPARE(outcome.remarks[0], (ReadRemark{What::TooManyFields, 2, 5, 100'001, 2, {}}));
    }

    void quotesUpToTheLimitAreKept()
    {
        const QByteArray note = QByteArray("regel\n").repeated(40'000);
        const Outcome outcome = read("a;b\n\"" + note + "\";2\n", 999);
        QCOMPARE(outcome.rows.size(), 2);
        QCOMPARE(outcome.rows[1].text(0), QString::fromLatin1(note).trimmed());
        QVERIFY(outcome.remarks.isEmpty());
    }

    void noiseIsReadToItsEnd()
    {
        QByteArray noise;
        quint32 state = test::seed();
        static constexpr char often[] = "\"\";;\n\r,a\xc3 ";
        for (int i = 0; i < 300'000; ++i) {
            state = state * 1664525U + 1013904223U;
            const quint32 one = state >> 20;
            noise += one % 7 == 0 ? static_cast<char>(state >> 13) : often[one % (sizeof often - 1)];
        }
        const Outcome whole = read(noise);
        const Outcome cut = read(noise, 13);
        QVERIFY(whole.rows.size() > 100);
        QCOMPARE(cut.rows, whole.rows);
        QCOMPARE(cut.remarks, whole.remarks);
    }

    void nothingIsNoRow()
    {
        for (const char *bytes : {"", "\n\n\r\n", ";;\n;\n", "\xef\xbb\xbf", "\"\"", " "})
            QVERIFY2(read(bytes).rows.isEmpty(), bytes);
    }
};

BALIE_TEST(CsvTables)
#include "tst_CsvTables.moc"
