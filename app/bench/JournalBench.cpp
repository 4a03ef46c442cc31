#include "app/bench/JournalBench.h"

#include "app/bench/Percentiles.h"
#include "base/SystemClock.h"
#include "desk/journal/JournalModel.h"
#include "desk/journal/PreviousCalls.h"
#include "desk/people/People.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QUuid>
#include <cstdio>
#include <random>

namespace balie::bench {

using namespace desk;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 firstCallMs = 1'600'000'000'000;
constexpr qint64 betweenCallsMs = 150'000;
constexpr int callers = 100'000;
constexpr int rowsAtOnce = 5'000;

QString pick(std::mt19937 &random, const QStringList &from)
{
    return from.at(qsizetype(random() % size_t(from.size())));
}

const QStringList firstNames{u"Jan"_s, u"Piet"_s, u"Anna"_s, u"Bram"_s, u"Carlijn"_s, u"Daan"_s, u"Eva"_s,
    u"Femke"_s, u"Hanna"_s, u"Joris"_s, u"Karin"_s, u"Lotte"_s, u"Maarten"_s, u"Nina"_s, u"Sanne"_s, u"Wim"_s};
const QStringList lastNames{u"Jansen"_s, u"de Vries"_s, u"van den Berg"_s, u"Bakker"_s, u"Visser"_s, u"Smit"_s,
    u"Meijer"_s, u"de Boer"_s, u"Mulder"_s, u"Dekker"_s, u"Brouwer"_s, u"de Wit"_s, u"Dijkstra"_s, u"Smits"_s,
    u"de Graaf"_s, u"van der Meer"_s};
const QStringList queues{u"Verkoop"_s, u"Service"_s, u"Administratie"_s, u"Receptie"_s};
const QStringList notes{u"belt terug over de offerte"_s, u"levering morgen"_s, u"klacht over factuur"_s,
    u"vraagt naar openingstijden"_s};

QString numberOf(int caller)
{
    // Mobile numbers, and those of some cities, as a reception sees them.
    const int city = caller % 3;
    return city == 0 ? u"06%1"_s.arg(10'000'000 + caller * 613 % 89'999'999, 8, 10, '0'_L1)
        : city == 1  ? u"020%1"_s.arg(2'000'000 + caller * 37 % 5'999'999, 7, 10, '0'_L1)
                     : u"030%1"_s.arg(2'000'000 + caller * 41 % 5'999'999, 7, 10, '0'_L1);
}

JournalEntry makeCall(std::mt19937 &random, int row, const PhoneNumbers &numbers)
{
    JournalEntry entry;
    entry.uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    entry.startedMs = firstCallMs + row * betweenCallsMs + qint64(random() % 100'000);
    entry.endedMs = entry.startedMs + 1'000 * qint64(20 + random() % 400);
    entry.seenMs = entry.endedMs;
    const int caller = int(random() % callers);
    entry.number = numberOf(caller);
    entry.key = numbers.read(entry.number).key();
    std::mt19937 theirs{quint32(caller)};
    entry.name = pick(theirs, firstNames) + u' ' + pick(theirs, lastNames);
    const auto kind = random() % 20;
    entry.kind = kind == 0 ? JournalKind::Missed
        : kind < 4         ? JournalKind::Placed
        : kind < 10        ? JournalKind::Answered
                           : JournalKind::Transferred;
    entry.direction = entry.kind == JournalKind::Placed ? cti::Direction::Outgoing : cti::Direction::Incoming;
    entry.waiting = std::chrono::seconds(random() % 40);
    if (entry.kind != JournalKind::Missed)
        entry.talking = std::chrono::seconds(random() % 400);
    if (entry.kind == JournalKind::Transferred) {
        const int colleague = 201 + int(random() % 60);
        entry.handOvers.append({HandOverWay::Blind, HandOverOutcome::Taken, QString::number(colleague),
            QString::number(colleague), pick(random, firstNames), entry.endedMs, entry.endedMs + 5'000});
    }
    if (entry.direction == cti::Direction::Incoming && random() % 2 == 0)
        entry.queue = pick(random, queues);
    if (random() % 10 == 0)
        entry.note = pick(random, notes);
    return entry;
}

/// In portions through the store itself, so that the file is what the program makes.
class JournalBench : public QObject {
public:
    JournalBench(const QString &path, int rows, int repeat)
        : m_path(path)
        , m_rows(rows)
        , m_repeat(repeat)
    {
        m_report.insert(u"rows"_s, rows);
    }

    void start()
    {
        const bool isThere = QFileInfo::exists(m_path);
        m_store = std::make_unique<Store>(m_path);
        m_store->open();
        if (isThere)
            reopen();
        else
            fill(0);
    }

private:
    void stop(const Error &error)
    {
        std::fprintf(stderr, "balie-bench: %s %s\n", qUtf8Printable(error.userText), qUtf8Printable(error.detail));
        QCoreApplication::exit(1);
    }

    void fill(int from)
    {
        if (from == 0)
            m_watch.start();
        if (from >= m_rows) {
            m_report.insert(u"fill_s"_s, double(m_watch.elapsed()) / 1000);
            reopen();
            return;
        }
        QVector<JournalChange> changes;
        for (int row = from; row < std::min(m_rows, from + rowsAtOnce); ++row)
            changes.append({makeCall(m_random, row, m_numbers), {}});
        m_store->write<QVector<JournalEntry>>(
            this,
            [changes, numbers = m_numbers](
                sqlite::Database &database) { return journal::put(database, changes, numbers); },
            [this, from](Expected<QVector<JournalEntry>> stored) {
                if (!stored)
                    return stop(stored.error());
                fill(from + rowsAtOnce);
            });
    }

    /// As at the start of the program: the file is opened anew, and its list with it.
    void reopen()
    {
        m_model.reset();
        m_store.reset();
        m_watch.start();
        m_store = std::make_unique<Store>(m_path);
        m_store->open();
        m_model = std::make_unique<JournalModel>(*m_store, m_people, m_clock);
        QObject::connect(m_model.get(), &JournalModel::failed, this, [this](const Error &error) { stop(error); });
        m_arrived = [this] {
            m_report.insert(u"open_ms"_s, milliseconds());
            makeWishes();
            askForQueues();
        };
        QObject::connect(m_model.get(), &JournalModel::loaded, this, [this] { m_arrived(); });
        m_model->load();
    }

    /// What the window offers to choose from, asked each time that it opens.
    void askForQueues()
    {
        m_watch.start();
        m_model->readQueues(this, [this](const QStringList &names) {
            m_report.insert(u"queues"_s, int(names.size()));
            m_report.insert(u"queue_names_ms"_s, milliseconds());
            next();
        });
    }

    double milliseconds() const { return double(m_watch.nsecsElapsed()) / 1e6; }

    void wish(const QString &name, const JournalFilter &filter) { m_wishes.append({name, filter}); }

    void makeWishes()
    {
        for (int round = 0; round < m_repeat; ++round) {
            for (const JournalKind kind : {JournalKind::Missed, JournalKind::Transferred}) {
                JournalFilter filter;
                filter.kind = kind;
                wish(u"filter_kind"_s, filter);
            }
            JournalFilter number;
            number.keys = {m_numbers.read(numberOf(int(m_random() % callers))).key()};
            wish(u"filter_number"_s, number);
            JournalFilter colleague;
            colleague.keys = {QString::number(201 + m_random() % 60)};
            wish(u"filter_colleague"_s, colleague);
            JournalFilter queue;
            queue.queue = pick(m_random, queues);
            wish(u"filter_queue"_s, queue);
            queue.kind = JournalKind::Missed;
            wish(u"filter_queue_and_kind"_s, queue);
            JournalFilter period;
            period.fromMs = firstCallMs + qint64(m_random() % quint32(m_rows)) * betweenCallsMs;
            period.untilMs = period.fromMs + 86'400'000;
            period.kind = JournalKind::Missed;
            wish(u"filter_period_and_kind"_s, period);

            // As it is typed, a key a time.
            const QString name = pick(m_random, firstNames) + u' ' + pick(m_random, lastNames);
            for (qsizetype typed = 1; typed <= name.size(); ++typed)
                wishText(u"search_name"_s, name.left(typed));
            const QString digits = numberOf(int(m_random() % callers));
            for (qsizetype typed = 1; typed <= digits.size(); ++typed)
                wishText(u"search_number"_s, digits.left(typed));
            wishText(u"search_note"_s, pick(m_random, notes));
            JournalFilter both;
            both.kind = JournalKind::Missed;
            both.text = pick(m_random, lastNames);
            wish(u"search_name_and_kind"_s, both);
            both.kind.reset();
            both.queue = pick(m_random, queues);
            wish(u"search_name_and_queue"_s, both);
            wishText(u"search_nothing_found"_s, u"qwx%1"_s.arg(round));
        }
    }

    void wishText(const QString &name, const QString &text)
    {
        JournalFilter filter;
        filter.text = text;
        wish(name, filter);
    }

    void next()
    {
        if (m_wishes.isEmpty()) {
            askForCaller(0);
            return;
        }
        const auto [name, filter] = m_wishes.takeFirst();
        m_arrived = [this, name = name] {
            m_took[name].append(milliseconds());
            next();
        };
        m_watch.start();
        if (filter == m_model->filter())
            m_model->load();
        else
            m_model->setFilter(filter);
    }

    void askForCaller(int round)
    {
        if (round == 10 * m_repeat)
            return finish();
        m_watch.start();
        m_store->read<PreviousCallsInfo>(
            Lane::Caller, this,
            [key = m_numbers.read(numberOf(int(m_random() % callers))).key()](
                sqlite::Database &database) -> Expected<PreviousCallsInfo> {
                const auto calls = journal::lastCallsOf(database, key, PreviousCallsInfo::shown);
                const auto handedOver = journal::lastHandedOverOf(database, key, PreviousCallsInfo::judged);
                if (!calls || !handedOver)
                    return unexpected(calls ? handedOver.error() : calls.error());
                return PreviousCallsInfo::from(key, *calls, *handedOver);
            },
            [this, round](const Expected<PreviousCallsInfo> &info) {
                if (!info)
                    return stop(info.error());
                m_took[u"previous_calls"_s].append(milliseconds());
                askForCaller(round + 1);
            });
    }

    void finish()
    {
        for (auto took = m_took.cbegin(); took != m_took.cend(); ++took) {
            m_report.insert(took.key() + "_ms"_L1,
                QJsonObject{{u"p50"_s, percentile(took.value(), 50)}, {u"p99"_s, percentile(took.value(), 99)},
                    {u"max"_s, percentile(took.value(), 100)}, {u"samples"_s, int(took.value().size())}});
        }
        m_report.insert(u"file_mb"_s, double(QFileInfo(m_path).size()) / 1e6);
        std::fputs(QJsonDocument(m_report).toJson(QJsonDocument::Compact).constData(), stdout);
        std::fputc('\n', stdout);
        QCoreApplication::exit(0);
    }

    QString m_path;
    int m_rows;
    int m_repeat;
    PhoneNumbers m_numbers;
    People m_people;
    SystemClock m_clock;
    std::mt19937 m_random{1};
    QElapsedTimer m_watch;
    QJsonObject m_report;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<JournalModel> m_model;
    std::function<void()> m_arrived;
    QVector<std::pair<QString, JournalFilter>> m_wishes;
    QMap<QString, QVector<double>> m_took;
};

} // namespace

int runJournal(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption rows(u"rows"_s, u"Calls in the journal."_s, u"N"_s, u"1000000"_s);
    const QCommandLineOption file(u"file"_s, u"Where it is kept for the next time."_s, u"FILE"_s);
    const QCommandLineOption repeat(u"repeat"_s, u"How often each thing is measured."_s, u"N"_s, u"20"_s);
    parser.addOptions({rows, file, repeat});
    parser.process(application);
    const int count = parser.value(rows).toInt();
    const int times = parser.value(repeat).toInt();
    if (count < 1 || times < 1) {
        std::fputs("balie-bench: --rows and --repeat are numbers from 1\n", stderr);
        return 2;
    }
    QTemporaryDir folder;
    JournalBench bench(
        parser.isSet(file) ? parser.value(file) : folder.filePath(u"journal.sqlite"_s), count, times);
    QMetaObject::invokeMethod(&bench, &JournalBench::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace balie::bench
