#include "cti/transport/MemoryTransport.h"

#include <utility>

namespace balie::cti {

MemoryTransport::MemoryTransport(Form form, QObject *parent)
    : Transport(parent)
    , m_form(form)
{
}

MemoryTransport::~MemoryTransport()
{
    abort();
}

void MemoryTransport::acceptOpen()
{
    if (m_over || std::exchange(m_open, true))
        return;
    Q_EMIT opened();
}

void MemoryTransport::deliver(const QByteArray &data, Form form)
{
    if (!m_open)
        return;
    Q_EMIT heard();
    // Whoever heard it may have hung up.
    if (m_open)
        Q_EMIT received(data, form);
}

void MemoryTransport::pong()
{
    if (m_open)
        Q_EMIT heard();
}

void MemoryTransport::drop(const Error &error)
{
    m_open = false;
    if (!std::exchange(m_over, true))
        Q_EMIT closed(error);
}

void MemoryTransport::open(const Endpoint &endpoint)
{
    if (onOpen)
        onOpen(endpoint);
}

void MemoryTransport::send(const QByteArray &data)
{
    if (m_open && onSent)
        onSent(data);
}

bool MemoryTransport::ping()
{
    if (m_form == Form::Bytes)
        return false;
    if (m_open && onPing)
        onPing();
    return true;
}

void MemoryTransport::close()
{
    abort();
}

void MemoryTransport::abort()
{
    m_open = false;
    if (!std::exchange(m_over, true) && onClosed)
        onClosed();
}

} // namespace balie::cti
