#include "app/CommandLine.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace Qt::Literals::StringLiterals;

class CommandLineOptions : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsSaid()
    {
        const auto line = app::parseCommandLine({u"balie"_s, u"--demo"_s, u"--protocol"_s, u"xsi"_s, u"--edition"_s, u"instap"_s, u"--users"_s, u"12"_s,
            u"--language"_s, u"nl"_s});
        QVERIFY(line);
        QVERIFY(line->demo);
        QCOMPARE(line->edition, app::CommandLine::Edition::Instap);
        QCOMPARE(line->protocol, cti::Protocol::Xsi);
        QCOMPARE(line->users, 12);
        QCOMPARE(line->language, u"nl"_s);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named"); // what the sentence must name
        QTest::newRow("edition") << QStringList{u"--demo"_s, u"--edition"_s, u"goud"_s} << u"goud"_s;
        QTest::newRow("protocol") << QStringList{u"--demo"_s, u"--protocol"_s, u"sip"_s} << u"sip"_s;
        QTest::newRow("users") << QStringList{u"--demo"_s, u"--users"_s, u"many"_s} << u"many"_s;
        QTest::newRow("too many") << QStringList{u"--demo"_s, u"--users"_s, u"10001"_s} << u"10001"_s;
        QTest::newRow("no demo") << QStringList{u"--edition"_s, u"instap"_s} << u"--demo"_s;
        QTest::newRow("language") << QStringList{u"--language"_s, u"fr"_s} << u"fr"_s;
        QTest::newRow("theme") << QStringList{u"--theme"_s, u"pink"_s} << u"pink"_s;
        QTest::newRow("people") << QStringList{u"--people"_s, u"/no/such.csv"_s} << u"/no/such.csv"_s;
        QTest::newRow("unknown") << QStringList{u"--nonsense"_s} << u"nonsense"_s;
        QTest::newRow("positional") << QStringList{u"dail"_s} << u"dail"_s;
    }

    void saysWhatIsWrong()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const auto line = app::parseCommandLine(QStringList{u"balie"_s} + arguments);
        QVERIFY(!line);
        QVERIFY2(line.error().userText.contains(named), qPrintable(line.error().userText));
    }
};

BALIE_TEST(CommandLineOptions)
#include "tst_CommandLineOptions.moc"
