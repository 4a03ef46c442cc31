#include "desk/cards/CallReports.h"

#include "desk/cards/ReportRules.h"
#include "desk/store/CardTable.h"

#include <QLocale>
#include <algorithm>
#include <utility>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using cti::CallThreadId;
using Health = crm::ConnectorHealth;

namespace {

constexpr auto keptSettled = 24h * 30; // longer than any call can come back

} // namespace

struct CallReports::Line {
    Backoff backoff;
    std::unique_ptr<Timer> again;
    QString key; ///< under way
    std::unique_ptr<crm::ConnectorTask> task;
    bool writesOnce = true; ///< of what is under way
    bool wasWell = false;
};

CallReports::CallReports(const CardDesk &cards, const JournalRecorder &recorder,
    crm::CardPort &port, Store &store, Clock &clock, Backoff::Random random, QObject *parent)
    : QObject(parent)
    , m_cards(cards)
    , m_recorder(recorder)
    , m_port(port)
    , m_store(store)
    , m_clock(clock)
    , m_random(std::move(random))
    , m_loadAgain(clock.makeTimer([this] { load(); }))
{
    connect(&recorder, &JournalRecorder::recorded, this, &CallReports::recorded);
    connect(&cards, &CardDesk::changed, this, &CallReports::refresh);
    connect(&cards, &CardDesk::gone, this, [this](CallThreadId thread) { m_over.remove(thread); });
    connect(&cards, &CardDesk::merged, this, [this](CallThreadId lost, CallThreadId into) {
        const auto entry = m_over.constFind(lost);
        if (entry == m_over.cend())
            return;
        if (!m_over.contains(into))
            m_over.insert(into, *entry);
        m_over.remove(lost);
    });
    connect(&port, &crm::CardPort::healthChanged, this, &CallReports::healthChanged);
    connect(&store, &Store::stateChanged, this, [this](const StoreState &state) {
        if (state.canRead())
            load();
    });
    load();
}

CallReports::~CallReports() = default;

void CallReports::load()
{
    if (m_loaded || std::exchange(m_loading, true))
        return;
    const qint64 before = m_clock.wallMs() - std::chrono::milliseconds(keptSettled).count();
    m_store.write<int>(this, [before](sqlite::Database &database) {
        return cards::removeSettledBefore(database, before);
    });
    m_store.read<QVector<QueuedReport>>(
        Lane::Notes, this, [](sqlite::Database &database) { return cards::reports(database); },
        [this](const Expected<QVector<QueuedReport>> &read) {
            m_loading = false;
            if (read)
                take(*read);
            else // the store itself says why not
                m_loadAgain->start(firstDelay);
        });
}

void CallReports::take(const QVector<QueuedReport> &stored)
{
    m_loaded = true;
    QVector<QueuedReport> waiting;
    bool isFormGone = false;
    for (const QueuedReport &report : stored) {
        const QString &key = report.report.key;
        // What was sent or settled meanwhile is newer than what was read.
        if (queued(key) || m_sending.contains(key) || m_settled.contains(key))
            continue;
        if (report.state == QueuedReport::State::Written
            || report.state == QueuedReport::State::Deleted)
            m_settled.insert(key);
        else
            waiting.append(report);
        isFormGone = withdraw(key) || isFormGone;
    }
    m_queue = waiting + m_queue;
    if (isFormGone)
        Q_EMIT formsChanged();
    if (!waiting.isEmpty())
        Q_EMIT queueChanged();
    proceed();
}

const ReportForm *CallReports::form(const QString &key) const
{
    const auto found = std::find_if(m_forms.cbegin(), m_forms.cend(),
        [&key](const ReportForm &form) { return form.report.key == key; });
    return found == m_forms.cend() ? nullptr : &*found;
}

QueuedReport *CallReports::queued(const QString &key)
{
    const auto found = std::find_if(m_queue.begin(), m_queue.end(),
        [&key](const QueuedReport &report) { return report.report.key == key; });
    return found == m_queue.end() ? nullptr : &*found;
}

