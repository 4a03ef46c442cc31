#include "app/bench/CardsBench.h"

#include "app/bench/Percentiles.h"

#include <QCommandLineParser>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int timesFromMemory = 10;
constexpr int deadLookUps = 3;

QString connectorId(int system)
{
    return u"bench%1"_s.arg(system);
}

} // namespace

Expected<CardsBenchOptions, QString> CardsBenchOptions::parse(const QStringList &arguments)
{
    CardsBenchOptions options;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"balie-bench cards: asks customer systems that take their time, side by side, and prints one JSON object."_s);
    const auto help = parser.addHelpOption();
    parser.addOption({u"systems"_s, u"Customer systems."_s, u"N"_s, u"8"_s});
    parser.addOption({u"slowest"_s, u"What the slowest takes for an answer."_s, u"MS"_s, u"400"_s});
    parser.addOption({u"numbers"_s, u"How many numbers are looked up."_s, u"N"_s, u"20"_s});
    if (!parser.parse(arguments))
        return unexpected(parser.errorText());
    if (parser.isSet(help)) {
        options.help = parser.helpText();
        return options;
    }
    const auto take = [&parser](const QString &name, int &value, int least, int most) {
        bool valid = false;
        value = parser.value(name).toInt(&valid);
        return valid && value >= least && value <= most;
    };
    // One of them dies under way.
    if (!take(u"systems"_s, options.systems, 2, 21) || !take(u"slowest"_s, options.slowest, 1, 1'400)
        || !take(u"numbers"_s, options.numbers, 1, 1'000))
        return unexpected(u"--systems takes 2 to 21, --slowest 1 to 1400, --numbers 1 to 1000"_s);
    return options;
}

CardsBench::CardsBench(CardsBenchOptions options)
    : m_options(std::move(options))
    , m_settings(m_folder.path())
{
    m_loop.watchThisThread();
    m_systemsThread.start();
}

CardsBench::~CardsBench()
{
    m_task.reset();
    m_connectors.reset();
    for (auto &system : m_systems)
        system.release()->deleteLater(); // on its thread
    m_systemsThread.quit();
    m_systemsThread.wait();
}

Expected<QUrl> CardsBench::startSystem(std::optional<std::chrono::milliseconds> takes)
{
    m_systems.push_back(std::make_unique<SlowCrm>(takes));
    SlowCrm *system = m_systems.back().get();
    system->moveToThread(&m_systemsThread);
    Expected<QUrl> address{QUrl()};
    const auto start = [system, &address] {
        if (const auto started = system->start())
            address = system->address();
        else
            address = unexpected(started.error());
    };
    QMetaObject::invokeMethod(system, start, Qt::BlockingQueuedConnection);
    return address;
}

void CardsBench::setUp(int system, const QUrl &address)
{
    crm::ConnectorEntry entry;
    entry.id = connectorId(system);
    entry.profile = u"demo"_s;
    entry.values.insert(u"url"_s, address.toString());
    if (const auto saved = m_connectors->save(entry, {{u"token"_s, u"none"_s}}); !saved)
        Q_EMIT failed(saved.error().detail);
}

void CardsBench::start()
{
    app::ConnectorFolders folders = app::ConnectorFolders::beside(m_folder.path());
    folders.ownProfiles = u":/balie/demo/connectors"_s;
    m_connectors = std::make_unique<app::Connectors>(m_settings, m_keychain, folders, PhoneNumbers());
    connect(&m_connectors->port(), &crm::CardPort::healthChanged, this, &CardsBench::goOn);
    m_connectors->start();
    for (int i = 0; i < m_options.systems; ++i) {
        const auto address = startSystem(std::chrono::milliseconds(m_options.slowest * (i + 1) / m_options.systems));
        if (!address)
            return Q_EMIT failed(address.error().detail);
        setUp(i, *address);
    }
}

void CardsBench::goOn()
{
    using State = crm::ConnectorHealth::State;
    const auto health = m_connectors->health();
    if (!m_isWaiting || health.size() != m_options.systems)
        return;
    // The dead one is new; and its question without any answer is given up some time after the look-up.
    if (health.constLast().state != (m_round == Round::Skipped ? State::Broken : State::Untried))
        return;
    m_isWaiting = false;
    if (m_round == Round::Live)
        m_loop.restart();
    next();
}

int CardsBench::lookUps() const
{
    switch (m_round) {
    case Round::Live: return m_options.numbers;
    case Round::Memory: return m_options.numbers * timesFromMemory;
    case Round::Dead: return 1;
    case Round::Skipped: return deadLookUps;
    case Round::Done: break;
    }
    return 0;
}

void CardsBench::next()
{
    // Numbers that nobody asked after, but in the round from memory.
    const int offset = m_round == Round::Dead ? 2'000 : m_round == Round::Skipped ? 3'000 : 0;
    const int number = offset + m_at % m_options.numbers;
    m_hasFirst = false;
    m_watch.start();
    m_task = m_connectors->port().findByNumber(PhoneNumbers().read(u"+3120765%1"_s.arg(number, 4, 10, QChar(u'0'))),
        {[this](const crm::CardFindings &findings) { found(findings); }});
}

void CardsBench::found(const crm::CardFindings &findings)
{
    const double took = double(m_watch.nsecsElapsed()) / 1e6;
    if (!findings.cards.isEmpty() && !std::exchange(m_hasFirst, true))
        m_first[m_round].append(took);
    if (!findings.isComplete)
        return;
    m_all[m_round].append(took);
    m_skipped = int(std::count_if(findings.sources.cbegin(), findings.sources.cend(),
        [](const crm::SourceReport &source) { return source.state == crm::SourceReport::State::Skipped; }));
    if (!m_hasFirst)
        return Q_EMIT failed(u"nobody was found"_s);
    ++m_at;
    // The task is not deleted within its own handler.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_task.reset();
            if (m_at < lookUps())
                next();
            else
                roundIsOver();
        },
        Qt::QueuedConnection);
}

void CardsBench::roundIsOver()
{
    m_at = 0;
    m_round = Round(int(m_round) + 1);
    if (m_round == Round::Done)
        return report();
    if (m_round == Round::Memory)
        return next();
    m_isWaiting = true;
    if (m_round == Round::Skipped)
        return goOn();
    // The last system is another one from now on, which does not answer.
    const auto address = startSystem(std::nullopt);
    if (!address)
        return Q_EMIT failed(address.error().detail);
    setUp(m_options.systems - 1, *address);
}

void CardsBench::report()
{
    QJsonObject report{{u"systems"_s, m_options.systems}, {u"slowest_takes_ms"_s, m_options.slowest}};
    report.insert(u"live_first_card"_s, spread(m_first[Round::Live]));
    report.insert(u"live_all"_s, spread(m_all[Round::Live]));
    report.insert(u"memory_first_card"_s, spread(m_first[Round::Memory]));
    report.insert(u"memory_all"_s, spread(m_all[Round::Memory]));
    report.insert(u"one_dead_first_card"_s, spread(m_first[Round::Dead]));
    report.insert(u"one_dead_all"_s, spread(m_all[Round::Dead]));
    report.insert(u"one_spared_all"_s, spread(m_all[Round::Skipped]));
    report.insert(u"spared"_s, m_skipped);
    report.insert(u"longest_turn_ms"_s, m_loop.longestTurnMs());
    Q_EMIT finished(report);
}

} // namespace balie::bench
