#include "desk/journal/JournalCsv.h"
#include "desk/journal/JournalExport.h"
#include "desk/journal/JournalModel.h"
#include "base/ManualClock.h"
#include "tests/journal/Journal.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>

using namespace balie;
using namespace balie::desk;
using namespace balie::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// 1,000 calls, a minute apart: every tenth missed, every tenth placed, every fifth handed over to Bram.
QVector<JournalEntry> aDay()
{
    QVector<JournalEntry> entries;
    for (int minute = 0; minute < 1000; ++minute) {
        const QString number = u"06%1"_s.arg(12340000 + minute % 100);
        const QString name = minute % 100 == 7 ? u"Bakkerij IJsbrand"_s : u"Klant %1"_s.arg(minute % 100);
        JournalEntry entry = pastCall(number, minute,
            minute % 10 == 0       ? JournalKind::Missed
                : minute % 10 == 1 ? JournalKind::Placed
                                   : JournalKind::Answered,
            name);
        if (minute % 5 == 2)
            entry = handedTo(entry, u"202"_s, u"Bram Jansen"_s);
        if (minute % 4 == 0)
            entry.queue = u"Verkoop & advies"_s;
        if (minute == 500)
            entry.note = u"Belt terug over offerte 4711"_s;
        entries.append(entry);
    }
    return entries;
}

struct List {
    List() { QObject::connect(&model, &JournalModel::loaded, &model, [this] { ++loads; }); }

    bool load()
    {
        const int before = loads;
        model.load();
        return QTest::qWaitFor([&] { return loads > before; }, patienceMs);
    }
    bool filter(const JournalFilter &wanted)
    {
        const int before = loads;
        model.setFilter(wanted);
        return QTest::qWaitFor([&] { return loads > before; }, patienceMs);
    }
    int allRows()
    {
        for (;;) {
            if (!QTest::qWaitFor([&] { return !model.isLoading(); }, patienceMs))
                return -1;
            if (!model.canFetchMore({}))
                break;
            model.fetchMore({});
        }
        return model.rowCount();
    }

    JournalStore journal;
    ManualClock clock;
    People people;
    JournalModel model{*journal.store, people, clock};
    int loads = 0;
};

} // namespace