std::optional<Health> CallReports::healthOf(const QString &connector) const
{
    const QVector<Health> systems = m_port.health();
    const auto found = std::find_if(systems.cbegin(), systems.cend(),
        [&connector](const Health &system) { return system.connector == connector; });
    return found == systems.cend() ? std::nullopt : std::optional(*found);
}

void CallReports::recorded(const QVector<JournalEntry> &entries, const QStringList &absorbed)
{
    bool isFormGone = false;
    for (const QString &key : absorbed)
        isFormGone = withdraw(key) || isFormGone;
    QVector<CallThreadId> over;
    for (const JournalEntry &entry : entries) {
        const CallThreadId thread = m_recorder.threadOf(entry.uuid);
        if (thread == CallThreadId::None)
            continue;
        if (entry.isOpen()) {
            m_over.remove(thread);
            isFormGone = withdraw(entry.uuid) || isFormGone;
        } else if (m_cards.find(thread)) {
            m_over.insert(thread, entry);
            over.append(thread);
        }
    }
    if (isFormGone)
        Q_EMIT formsChanged();
    for (const CallThreadId thread : std::as_const(over))
        refresh(thread);
}

bool CallReports::withdraw(const QString &key)
{
    return m_forms.removeIf([&key](const ReportForm &form) { return form.report.key == key; }) > 0;
}

/// The form for what is known now of a call that is over.
void CallReports::refresh(CallThreadId thread)
{
    const auto entry = m_over.constFind(thread);
    if (entry == m_over.cend())
        return;
    const QString key = entry->uuid;
    if (m_settled.contains(key) || m_sending.contains(key) || queued(key))
        return;
    const std::optional<ReportForm> made = formFor(*entry, thread);
    const auto shown = std::find_if(m_forms.begin(), m_forms.end(),
        [&key](const ReportForm &form) { return form.report.key == key; });
    const bool isNew = shown == m_forms.end();
    if (isNew ? !made : made && *made == *shown)
        return;
    if (!made)
        m_forms.erase(shown);
    else if (isNew)
        m_forms.prepend(*made);
    else
        *shown = *made;
    if (m_forms.size() > mostForms)
        m_forms.removeLast();
    Q_EMIT formsChanged();
    if (isNew)
        Q_EMIT offered(key);
}

/// That of the chosen one, else the same in another system.
std::optional<crm::ContactCard> CallReports::cardToWriteWith(const CallCards &cards) const
{
    const crm::FoundCard *found = cards.chosenCard();
    if (!found)
        return std::nullopt;
    QVector<crm::ContactCard> all{found->card};
    all += found->alsoIn;
    std::stable_partition(all.begin(), all.end(),
        [&cards](const crm::ContactCard &card) { return card.key == cards.chosen; });
    for (const crm::ContactCard &card : std::as_const(all)) {
        const auto system = healthOf(card.key.connector);
        if (system && system->capabilities.testFlag(crm::Capability::LogCall))
            return card;
    }
    return std::nullopt;
}

std::optional<ReportForm> CallReports::formFor(const JournalEntry &entry, CallThreadId thread) const
{
    const CallCards *cards = m_cards.find(thread);
    if (!cards || (entry.kind == JournalKind::Missed && entry.note.isEmpty()))
        return std::nullopt;
    const std::optional<crm::ContactCard> card = cardToWriteWith(*cards);
    if (!card)
        return std::nullopt;
    ReportForm form;
    form.thread = thread;
    form.card = *card;
    form.systemName = healthOf(card->key.connector)->name;
    crm::CallReport &report = form.report;
    report.key = entry.uuid;
    report.card = card->key;
    report.company = card->companyKey;
    report.direction = entry.direction == cti::Direction::Outgoing ? crm::CallDirection::Outgoing
                                                                   : crm::CallDirection::Incoming;
    report.outcome = outcomeOf(entry);
    report.number = cards->number.e164;
    report.name = card->name.isEmpty() ? card->company : card->name;
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(entry.startedMs);
    report.start = start.toOffsetFromUtc(start.offsetFromUtc());
    report.seconds
        = std::chrono::duration_cast<std::chrono::seconds>(entry.talking.value_or(0ms)).count();
    const QString who = report.name.isEmpty() ? cards->number.national : report.name;
    report.subject = (entry.kind == JournalKind::Missed        ? tr("Missed call from %1")
            : report.direction == crm::CallDirection::Outgoing ? tr("Call to %1")
                                                               : tr("Call from %1"))
                         .arg(who)
                         .simplified()
                         .left(longestSubject);
    report.text = entry.note;
    return form;
}

