#include "app/bench/ContactsBench.h"

#include "app/bench/Percentiles.h"
#include "app/bench/SyntheticContacts.h"
#include "desk/store/ContactFinder.h"
#include "desk/store/ContactRegion.h"
#include "desk/store/Schema.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <cstdio>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;
using namespace desk;
using sqlite::Database;

namespace {

constexpr std::uint32_t seed = 4'711;
constexpr int batch = 1'000;
constexpr int shown = 50;
constexpr int portion = 200; ///< of desk::ContactRereading

int complain(const QString &why)
{
    std::fprintf(stderr, "balie-bench: %s\n", qUtf8Printable(why));
    return 2;
}

class Run {
public:
    Run(Database &database, int count, int queries)
        : m_database(database)
        , m_count(count)
        , m_queries(queries)
    {
    }

    Expected<void> fill();
    /// Numbers read by the rules of another region, as after a change of it.
    Expected<void> readAgain(const QString &region);
    Expected<QJsonObject> measure();

private:
    template <typename Job> void time(const QString &name, int times, Job job);
    /// The first letters of a name as somebody types it who looks for a contact that is there.
    QString beginning(qsizetype letters);
    Contact sample();

    Database &m_database;
    const int m_count;
    const int m_queries;
    const PhoneNumbers m_numbers;
    std::mt19937 m_random{seed};
    QVector<Contact> m_samples;
    QJsonObject m_report;
    std::optional<Error> m_error;
};

Expected<void> Run::fill()
{
    const auto there = contacts::count(m_database);
    if (!there)
        return unexpected(there.error());
    if (*there >= m_count)
        return {};
    const auto source = contacts::addSource(m_database, {0, ContactSourceInfo::Kind::VCard, u"bench"_s, u"bench"_s, {}, {}});
    if (!source)
        return unexpected(source.error());
    const auto reading = contacts::beginReading(m_database, source->id);
    if (!reading)
        return unexpected(reading.error());
    SyntheticContacts people(seed);
    QElapsedTimer clock;
    qint64 lastHundredThousand = 0;
    clock.start();
    for (int made = 0; made < m_count;) {
        QVector<Contact> some;
        for (; some.size() < batch && made < m_count; ++made)
            some.append(people.next());
        const qint64 before = clock.elapsed();
        if (const auto put = contacts::put(m_database, source->id, *reading, some, m_numbers); !put)
            return unexpected(put.error());
        if (made > m_count - 100'000)
            lastHundredThousand += clock.elapsed() - before;
    }
    m_report[u"fill_s"_s] = double(clock.elapsed()) / 1000;
    m_report[u"last_100000_put_s"_s] = double(lastHundredThousand) / 1000;
    return {};
}

Expected<void> Run::readAgain(const QString &region)
{
    const PhoneNumbers numbers(region);
    QVector<double> portions;
    int changed = 0;
    QElapsedTimer clock;
    clock.start();
    for (bool isLast = false; !isLast;) {
        const qint64 before = clock.nsecsElapsed();
        const auto read = contacts::readNumbersAgain(m_database, numbers, portion);
        if (!read)
            return unexpected(read.error());
        portions.append(double(clock.nsecsElapsed() - before) / 1e6);
        changed += read->changed;
        isLast = read->isLast;
    }
    m_report[u"read_again_s"_s] = double(clock.elapsed()) / 1000;
    m_report[u"read_again_portion"_s] = spread(portions);
    m_report[u"read_again_changed"_s] = changed;
    return {};
}

template <typename Job>
void Run::time(const QString &name, int times, Job job)
{
    QVector<double> samples;
    for (int i = 0; i < times && !m_error; ++i) {
        auto prepared = job.prepare();
        QElapsedTimer clock;
        clock.start();
        const auto result = job.run(prepared);
        samples.append(double(clock.nsecsElapsed()) / 1e6);
        if (!result)
            m_error = result.error();
    }
    m_report[name] = spread(samples);
}

template <typename Prepare, typename Do>
struct Timed {
    Prepare prepare;
    Do run;
};
template <typename Prepare, typename Do>
Timed(Prepare, Do) -> Timed<Prepare, Do>;

Contact Run::sample()
{
    return m_samples[qsizetype(m_random() % std::size_t(m_samples.size()))];
}

QString Run::beginning(qsizetype letters)
{
    const Contact contact = sample();
    const QStringList fields{contact.familyName.section(u' ', -1), contact.givenName, contact.company};
    return fields[qsizetype(m_random() % 5) % 3].left(letters);
}

Expected<QJsonObject> Run::measure()
{
    SyntheticContacts people(seed);
    for (int i = 0; i < std::min(m_count, 50'000); ++i)
        m_samples.append(people.next());

    const auto find = [this](const QString &typed) { return contacts::find(m_database, m_numbers, typed, shown); };
    const auto more = [this](const QString &typed) { return contacts::findMore(m_database, typed, {}, shown); };
    const auto count = [this](const QString &typed) { return contacts::countMatches(m_database, m_numbers, typed); };
    for (int letters = 1; letters <= 4; ++letters) {
        const auto typed = [this, letters] { return beginning(letters); };
        time(u"find_%1_letters"_s.arg(letters), m_queries, Timed{typed, find});
        time(u"count_%1_letters"_s.arg(letters), m_queries / 20, Timed{typed, count});
    }
    const auto twoWords = [this] {
        const Contact contact = sample();
        return contact.givenName.left(1 + qsizetype(m_random() % 4)) + u' '
            + contact.familyName.section(u' ', -1).left(1 + qsizetype(m_random() % 4));
    };
    // Of two people: what is rarely or never found together.
    const auto strangers = [this] { return sample().givenName + u' ' + sample().familyName.section(u' ', -1); };
    const auto misspelt = [this] {
        QString word = sample().familyName.section(u' ', -1);
        if (word.size() > 3)
            std::swap(word[1], word[2]);
        return word;
    };
    const auto digits = [this] { return sample().numbers.front().text.left(3 + qsizetype(m_random() % 5)); };
    const auto caller = [this] { return m_numbers.read(sample().numbers.front().text).key(); };
    time(u"find_two_words"_s, m_queries, Timed{twoWords, find});
    time(u"find_two_words_of_two_people"_s, m_queries, Timed{strangers, find});
    time(u"find_digits"_s, m_queries, Timed{digits, find});
    time(u"find_more"_s, m_queries, Timed{misspelt, more});
    time(u"find_more_two_words"_s, m_queries / 4, Timed{[&] { return misspelt() + u' ' + sample().givenName; }, more});
    time(u"by_number"_s, m_queries,
        Timed{caller, [this](const QString &key) { return contacts::byNumber(m_database, key); }});
    if (m_error)
        return unexpected(*m_error);
    return m_report;
}

} // namespace

int runContacts(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"balie-bench contacts: searching a store full of contacts; prints one JSON object."_s);
    parser.addHelpOption();
    parser.addOption({u"count"_s, u"How many contacts."_s, u"N"_s, u"1000000"_s});
    parser.addOption({u"queries"_s, u"How many of each search."_s, u"N"_s, u"2000"_s});
    parser.addOption({u"file"_s, u"The store to use; filled if it is new, and kept."_s, u"FILE"_s});
    parser.addOption({u"region"_s, u"Reads all numbers again by the rules of this region first."_s, u"CODE"_s});
    parser.process(application);
    const int count = parser.value(u"count"_s).toInt();
    const int queries = parser.value(u"queries"_s).toInt();
    if (count < 1 || count > 10'000'000 || queries < 20 || queries > 1'000'000)
        return complain(u"--count takes 1 to 10000000, --queries 20 to 1000000"_s);

    const QTemporaryDir folder;
    const QString path = parser.isSet(u"file"_s) ? parser.value(u"file"_s) : folder.filePath(u"contacts.sqlite"_s);
    auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database)
        return complain(database.error().detail);
    if (const auto made = Schema::migrate(*database); !made)
        return complain(made.error().detail);
    Run run(*database, count, queries);
    if (const auto filled = run.fill(); !filled)
        return complain(filled.error().detail);
    if (parser.isSet(u"region"_s)) {
        if (const auto read = run.readAgain(parser.value(u"region"_s)); !read)
            return complain(read.error().detail);
    }
    // As the console's readers open it.
    auto reader = Database::open(path, Database::Mode::ReadOnly);
    if (!reader)
        return complain(reader.error().detail);
    *database = *std::move(reader);
    auto report = run.measure();
    if (!report)
        return complain(report.error().detail);
    report->insert(u"contacts"_s, count);
    report->insert(u"file_mb"_s, double(QFileInfo(path).size()) / 1e6);
    std::puts(QJsonDocument(*report).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace balie::bench
