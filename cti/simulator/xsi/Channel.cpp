#include "cti/simulator/xsi/Channel.h"

namespace balie::sim {

Channel::Channel(XsiContext &context, XsiExchange &exchange, Identity identity, Failed failed)
    : m_context(context)
    , m_exchange(&exchange)
    , m_identity(std::move(identity))
    , m_failed(std::move(failed))
    , m_expiry(context.clock.makeTimer([this] { fail(Failure::Expired); }))
    , m_heart(context.clock.makeTimer([this] { fail(Failure::NoHeartbeat); }))
    , m_patience(context.clock.makeTimer([this] { watchAcknowledgements(); }))
    , m_batch(context.clock.makeTimer([this] { flush(); }))
{
    heartbeat();
}

void Channel::fail(Failure failure)
{
    // Whoever hears of it may delete this channel.
    const Failed failed = m_failed;
    failed(*this, failure);
}

void Channel::expireIn(qint64 seconds)
{
    m_expires = seconds;
    if (seconds < 0)
        m_expiry->stop();
    else
        m_expiry->start(std::chrono::seconds(seconds));
}

void Channel::heartbeat()
{
    m_heart->start(m_context.options.eventTimeout);
}

void Channel::send(const QByteArray &document)
{
    if (m_context.faults.silent)
        return;
    m_outgoing += document;
    if (++m_documents >= m_context.faults.documentsPerChunk)
        flush();
    else
        m_batch->start(std::chrono::milliseconds(50));
}

void Channel::sendEvent(const QByteArray &eventId, const QByteArray &document)
{
    m_waiting.insert(eventId);
    m_deadlines.emplace_back(m_context.clock.now() + m_context.options.eventTimeout, eventId);
    ++m_context.counters.eventsSent;
    send(document);
    if (m_context.faults.duplicates)
        send(document);
    if (!m_patience->isActive())
        m_patience->start(m_context.options.eventTimeout);
}

void Channel::flush()
{
    m_batch->stop();
    m_documents = 0;
    const QByteArray bytes = std::exchange(m_outgoing, {});
    const qsizetype size
        = m_context.faults.chunkSize > 0 ? m_context.faults.chunkSize : bytes.size();
    for (qsizetype at = 0; at < bytes.size() && m_exchange; at += size)
        m_exchange->chunk(bytes.mid(at, size));
}

void Channel::watchAcknowledgements()
{
    while (!m_deadlines.empty() && !m_waiting.contains(m_deadlines.front().second))
        m_deadlines.pop_front();
    if (m_deadlines.empty())
        return;
    const Clock::Milliseconds left = m_deadlines.front().first - m_context.clock.now();
    if (left.count() <= 0)
        fail(Failure::NoAcknowledgement);
    else
        m_patience->start(left);
}

void Channel::end()
{
    flush();
    // Half open: the client still believes in it.
    if (m_exchange && !m_context.faults.silent)
        m_exchange->endStream();
    m_exchange = nullptr;
}

} // namespace balie::sim