void CallReports::send(
    const QString &key, crm::CallOutcome outcome, const QString &subject, const QString &text)
{
    const ReportForm *offer = form(key);
    if (!offer || m_sending.contains(key))
        return;
    QueuedReport report;
    report.report = offer->report;
    report.report.outcome = outcome;
    const QString line = subject.simplified().left(longestSubject);
    if (!line.isEmpty())
        report.report.subject = line;
    report.report.text = text.trimmed().left(longestText);
    report.systemName = offer->systemName;
    report.numberKey = offer->report.number;
    report.sentMs = m_clock.wallMs();
    m_sending.insert(key);
    m_store.write<void>(
        this, [report](sqlite::Database &database) { return cards::saveReport(database, report); },
        [this, report](const Expected<void> &written) { stored(report, written); });
}

void CallReports::stored(const QueuedReport &report, const Expected<void> &written)
{
    const QString key = report.report.key;
    if (!m_sending.remove(key))
        return; // deleted for privacy meanwhile
    if (!written) {
        Q_EMIT failed(written.error());
        return;
    }
    m_queue.append(report);
    const bool isFormGone = withdraw(key);
    if (isFormGone)
        Q_EMIT formsChanged();
    Q_EMIT queueChanged();
    Q_EMIT sent(key);
    proceed();
}

void CallReports::dismiss(const QString &key)
{
    const ReportForm *offer = form(key);
    if (!offer || m_sending.contains(key))
        return;
    QueuedReport report;
    report.report = offer->report;
    report.state = QueuedReport::State::Deleted;
    report.sentMs = report.settledMs = m_clock.wallMs();
    m_settled.insert(key);
    withdraw(key);
    m_store.write<void>(
        this, [report](sqlite::Database &database) { return cards::saveReport(database, report); });
    Q_EMIT formsChanged();
}

CallReports::Line &CallReports::lineTo(const QString &connector)
{
    std::unique_ptr<Line> &line = m_lines[connector];
    if (!line) {
        line = std::make_unique<Line>(Line{Backoff(firstDelay, longestDelay, m_random), nullptr, {},
            nullptr, true, isWell(healthOf(connector))});
        line->again = m_clock.makeTimer([this] { proceed(); });
    }
    return *line;
}

void CallReports::healthChanged()
{
    for (const auto &[connector, line] : m_lines) {
        const bool well = isWell(healthOf(connector));
        if (well && !line->wasWell) {
            line->backoff.reset();
            line->again->stop();
        }
        line->wasWell = well;
    }
    proceed();
}

/// Begins what can be begun.
void CallReports::proceed()
{
    std::map<QString, QueuedReport *> next; // by connector
    for (QueuedReport &report : m_queue) {
        QueuedReport *&first = next[report.report.card.connector];
        if (report.state == QueuedReport::State::Waiting
            && (!first || report.attempts < first->attempts))
            first = &report;
    }
    bool isChanged = false;
    for (const auto &[connector, report] : next) {
        if (!report)
            continue;
        Line &line = lineTo(connector);
        if (!line.key.isEmpty() || line.again->isActive())
            continue;
        const std::optional<Health> system = healthOf(connector);
        if (canWrite(system)) {
            attempt(line, *report, system->capabilities.testFlag(crm::Capability::WritesOnce));
            continue;
        }
        const QString reason = whyNot(*report, system);
        for (QueuedReport &other : m_queue) {
            if (other.state != QueuedReport::State::Waiting
                || other.report.card.connector != connector || other.reason == reason)
                continue;
            other.reason = reason;
            isChanged = true;
        }
    }
    if (isChanged)
        Q_EMIT queueChanged();
}

