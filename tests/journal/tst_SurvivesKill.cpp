#include "desk/journal/CallLogMerge.h"
#include "tests/journal/Journal.h"
#include "tests/support/TestRegistry.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QSet>
#include <QTimer>
#include <random>

using namespace balie;
using namespace balie::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// One journal whose recorder is killed again and again, a day each time.
class Series : public QObject {
public:
    Series(int kills, quint32 seed)
        : m_left(kills)
        , m_random(seed)
    {
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
            // It has begun to write: from now on any moment will do.
            if (!m_process.readAllStandardOutput().isEmpty())
                QTimer::singleShot(int(m_random() % 120), Qt::PreciseTimer, this, [this] { m_process.kill(); });
        });
        connect(&m_process, &QProcess::finished, this, [this] { ended(); });
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                fail(u"the recorder does not start"_s);
        });
    }

    void start()
    {
        m_process.start(QCoreApplication::applicationDirPath() + u"/journal-recorder"_s,
            {m_store, m_trace, QString::number(m_random()), QString::number(m_day++)});
    }

    bool isOver() const { return m_left == 0 || !m_trouble.isEmpty(); }
    const QString &trouble() const { return m_trouble; }
    qsizetype ends() const { return m_ends; }
    int cutShort() const { return m_cutShort; }
    int added() const { return m_added; }