class JournalList : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void pagesComeAsTheyAreAskedFor()
    {
        List list;
        const auto day = aDay();
        QVERIFY(list.journal.put(day));
        QVERIFY(list.load());
        QCOMPARE(list.model.rowCount(), JournalModel::firstPage);
        QCOMPARE(list.model.entry(0).uuid, day.last().uuid);
        list.model.fetchMore({});
        BALIE_TRY_COMPARE(list.model.rowCount(), JournalModel::firstPage + JournalModel::nextPage);
        QCOMPARE(list.allRows(), 1000);
        for (int row = 0; row < 1000; ++row)
            QCOMPARE(list.model.entry(row).uuid, day.at(999 - row).uuid);
        QVERIFY(!list.model.canFetchMore({}));
        QVERIFY(!list.model.isCut());
    }

    void filtersSayWhatTheyShow_data()
    {
        QTest::addColumn<JournalFilter>("filter");
        QTest::addColumn<int>("rows");
        const auto text = [](const QString &typed) {
            JournalFilter filter;
            filter.text = typed;
            return filter;
        };
        const auto kind = [](JournalKind wanted) {
            JournalFilter filter;
            filter.kind = wanted;
            return filter;
        };
        QTest::newRow("all") << JournalFilter() << 1000;
        QTest::newRow("missed") << kind(JournalKind::Missed) << 100;
        QTest::newRow("placed") << kind(JournalKind::Placed) << 100;
        QTest::newRow("transferred") << kind(JournalKind::Transferred) << 200;
        QTest::newRow("answered") << kind(JournalKind::Answered) << 600;
        JournalFilter number;
        number.keys = {u"+31612340007"_s};
        QTest::newRow("number") << number << 10;
        number.keys = {u"202"_s};
        QTest::newRow("handed over to that number") << number << 200;
        number.kind = JournalKind::Missed;
        QTest::newRow("number and kind") << number << 0;
        JournalFilter period;
        period.fromMs = pastCall({}, 100).startedMs;
        period.untilMs = pastCall({}, 160).startedMs;
        QTest::newRow("period") << period << 60;
        period.kind = JournalKind::Missed;
        QTest::newRow("period and kind") << period << 6;
        period.text = u"klant"_s;
        QTest::newRow("period, kind and text") << period << 6;
        QTest::newRow("beginning of a name, ij as y") << text(u"ysbr"_s) << 10;
        QTest::newRow("words in any order") << text(u"IJsb bak"_s) << 10;
        QTest::newRow("who it was handed to") << text(u"jansen"_s) << 200;
        QTest::newRow("a note") << text(u"offerte"_s) << 1;
        QTest::newRow("digits in a note") << text(u"4711"_s) << 1;
        QTest::newRow("a number, national") << text(u"06 1234 0007"_s) << 10;
        QTest::newRow("a number, international") << text(u"+31612340007"_s) << 10;
        QTest::newRow("its beginning") << text(u"06123400"_s) << 1000;
        QTest::newRow("not what stands in the middle of a word") << text(u"erij"_s) << 0;
        QTest::newRow("quotes and operators are only text") << text(u"\"bakk* OR (NOT"_s) << 0;
        QTest::newRow("blanks are no text") << text(u"  "_s) << 1000;
        JournalFilter both = text(u"jansen"_s);
        both.keys = {u"+31612340007"_s};
        QTest::newRow("text and number") << both << 10;
        both.kind = JournalKind::Missed;
        QTest::newRow("text, number and kind") << both << 0;
        JournalFilter person;
        person.keys = {u"+31612340007"_s, u"+31612340008"_s, u"202"_s};
        QTest::newRow("several numbers of one person, each call once") << person << 210;
        person.text = u"klant"_s;
        QTest::newRow("several numbers and text") << person << 200;
        JournalFilter queue;
        queue.queue = u"Verkoop & advies"_s;
        QTest::newRow("queue") << queue << 250;
        queue.kind = JournalKind::Missed;
        QTest::newRow("queue and kind") << queue << 50;
        queue.kind.reset();
        queue.keys = {u"202"_s};
        QTest::newRow("queue and number") << queue << 50;
        queue.text = u"jansen"_s;
        QTest::newRow("queue, number and text") << queue << 50;
        queue.queue = u"Verkoop"_s; // not a part of its name
        QTest::newRow("no such queue") << queue << 0;
    }

    void filtersSayWhatTheyShow()
    {
        QFETCH(JournalFilter, filter);
        QFETCH(int, rows);
        List list;
        const auto day = aDay();
        QVERIFY(list.journal.put(day));
        if (filter.isEmpty())
            QVERIFY(list.load());
        else
            QVERIFY(list.filter(filter));
        QCOMPARE(list.allRows(), rows);
        // What is recorded while the list is open must come out the same.
        int accepted = 0;
        for (const JournalEntry &entry : day)
            accepted += filter.accepts(entry, dutchNumbers()) ? 1 : 0;
        QCOMPARE(accepted, rows);
    }

    /// Another country at Settings counts at once, not after the next start.
    void numbersAreReadByTheRulesOfNow()
    {
        List list;
        JournalEntry abroad = pastCall(u"+32471234567"_s, 1);
        QVERIFY(list.journal.put({abroad, pastCall(u"+31201234567"_s, 2)}));
        QVERIFY(list.load());
        QCOMPARE(list.model.index(0).data().toString(), u"020 123 4567"_s);
        const int before = list.loads;
        list.people.setNumbers(OfficeNumbers::from(u"BE"_s, {}, false, {}));
        BALIE_TRY_VERIFY(list.loads > before);
        QCOMPARE(list.model.index(0).data().toString(), u"+31 20 123 4567"_s);
        QCOMPARE(list.model.index(1).data().toString(), u"0471 23 45 67"_s);
    }

    void everyQueueIsOfferedOnce()
    {
        List list;
        QVector<JournalEntry> day = aDay();
        day[1].queue = u"Inkoop"_s;
        QVERIFY(list.journal.put(day));
        QStringList queues;
        list.model.readQueues(&list.model, [&](const QStringList &names) { queues = names; });
        BALIE_TRY_COMPARE(queues, (QStringList{u"Inkoop"_s, u"Verkoop & advies"_s}));
    }

    void callsOfNowStandOnTopAndBecomeRows()
    {
        List list;
        QVERIFY(list.journal.put(aDay()));
        QVERIFY(list.load());
        QAbstractItemModelTester tester(&list.model); // it fetches, too
        list.allRows();
        JournalEntry now = pastCall(u"0201234567"_s, 2000, JournalKind::Answered, u"Van Dijk"_s);
        now.endedMs = 0;
        list.model.setLive({now});
        QCOMPARE(list.model.rowCount(), 1000 + 1);
        const QModelIndex top = list.model.index(0);
        QVERIFY(top.data(JournalModel::LiveRole).toBool());
        QCOMPARE(top.data(JournalModel::KindTextRole).toString(), u"On a call"_s);
        list.clock.advance(std::chrono::milliseconds(now.seenMs - list.clock.wallMs()) + 10s);
        QCOMPARE(top.data(JournalModel::DurationRole).toString(), u"01:00"_s);
        QSignalSpy changed(&list.model, &JournalModel::dataChanged);
        list.model.tick();
        QCOMPARE(changed.size(), 1);

        now.endedMs = now.startedMs + 60'000;
        list.model.setLive({});
        const auto stored = list.journal.write<QVector<JournalEntry>>([now](sqlite::Database &database) {
            return journal::put(database, {{now, {}}}, dutchNumbers());
        });
        list.model.noteRecorded(*stored);
        QCOMPARE(list.model.rowCount(), 1000 + 1);
        QCOMPARE(list.model.entry(0).uuid, now.uuid);
        QVERIFY(!list.model.index(0).data(JournalModel::LiveRole).toBool());
        // Once, also when it is told again, and not once it is part of another.
        list.model.noteRecorded(*stored);
        QCOMPARE(list.model.rowCount(), 1000 + 1);
        list.model.noteRecorded({}, {now.uuid});
        QCOMPARE(list.model.rowCount(), 1000);
    }

    void whatTheFilterKeepsOutDoesNotComeIn()
    {
        List list;
        JournalFilter missed;
        missed.kind = JournalKind::Missed;
        QVERIFY(list.filter(missed));
        QVERIFY(list.journal.put({pastCall(u"0201234567"_s, 1)}));
        auto stored = list.journal.all();
        list.model.noteRecorded(stored);
        QCOMPARE(list.model.rowCount(), 0);
        stored.first().kind = JournalKind::Missed;
        list.model.noteRecorded(stored);
        QCOMPARE(list.model.rowCount(), 1);
        list.model.setLive({[] {
            JournalEntry live = pastCall(u"0301234567"_s, 3);
            live.endedMs = 0;
            return live;
        }()});
        QCOMPARE(list.model.rowCount(), 1);
    }

    void aRowSaysAllOfIt()
    {
        List list;
        JournalEntry entry = handedTo(pastCall(u"0201234567"_s, 1, JournalKind::Answered, u"Van Dijk"_s), u"202"_s,
            u"Bram"_s, HandOverOutcome::CameBack);
        entry.kind = JournalKind::Answered;
        entry.calledName = u"Sales"_s;
        entry.note = u"over offerte"_s;
        entry.talking = 4min;
        JournalEntry hidden = pastCall({}, 2, JournalKind::Missed);
        hidden.withheld = true;
        QVERIFY(list.journal.put({entry, hidden}));
        QVERIFY(list.load());
        const QModelIndex row = list.model.index(1);
        QCOMPARE(row.data().toString(), u"Van Dijk"_s);
        QCOMPARE(row.data(JournalModel::DurationRole).toString(), u"04:00"_s);
        QCOMPARE(row.data(JournalModel::CallBackRole).toString(), u"+31201234567"_s);
        const QString spoken = row.data(Qt::AccessibleTextRole).toString();
        for (const QString &part : {u"Answered"_s, u"Van Dijk"_s, u"020 123 4567"_s, u"for Sales"_s,
                 u"to Bram: came back"_s, u"waited 10 seconds"_s, u"talked 4 minutes"_s, u"over offerte"_s})
            QVERIFY2(spoken.contains(part), qPrintable(spoken));
        QCOMPARE(list.model.index(0).data().toString(), u"Anonymous"_s);
        QVERIFY(list.model.callBackNumber(0).isEmpty());
    }

    void noCellIsAFormula_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << u"Jansen"_s << QByteArray("Jansen");
        QTest::newRow("equals") << u"=1+1"_s << QByteArray("'=1+1");
        QTest::newRow("plus, as of numbers") << u"+31201234567"_s << QByteArray("'+31201234567");
        QTest::newRow("minus") << u"-2"_s << QByteArray("'-2");
        QTest::newRow("at") << u"@SUM(A1)"_s << QByteArray("'@SUM(A1)");
        QTest::newRow("behind blanks") << u"  =1"_s << QByteArray("'  =1");
        QTest::newRow("behind a tab") << u"\t=1"_s << QByteArray("\"'\t=1\"");
        QTest::newRow("full width") << u"\uff1d1"_s << QByteArray("'\xef\xbc\x9d" "1");
        QTest::newRow("command in a name")
            << u"=HYPERLINK(\"http://x\",\"y\")"_s << QByteArray("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
        QTest::newRow("separator") << u"a;b"_s << QByteArray("\"a;b\"");
        QTest::newRow("line") << u"a\nb"_s << QByteArray("\"a\nb\"");
    }

    void noCellIsAFormula()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(journalCsv::cell(text, ';'), cell);
    }

    void anExportHasEveryRowOfTheFilter()
    {
        List list;
        QVector<JournalEntry> calls;
        for (int minute = 0; minute < 5000; ++minute)
            calls.append(pastCall(u"0201234567"_s, minute, minute % 2 == 0 ? JournalKind::Missed : JournalKind::Answered));
        QVERIFY(list.journal.put(calls));
        JournalExport exporting(*list.journal.store, list.people);
        QSignalSpy progress(&exporting, &JournalExport::progress);
        QSignalSpy finished(&exporting, &JournalExport::finished);
        const QString path = list.journal.folder.filePath(u"calls.csv"_s);
        JournalFilter missed;
        missed.kind = JournalKind::Missed;
        exporting.start(path, missed, ';');
        QVERIFY(exporting.isRunning());
        BALIE_TRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished.first().first().toLongLong(), 2500);
        QVERIFY(progress.size() > 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.startsWith("\xef\xbb\xbf" "Began;Ended;Kind"));
        QCOMPARE(content.count("\r\n"), 2501);
        QVERIFY(!content.contains("Answered"));
    }

    void aStoppedExportLeavesTheFileAsItWas()
    {
        List list;
        QVector<JournalEntry> calls;
        for (int minute = 0; minute < 9000; ++minute)
            calls.append(pastCall(u"0201234567"_s, minute));
        QVERIFY(list.journal.put(calls));
        const QString path = list.journal.folder.filePath(u"calls.csv"_s);
        QFile before(path);
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write("before");
        before.close();
        JournalExport exporting(*list.journal.store, list.people);
        QSignalSpy failed(&exporting, &JournalExport::failed);
        QSignalSpy finished(&exporting, &JournalExport::finished);
        connect(&exporting, &JournalExport::progress, &exporting, &JournalExport::stop);
        exporting.start(path, {}, ',');
        BALIE_TRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Cancelled);
        QVERIFY(!exporting.isRunning());
        QCOMPARE(finished.size(), 0);
        QVERIFY(before.open(QIODevice::ReadOnly));
        QCOMPARE(before.readAll(), QByteArray("before"));

        exporting.start(list.journal.folder.filePath(u"no/such/folder.csv"_s), {}, ',');
        BALIE_TRY_COMPARE(failed.size(), 2);
        QCOMPARE(failed.last().first().value<Error>().code, ErrorCode::Io);
    }
};

BALIE_TEST(JournalList)
#include "tst_JournalList.moc"