QString CallReports::whyNot(
    const QueuedReport &report, const std::optional<Health> &system) const
{
    if (!system && m_setUp && !m_setUp->contains(report.report.card.connector))
        return tr("%1 was removed from the settings. Copy the report, or remove it.")
            .arg(report.systemName);
    if (!system)
        return tr("%1 is not set up, or switched off.").arg(report.systemName);
    return system->why.isEmpty() ? tr("%1 cannot take it now.").arg(report.systemName)
                                 : system->why;
}

void CallReports::setConnectors(const QStringList &connectors)
{
    m_setUp = connectors;
    proceed();
}

void CallReports::attempt(Line &line, const QueuedReport &report, bool writesOnce)
{
    line.key = report.report.key;
    line.writesOnce = writesOnce;
    if (writesOnce) {
        write(line, report.report);
        return;
    }
    // What is under way when the program is killed may have arrived: the store knows before.
    QueuedReport underWay = report;
    doubt(underWay);
    m_store.write<void>(
        this, [underWay](sqlite::Database &database) { return cards::updateReport(database, underWay); },
        [this, key = line.key, connector = report.report.card.connector](const Expected<void> &kept) {
            Line &here = lineTo(connector);
            QueuedReport *queuedReport = queued(key);
            if (here.key != key || !queuedReport)
                return; // removed meanwhile
            if (kept) {
                write(here, queuedReport->report);
                return;
            }
            here.key.clear();
            queuedReport->reason = kept.error().userText;
            here.again->start(longestDelay);
            Q_EMIT queueChanged();
        });
}

void CallReports::write(Line &line, const crm::CallReport &report)
{
    line.task = m_port.logCall(
        report, [this, connector = report.card.connector](Expected<crm::CallReceipt> receipt) {
            answered(connector, receipt);
        });
}

void CallReports::doubt(QueuedReport &report) const
{
    report.state = QueuedReport::State::Uncertain;
    report.reason = tr("No answer came while it was being written. Look in %1 whether it stands there.")
                        .arg(report.systemName);
}

void CallReports::standsThere(const QString &key)
{
    const QueuedReport *report = queued(key);
    if (!report || report->state != QueuedReport::State::Uncertain)
        return;
    QueuedReport there = *report;
    settle(there, QueuedReport::State::Written);
    m_settled.insert(key);
    m_queue.removeIf([&key](const QueuedReport &other) { return other.report.key == key; });
    update(there);
    Q_EMIT queueChanged();
}

void CallReports::answered(const QString &connector, const Expected<crm::CallReceipt> &answer)
{
    const Expected<crm::CallReceipt> receipt = answer; // it may go with the task
    Line &line = lineTo(connector);
    const QString key = std::exchange(line.key, {});
    line.task.reset();
    QueuedReport *report = queued(key);
    if (!report)
        return;
    ++report->attempts;
    if (!receipt && !line.writesOnce && mayHaveArrived(receipt.error().code)) {
        doubt(*report);
        update(*report);
        Q_EMIT queueChanged();
        proceed();
        return;
    }
    if (!receipt && isPassing(receipt.error().code)) {
        report->reason = receipt.error().userText;
        update(*report);
        const bool isSignIn = receipt.error().code == ErrorCode::BadCredentials;
        line.again->start(
            isSignIn ? longestDelay : std::max<Clock::Milliseconds>(1s, line.backoff.next()));
        Q_EMIT queueChanged();
        return;
    }
    line.backoff.reset();
    if (!receipt)
        report->reason = receipt.error().userText;
    settle(*report, receipt ? QueuedReport::State::Written : QueuedReport::State::Refused);
    const QueuedReport told = *report;
    if (receipt) {
        m_settled.insert(key);
        m_queue.removeIf([&key](const QueuedReport &other) { return other.report.key == key; });
    }
    Q_EMIT queueChanged();
    if (!receipt)
        Q_EMIT refused(told);
    proceed();
    // Told when it is certain never to be sent again.
    m_store.write<void>(
        this, [told](sqlite::Database &database) { return cards::updateReport(database, told); },
        [this, told, receipt](const Expected<void> &) {
            if (receipt)
                Q_EMIT written(told, *receipt);
        });
}

