// The desk is killed with -9 again and again while calls are written back: each arrives, once.
#include "tests/support/Patience.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <random>

using namespace balie;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

class ReportsSurviveKill : public test::TestCase {
    Q_OBJECT

    static constexpr int kills = 20;

private Q_SLOTS:
    void whatWasSentIsWrittenOnce()
    {
        QTemporaryDir folder;
        const QString system = folder.filePath(u"system"_s);
        const QString told = folder.filePath(u"told"_s);
        std::mt19937 random(20260105);
        for (int run = 1; run <= kills + 1; ++run) {
            const bool isLast = run > kills;
            QProcess reporter;
            bool ended = false;
            bool begun = false;
            QTimer watch; // it tells by writing to a file
            connect(&watch, &QTimer::timeout, this, [&, before = linesOf(told).size()] {
                if (begun || linesOf(told).size() < before + 5)
                    return;
                begun = true;
                QTimer::singleShot(
                    int(random() % 60), Qt::PreciseTimer, &reporter, [&] { reporter.kill(); });
            });
            connect(&reporter, &QProcess::finished, this, [&] { ended = true; });
            reporter.start(QCoreApplication::applicationDirPath() + u"/card-reporter"_s,
                {folder.filePath(u"balie.sqlite"_s), system, told, QString::number(random()),
                    QString::number(isLast ? 0 : run)});
            if (!isLast)
                watch.start(5);
            BALIE_TRY_VERIFY(ended);
            QCOMPARE(reporter.readAllStandardError(), QByteArray());
            QCOMPARE(reporter.exitStatus(), isLast ? QProcess::NormalExit : QProcess::CrashExit);
        }

        QHash<QString, QString> arrived;
        for (const QString &line : linesOf(system)) {
            const QString key = line.section(u' ', 0, 0);
            QVERIFY2(!arrived.contains(key), qPrintable(key));
            arrived.insert(key, line.section(u' ', 1));
        }
        QSet<QString> written;
        qsizetype sent = 0;
        for (const QString &line : linesOf(told)) {
            const QString what = line.section(u' ', 0, 0);
            const QString key = line.section(u' ', 1, 1);
            if (what == u"sent"_s) {
                ++sent;
                QCOMPARE(arrived.value(key), line.section(u' ', 2));
            } else if (what == u"written"_s) {
                written.insert(key);
            } else if (what == u"attempt"_s) {
                QVERIFY2(
                    !written.contains(key), qPrintable(u"tried after it was written: "_s + key));
            }
        }
        QVERIFY(sent > kills);
    }
};

BALIE_TEST(ReportsSurviveKill)
#include "tst_ReportsSurviveKill.moc"
