#include "cti/provider/csta/RequestTable.h"

#include "cti/csta/Framing.h"
#include "cti/provider/ProviderErrors.h"
#include "cti/provider/csta/CstaErrors.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct PbxAnswer {
    Q_DECLARE_TR_FUNCTIONS(PbxAnswer)
};

} // namespace

RequestTable::RequestTable(Clock &clock, Send send)
    : m_clock(clock)
    , m_send(std::move(send))
    , m_deadline(clock.makeTimer([this] { expire(); }))
    , m_pace(clock.makeTimer([this] { pump(); }))
{
}

RequestTable::~RequestTable()
{
    close(linkLostError());
}

void RequestTable::setLimits(int outstanding, int perSecond)
{
    m_window = std::max(1, outstanding);
    m_perSecond = std::max(0, perSecond);
}

void RequestTable::open()
{
    m_open = true;
    m_givenUp.clear();
    m_nextSend = m_clock.now();
}

void RequestTable::close(const Error &error)
{
    m_open = false;
    m_deadline->stop();
    m_pace->stop();
    const auto outstanding = std::exchange(m_outstanding, {});
    const auto commands = std::exchange(m_commands, {});
    const auto syncs = std::exchange(m_syncs, {});
    for (const Entry &entry : outstanding)
        entry.done(unexpected(Error(error)));
    for (const Entry &entry : commands)
        entry.done(unexpected(Error(error)));
    for (const Entry &entry : syncs)
        entry.done(unexpected(Error(error)));
}

void RequestTable::submit(
    csta::Request request, Priority priority, Done done, std::chrono::milliseconds deadline)
{
    if (!m_open) {
        done(unexpected(linkLostError()));
        return;
    }
    Entry entry{std::move(request), std::move(done), deadline};
    if (priority == Priority::Command) {
        entry.expires = m_clock.now() + deadline;
        armDeadline(entry.expires);
        m_commands.push_back(std::move(entry));
    } else {
        m_syncs.push_back(std::move(entry));
    }
    pump();
}

void RequestTable::pump()
{
    if (std::exchange(m_pumping, true))
        return;
    while (m_open && (!m_commands.empty() || !m_syncs.empty()) && m_outstanding.size() < m_window) {
        if (m_perSecond > 0 && m_clock.now() < m_nextSend) {
            m_pace->start(m_nextSend - m_clock.now());
            break;
        }
        if (m_perSecond > 0)
            m_nextSend = m_clock.now() + Clock::Milliseconds(1000 / m_perSecond);
        auto &queue = m_commands.empty() ? m_syncs : m_commands;
        Entry entry = std::move(queue.front());
        queue.pop_front();
        sendEntry(std::move(entry));
    }
    m_pumping = false;
}

void RequestTable::sendNow(const csta::Request &request)
{
    if (!m_open)
        return;
    const int id = nextId();
    m_givenUp.insert(id);
    ++m_sent;
    (void)m_send(id, request);
}

void RequestTable::sendEntry(Entry entry)
{
    if (entry.expires == 0ms) {
        entry.expires = m_clock.now() + entry.deadline;
        armDeadline(entry.expires);
    }
    const int id = nextId();
    entry.sentAt = m_clock.now();
    // Entered before it is sent: a PBX in the same process may answer at once.
    const auto row = m_outstanding.insert(id, entry);
    ++m_sent;
    const csta::Request request = row->request;
    if (const Expected<void> sent = m_send(id, request); !sent) {
        const auto failed = m_outstanding.find(id);
        if (failed == m_outstanding.end())
            return;
        const Done done = failed->done;
        m_outstanding.erase(failed);
        done(unexpected(Error(sent.error())));
    }
}

int RequestTable::nextId()
{
    do {
        m_lastId = m_lastId >= csta::LastInvokeId ? 1 : m_lastId + 1;
    } while (m_outstanding.contains(m_lastId) || m_givenUp.contains(m_lastId));
    return m_lastId;
}

std::optional<Clock::Milliseconds> RequestTable::sentAt(int invokeId) const
{
    const auto row = m_outstanding.constFind(invokeId);
    return row == m_outstanding.cend() ? std::nullopt : std::optional(row->sentAt);
}

RequestTable::Match RequestTable::answer(int invokeId, const csta::Message &message)
{
    const auto row = m_outstanding.find(invokeId);
    if (row == m_outstanding.end())
        return m_givenUp.remove(invokeId) ? Match::Late : Match::Unknown;
    const Done done = std::move(row->done);
    m_outstanding.erase(row);
    if (m_outstanding.isEmpty() && m_commands.empty())
        m_deadline->stop(); // an idle link is not woken for nothing
    done(message);
    pump();
    return Match::Answered;
}

void RequestTable::armDeadline(Clock::Milliseconds at)
{
    if (m_deadline->isActive() && m_armedFor <= at)
        return;
    m_armedFor = at;
    m_deadline->start(at - m_clock.now());
}

void RequestTable::expire()
{
    const auto now = m_clock.now();
    std::vector<Done> expired;
    for (auto row = m_outstanding.begin(); row != m_outstanding.end();) {
        if (row->expires > now) {
            ++row;
            continue;
        }
        expired.push_back(std::move(row->done));
        // An id is not given out again while its late answer could be taken for another's.
        if (m_givenUp.size() > csta::LastInvokeId / 2)
            m_givenUp.clear();
        m_givenUp.insert(row.key());
        row = m_outstanding.erase(row);
    }
    std::erase_if(m_commands, [&](Entry &entry) {
        if (entry.expires > now)
            return false;
        expired.push_back(std::move(entry.done));
        return true;
    });
    std::optional<Clock::Milliseconds> next;
    for (const Entry &entry : std::as_const(m_outstanding))
        next = next ? std::min(*next, entry.expires) : entry.expires;
    for (const Entry &entry : m_commands)
        next = next ? std::min(*next, entry.expires) : entry.expires;
    if (next)
        armDeadline(*next);
    for (const Done &done : expired) {
        done(unexpected(Error{ErrorCode::Timeout,
            PbxAnswer::tr("The telephone system did not answer in time."), u"deadline"_s}));
    }
    pump();
}

} // namespace balie::cti
