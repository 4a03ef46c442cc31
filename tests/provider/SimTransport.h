#pragma once

#include "cti/simulator/server/MemoryLink.h"
#include "cti/transport/Transport.h"

namespace balie::test {

/// Carries the client to an in-memory PBX (or to the faults in front of it) as if over a wire.
class SimTransport final : public cti::Transport {
    Q_OBJECT

public:
    SimTransport(sim::MemoryDialer dialer, sim::Framing framing)
        : m_dialer(std::move(dialer))
        , m_framing(framing)
    {
    }

    void open(const cti::Endpoint &) override
    {
        m_link = m_dialer(m_framing,
            {[this] {
                 m_open = true;
                 Q_EMIT opened();
             },
                [this](const QByteArray &data) {
                    Q_EMIT heard();
                    if (m_link)
                        Q_EMIT received(data, sends());
                },
                [this] {
                    m_open = false;
                    Q_EMIT closed({ErrorCode::LinkLost, QStringLiteral("lost"),
                        QStringLiteral("memory link closed")});
                }});
    }
    void send(const QByteArray &data) override
    {
        if (m_open && m_link)
            m_link->send(data);
    }
    Form sends() const override
    {
        return m_framing == sim::Framing::Text ? Form::Text : Form::Bytes;
    }
    bool ping() override { return false; }
    void close() override
    {
        if (m_link)
            m_link->close();
        abort();
    }
    void abort() override
    {
        m_open = false;
        m_link.reset();
    }

private:
    sim::MemoryDialer m_dialer;
    sim::Framing m_framing;
    std::unique_ptr<sim::MemoryLink> m_link;
    bool m_open = false;
};

} // namespace balie::test