void CallReports::settle(QueuedReport &report, QueuedReport::State state)
{
    report.state = state;
    report.settledMs = m_clock.wallMs();
}

void CallReports::update(const QueuedReport &report)
{
    m_store.write<void>(this,
        [report](sqlite::Database &database) { return cards::updateReport(database, report); });
}

void CallReports::sendAgain(const QString &key)
{
    QueuedReport *report = queued(key);
    if (!report)
        return;
    Line &line = lineTo(report->report.card.connector);
    if (line.key == key)
        return; // under way
    report->state = QueuedReport::State::Waiting;
    report->reason.clear();
    report->attempts = 0; // so it is the next one
    report->settledMs = 0;
    update(*report);
    line.again->stop();
    Q_EMIT queueChanged();
    proceed();
}

void CallReports::remove(const QString &key)
{
    const QueuedReport *report = queued(key);
    if (!report)
        return;
    QueuedReport deleted = *report;
    settle(deleted, QueuedReport::State::Deleted);
    Line &line = lineTo(deleted.report.card.connector);
    if (line.key == key) {
        line.task.reset();
        line.key.clear();
    }
    m_settled.insert(key);
    m_queue.removeIf([&key](const QueuedReport &other) { return other.report.key == key; });
    update(deleted);
    Q_EMIT queueChanged();
    proceed();
}

QString CallReports::textOf(const QString &key) const
{
    const auto found = std::find_if(m_queue.cbegin(), m_queue.cend(),
        [&key](const QueuedReport &report) { return report.report.key == key; });
    if (found == m_queue.cend())
        return {};
    const crm::CallReport &report = found->report;
    QStringList lines{
        report.subject, QLocale().toString(report.start.toLocalTime(), QLocale::ShortFormat)};
    for (const QString &line : {report.name, report.number, report.text}) {
        if (!line.isEmpty())
            lines.append(line);
    }
    return lines.join(u'\n');
}

void CallReports::forget(const PrivacyScope &scope)
{
    const auto covers = [&scope](const crm::CallReport &report) {
        QueuedReport queuedReport;
        queuedReport.report = report;
        queuedReport.numberKey = report.number;
        return scope.covers(queuedReport);
    };
    for (auto entry = m_over.begin(); entry != m_over.end();)
        entry = scope.covers(*entry) ? m_over.erase(entry) : std::next(entry);
    for (const ReportForm &form : std::as_const(m_forms)) {
        if (covers(form.report))
            m_sending.remove(form.report.key);
    }
    const auto forms
        = m_forms.removeIf([&](const ReportForm &form) { return covers(form.report); });
    for (const QueuedReport &report : std::as_const(m_queue)) {
        Line &line = lineTo(report.report.card.connector);
        if (line.key == report.report.key && scope.covers(report)) {
            line.task.reset();
            line.key.clear();
        }
    }
    const auto reports
        = m_queue.removeIf([&](const QueuedReport &report) { return scope.covers(report); });
    if (forms > 0)
        Q_EMIT formsChanged();
    if (reports > 0)
        Q_EMIT queueChanged();
    proceed();
}

} // namespace balie::desk
