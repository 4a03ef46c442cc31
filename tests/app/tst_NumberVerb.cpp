#include "app/CommandLine.h"
#include "tests/support/TestRegistry.h"

#include <QProcess>

using namespace balie;
using namespace Qt::Literals::StringLiterals;

/// `balie number`, as a script calls it: without a display.
class NumberVerb : public test::TestCase {
    Q_OBJECT

private:
    struct Outcome {
        int code = -1;
        QString output;
        QString complaint;
    };

    static Outcome run(const QStringList &arguments)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"DISPLAY"_s);
        environment.remove(u"WAYLAND_DISPLAY"_s);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"there-is-none"_s);
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationDirPath() + "/balie"_L1, QStringList{u"number"_s} + arguments);
        if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
    }

private Q_SLOTS:
    void oneLineForEach()
    {
        const Outcome outcome = run({u"020 123 45 67 tst 12"_s, u"201"_s, u"112"_s, u"116000"_s, u"*21#"_s, QString(),
            u"Anoniem"_s, u"-5"_s, u"0800-1234"_s, u"14020"_s, u"tel:+31(0)20-123%2045%2067"_s, u"+49 30 123456"_s,
            u"1"_s.repeated(4000)});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.complaint, QString());
        QCOMPARE(outcome.output,
            u"number\t+31201234567\t020 123 4567\t12\n"
            "extension\t201\t201\t\n"
            "emergency\t112\t112\t\n"
            "service\t116000\t116000\t\n"
            "code\t*21#\t*21#\t\n"
            "withheld\t\t\t\n"
            "withheld\t\t\t\n"
            "invalid\t\t\t\n"
            "number\t+318001234\t0800 1234\t\n"
            "number\t+3114020\t14 020\t\n"
            "number\t+31201234567\t020 123 4567\t\n"
            "number\t+4930123456\t+49 30 123456\t\n"
            "invalid\t\t\t\n"_s);
    }

    void anotherRegion()
    {
        const QString line = u"number\t+4930123456\t030 123456\t\n"_s;
        QCOMPARE(run({u"--region"_s, u"DE"_s, u"030 123456"_s}).output, line);
        QCOMPARE(run({u"--region=de"_s, u"030 123456"_s}).output, line);
    }

    void saysWhatIsWrong()
    {
        const Outcome region = run({u"--region"_s, u"Holland"_s, u"201"_s});
        QCOMPARE(region.code, 2);
        QVERIFY2(region.complaint.contains("Holland"_L1), qPrintable(region.complaint));
        QCOMPARE(run({}).code, 2);
        QCOMPARE(run({u"201"_s, u"--region"_s}).code, 2);
        QVERIFY(run({u"--help"_s}).output.contains("extension"_L1));
    }
};

BALIE_TEST(NumberVerb)
#include "tst_NumberVerb.moc"
