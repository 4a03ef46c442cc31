#include "crm-connectors/host/CardLookup.h"

#include <QCoreApplication>
#include <algorithm>

namespace balie::crm {

using State = SourceReport::State;

CardLookup::CardLookup(Clock &clock, CardMerge merge, FindHandlers handlers, Keep keep)
    : m_clock(clock)
    , m_began(clock.now())
    , m_merge(std::move(merge))
    , m_handlers(std::move(handlers))
    , m_keep(std::move(keep))
{
}

CardLookup::~CardLookup() = default;

SourceReport &CardLookup::addSource(const ConnectorPlace &place)
{
    m_sources.push_back({place.order(), nullptr});
    SourceReport report;
    report.connector = place.id();
    report.name = place.name();
    m_findings.sources << report;
    return m_findings.sources.last();
}

void CardLookup::addSkipped(const ConnectorPlace &place, const QString &why)
{
    SourceReport &report = addSource(place);
    report.state = State::Skipped;
    report.why = why;
}

void CardLookup::addRemembered(const ConnectorPlace &place, const LookupReply &reply)
{
    addSource(place);
    answered(m_findings.sources.size() - 1, reply, true);
}

void CardLookup::addAsked(const ConnectorPlace &place, std::shared_ptr<Inquiry> inquiry)
{
    addSource(place);
    inquiry->listen(weak_from_this(), m_findings.sources.size() - 1);
    m_sources.back().inquiry = std::move(inquiry);
}

void CardLookup::begin(Milliseconds deadline)
{
    m_turn = m_clock.makeTimer([this] {
        m_hasTold = true;
        tell();
    });
    m_turn->start(Milliseconds(0));
    m_deadline = m_clock.makeTimer([this] { passDeadline(); });
    m_deadline->start(deadline);
}

bool CardLookup::isWaiting(qsizetype source) const
{
    return m_handlers.found && m_findings.sources.at(source).state == State::Waiting;
}

void CardLookup::answered(qsizetype source, const LookupReply &reply, bool fromMemory)
{
    if (!isWaiting(source))
        return;
    SourceReport &report = m_findings.sources[source];
    report.state = reply.cards.isEmpty() ? State::Nothing : State::Found;
    report.fromMemory = fromMemory;
    m_findings.more |= reply.more;
    m_merge.add(m_sources[size_t(source)].order, reply.cards);
    settled(source);
}

void CardLookup::failed(qsizetype source, const Error &error, bool ranOut)
{
    if (!isWaiting(source))
        return;
    SourceReport &report = m_findings.sources[source];
    report.state = ranOut ? State::TooLate : State::Failed;
    if (!ranOut)
        report.why = error.userText;
    settled(source);
}

void CardLookup::settled(qsizetype source)
{
    SourceReport &report = m_findings.sources[source];
    if (!report.fromMemory)
        report.took = m_clock.now() - m_began;
    m_sources[size_t(source)].inquiry.reset();
    if (m_hasTold)
        tell();
}

void CardLookup::passDeadline()
{
    for (qsizetype i = 0; i < m_findings.sources.size(); ++i) {
        SourceReport &report = m_findings.sources[i];
        if (report.state != State::Waiting)
            continue;
        report.state = State::TooLate;
        report.took = m_clock.now() - m_began;
        const auto inquiry = std::move(m_sources[size_t(i)].inquiry);
        if (inquiry && m_keep)
            m_keep(inquiry);
    }
    tell();
}

void CardLookup::tell()
{
    m_merge.settle();
    m_findings.cards = m_merge.cards();
    m_findings.isComplete = std::none_of(m_findings.sources.cbegin(), m_findings.sources.cend(),
        [](const SourceReport &report) { return report.state == State::Waiting; });

    const auto self = shared_from_this(); // the handler may withdraw the question
    const auto found = m_handlers.found;
    const CardFindings findings = m_findings;
    if (findings.isComplete)
        withdraw();
    if (found)
        found(findings);
}

void CardLookup::end(const ConnectorPlace &place)
{
    if (!m_handlers.found)
        return;
    for (qsizetype i = 0; i < m_findings.sources.size(); ++i) {
        auto &inquiry = m_sources[size_t(i)].inquiry;
        if (!inquiry || !inquiry->isAt(place))
            continue;
        SourceReport &report = m_findings.sources[i];
        report.state = State::Skipped;
        report.why = QCoreApplication::translate(
            "ConnectorHost", "The settings of the customer systems were changed meanwhile.");
        inquiry.reset();
        m_hasTold = false;
        m_turn->start(Milliseconds(0));
    }
}

void CardLookup::withdraw()
{
    m_handlers.found = nullptr;
    m_keep = nullptr;
    // A timer that is just firing deletes itself safely; see Clock::makeTimer.
    m_turn.reset();
    m_deadline.reset();
    for (Source &source : m_sources)
        source.inquiry.reset();
}

} // namespace balie::crm
