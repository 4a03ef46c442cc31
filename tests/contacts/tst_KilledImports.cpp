#include "desk/store/ContactTable.h"
#include "tests/contacts/ManyCards.h"
#include "tests/support/Patience.h"
#include "tests/support/ProgramFolder.h"
#include "tests/support/TestRegistry.h"

#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::desk;

/// A process that imports is killed at random points: what the store took is there, and the next run completes it.
class KilledImports : public test::TestCase {
    Q_OBJECT

    static constexpr int people = 6'000;

    static int countIn(const QString &store)
    {
        auto database = sqlite::Database::open(store, sqlite::Database::Mode::ReadWrite);
        if (!database)
            return 0;
        // It may have been killed before there were tables.
        const auto count = contacts::count(*database);
        return count ? *count : 0;
    }

private Q_SLOTS:
    void nothingThatWasPutIsLostAndTheNextRunCompletesIt()
    {
        test::ProgramFolder folder;
        folder.write(u"cards.vcf"_s, test::manyCards(people));
        QRandomGenerator random(test::seed());
        int killedHalfWay = 0;
        for (int round = 0; round < 8; ++round) {
            const QString store = folder.filePath(u"store%1.db"_s.arg(round));
            // Every other round it waits to be killed, so that it is half-way however busy this machine is; in the others it
            // may be anywhere. The first lines come before anything was put; some rounds end in the middle of a batch.
            const bool waits = round % 2 == 0;
            const int killAfter = waits ? 0 : 1 + random.bounded(people / 500);
            const int pauseAt = 1 + random.bounded(people / 2);
            QByteArray told;
            bool killed = false;
            bool ended = false;
            QProcess importer;
            connect(&importer, &QProcess::readyReadStandardOutput, this, [&] {
                told += importer.readAllStandardOutput();
                const qsizetype last = told.lastIndexOf('\n', -2) + 1;
                if (!killed && (waits ? told.mid(last).toInt() >= pauseAt : told.count('\n') >= killAfter)) {
                    killed = true;
                    importer.kill();
                }
            });
            connect(&importer, &QProcess::finished, this, [&] { ended = true; });
            QStringList arguments{store, folder.filePath(u"cards.vcf"_s)};
            if (waits)
                arguments.append(QString::number(pauseAt));
            importer.start(QStringLiteral(BALIE_CONTACT_IMPORTER), arguments);
            BALIE_TRY_VERIFY(ended);
            told += importer.readAllStandardOutput();
            const QList<QByteArray> lines = told.split('\n');
            const int promised = lines.size() < 2 ? 0 : lines.at(lines.size() - 2).toInt();
            const int kept = QFile::exists(store) ? countIn(store) : 0;
            QVERIFY2(kept >= promised, qPrintable(u"%1 kept, %2 told"_s.arg(kept).arg(promised)));
            if (kept > 0 && kept < people)
                ++killedHalfWay;

            const auto again = folder.run(QStringLiteral(BALIE_CONTACT_IMPORTER), {store, u"cards.vcf"_s});
            QCOMPARE(again.exitCode, 0);
            const QByteArray expected = "added " + QByteArray::number(people - kept) + " changed 0 unchanged "
                + QByteArray::number(kept) + " removed 0";
            QVERIFY2(again.out.contains(expected), again.out.right(100).constData());
            QCOMPARE(countIn(store), people);
        }
        QVERIFY2(killedHalfWay >= 4, qPrintable(QString::number(killedHalfWay)));
    }
};

BALIE_TEST(KilledImports)
#include "tst_KilledImports.moc"