private:
    void fail(const QString &why) { m_trouble = why; }

    void ended()
    {
        const QByteArray said = m_process.readAllStandardError();
        if (!said.isEmpty())
            fail(QString::fromUtf8(said));
        if (m_process.exitStatus() != QProcess::CrashExit)
            fail(u"the day was over before it was killed"_s);
        check();
        --m_left;
        if (!isOver())
            start();
    }

    /// Everything that stands in the trace, with its end or without, is in the journal once.
    void check()
    {
        auto database = sqlite::Database::open(m_store, sqlite::Database::Mode::ReadWrite);
        if (!database)
            return fail(database.error().detail);
        QFile trace(m_trace);
        if (!trace.open(QIODevice::ReadWrite))
            return fail(u"no trace"_s);
        trace.seek(m_checked);
        QHash<QString, QStringList> lastTold;
        int lastWriting = 0;
        while (!trace.atEnd()) {
            const QByteArray line = trace.readLine();
            if (!line.endsWith('\n')) {
                trace.resize(trace.pos() - line.size()); // killed while it was told
                break;
            }
            const QStringList words = QString::fromUtf8(line).chopped(1).split(u' ');
            if (words.size() != 6)
                return fail(u"a line that says something else"_s);
            lastTold.insert(words.at(0), words);
            lastWriting = words.at(4).toInt();
            m_ends += words.at(1) == u"0"_s ? 0 : 1;
        }
        m_checked = trace.size();
        for (const QStringList &told : std::as_const(lastTold)) {
            const QString uuid = told.at(0);
            const auto found = desk::journal::byUuid(*database, uuid);
            if (!found)
                return fail(found.error().detail);
            if (found->size() != 1)
                return fail(u"%1 is there %2 times"_s.arg(uuid).arg(found->size()));
            // What was told, or what was written after it and not told any more: that can be in two writings at
            // the most, within the same millisecond only if it was told just now.
            const desk::JournalEntry &entry = found->first();
            const qint64 seenMs = told.at(2).toLongLong();
            if (entry.uuid == uuid && entry.seenMs < seenMs)
                return fail(u"%1 is older than what was told"_s.arg(uuid));
            const bool isJustTold = told.at(4).toInt() > lastWriting - 2;
            if (entry.uuid == uuid && entry.seenMs == seenMs && !isJustTold
                && (QString::number(entry.startedMs) != told.at(3) || entry.key != told.at(5)))
                return fail(u"%1 is another call"_s.arg(uuid));
        }

        // What the next start does; then nothing is open, and no call is there twice.
        const auto closed = desk::journal::closeOpen(*database);
        if (!closed)
            return fail(closed.error().detail);
        m_cutShort += int(closed->size());
        const auto page = desk::journal::page(*database, {}, dutchNumbers(), 0, 1'000'000);
        if (!page)
            return fail(page.error().detail);
        QSet<std::pair<qint64, QString>> calls;
        for (const desk::JournalEntry &entry : page->entries)
            calls.insert({entry.startedMs, entry.key});
        if (calls.size() != page->entries.size())
            fail(u"a call is there twice"_s);
        checkLog(*database);
    }

    /// What the PBX has in its log, with the moments before the kill that were not written down yet, is there afterwards,
    /// once; and reading it again adds nothing.
    void checkLog(sqlite::Database &database)
    {
        QFile file(m_trace + u".log"_s);
        if (!file.open(QIODevice::ReadWrite))
            return fail(u"no log"_s);
        file.seek(m_logged);
        QVector<cti::CallLogEntry> log;
        while (!file.atEnd()) {
            const QByteArray line = file.readLine();
            if (!line.endsWith('\n')) {
                file.resize(file.pos() - line.size());
                break;
            }
            const QStringList words = QString::fromUtf8(line).chopped(1).split(u' ');
            if (words.size() != 4)
                return fail(u"a line of the log that says something else"_s);
            cti::CallLogEntry entry;
            entry.id = u"%1 %2"_s.arg(m_day).arg(file.pos());
            entry.kind = words.at(0) == u"placed"_s ? cti::CallLogEntry::Kind::Placed
                : words.at(0) == u"answered"_s      ? cti::CallLogEntry::Kind::Answered
                                                    : cti::CallLogEntry::Kind::Missed;
            entry.startedAt = QDateTime::fromMSecsSinceEpoch(words.at(1).toLongLong(), Qt::UTC);
            entry.talked = std::chrono::seconds(words.at(2).toLongLong() / 1000);
            entry.remote.withheld = words.at(3) == u"-"_s;
            if (!entry.remote.withheld)
                entry.remote.number = words.at(3);
            log.append(entry);
        }
        m_logged = file.size();
        const auto merge = [&] { return desk::CallLogMerge::merge(database, u"pbx 200"_s, log, dutchNumbers()); };
        const auto merged = merge();
        if (!merged)
            return fail(merged.error().detail);
        for (const desk::JournalEntry &entry : *merged)
            m_added += entry.origin == desk::JournalEntry::Origin::PbxLog ? 1 : 0;
        if (log.isEmpty())
            return;
        desk::JournalFilter ofThatDay;
        ofThatDay.fromMs = log.first().startedAt.toMSecsSinceEpoch() - std::chrono::milliseconds(1h).count();
        const auto all = [&] { return desk::journal::page(database, ofThatDay, dutchNumbers(), 0, 1'000'000); };
        const auto before = all();
        const auto again = merge();
        const auto after = all();
        if (!before || !again || !after)
            return fail(u"the log is not read"_s);
        if (before->entries.size() != after->entries.size())
            return fail(u"the log adds calls that it added already"_s);
        checkOnce(log, after->entries);
    }

    /// All that is known of a number, for whoever looks for the mistake.
    static QString told(
        const QVector<desk::JournalEntry> &entries, const QVector<cti::CallLogEntry> &log, const QString &key)
    {
        QString text;
        for (const desk::JournalEntry &entry : entries) {
            if (entry.key == key)
                text += u"\nkind %1 from %2 to %3, talked %4, cut short %5, out of the log %6, %7 hand-overs"_s
                            .arg(int(entry.kind)).arg(entry.startedMs).arg(entry.endedMs)
                            .arg(entry.talking.value_or(0ms).count()).arg(entry.cutShort)
                            .arg(int(entry.origin)).arg(entry.handOvers.size());
        }
        for (const cti::CallLogEntry &entry : log) {
            if (dutchNumbers().keyOf(entry.remote.number) == key)
                text += u"\nin the log kind %1 from %2, talked %3"_s.arg(int(entry.kind))
                            .arg(entry.startedAt.toMSecsSinceEpoch()).arg(entry.talked.value_or(0s).count());
        }
        return text;
    }

    void checkOnce(const QVector<cti::CallLogEntry> &log, const QVector<desk::JournalEntry> &entries)
    {
        constexpr qint64 near = std::chrono::milliseconds(desk::CallLogMatch::tolerance).count();
        const auto isAlike = [](const desk::JournalEntry &entry, const QString &key, bool placed, qint64 startedMs) {
            return entry.key == key && (entry.direction == cti::Direction::Outgoing) == placed
                && std::abs(entry.startedMs - startedMs) <= near;
        };
        for (const desk::JournalEntry &added : entries) {
            if (added.origin != desk::JournalEntry::Origin::PbxLog || added.key.isEmpty())
                continue; // who hides his number may be anybody
            const bool isThere = std::any_of(entries.cbegin(), entries.cend(), [&](const desk::JournalEntry &entry) {
                return entry.origin == desk::JournalEntry::Origin::Console && entry.logId.isEmpty() && !entry.cutShort
                    && isAlike(entry, added.key, added.direction == cti::Direction::Outgoing, added.startedMs);
            });
            if (isThere)
                return fail(u"%1 was added though it was there:%2"_s.arg(added.key, told(entries, log, added.key)));
        }
        for (const cti::CallLogEntry &entry : log) {
            const QString key = dutchNumbers().keyOf(entry.remote.number);
            const bool placed = entry.kind == cti::CallLogEntry::Kind::Placed;
            const bool isThere = std::any_of(entries.cbegin(), entries.cend(), [&](const desk::JournalEntry &kept) {
                const bool isPart = std::any_of(kept.handOvers.cbegin(), kept.handOvers.cend(),
                    [&](const auto &handOver) { return handOver.key == key || kept.key == key; });
                return isPart || isAlike(kept, key, placed, entry.startedAt.toMSecsSinceEpoch());
            });
            if (!isThere)
                return fail(u"%1 is not there:%2"_s.arg(key, told(entries, log, key)));
        }
    }

    QTemporaryDir m_folder;
    QString m_store = m_folder.filePath(u"balie.sqlite"_s);
    QString m_trace = m_folder.filePath(u"trace"_s);
    QProcess m_process;
    int m_left;
    int m_day = 0;
    std::mt19937 m_random;
    qint64 m_checked = 0;
    qint64 m_logged = 0;
    int m_added = 0; ///< out of the log
    qsizetype m_ends = 0;
    int m_cutShort = 0;
    QString m_trouble;
};

} // namespace

class SurvivesKill : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    /// A reception's busy day, killed with -9 at 200 random points: what was told to be written is there once, and what
    /// the last moments before the kill left out comes out of the log of the PBX, once as well.
    void everyCallWhoseEndWasToldIsThereOnce()
    {
        constexpr int kills = 100;
        Series one(kills, seed());
        Series other(kills, seed() + 1);
        one.start();
        other.start();
        QVERIFY(QTest::qWaitFor([&] { return one.isOver() && other.isOver(); }, 240'000));
        QCOMPARE(one.trouble(), QString());
        QCOMPARE(other.trouble(), QString());
        // Else nothing was tried.
        QVERIFY2(one.ends() + other.ends() > 2 * kills, qPrintable(QString::number(one.ends() + other.ends())));
        QVERIFY(one.cutShort() + other.cutShort() > kills / 2);
        qInfo("%lld ends told, %d calls cut short, %d added out of the log", static_cast<long long>(one.ends() + other.ends()),
            one.cutShort() + other.cutShort(), one.added() + other.added());
    }
};

BALIE_TEST(SurvivesKill)
#include "tst_SurvivesKill.moc"
