#include "tests/faults/Tap.h"

namespace balie::test {

class Tap::Link final : public sim::MemoryLink {
public:
    Link(Tap &tap, sim::Framing framing, sim::MemoryLinkEvents events)
        : m_tap(tap)
        , m_received(events.received)
    {
        m_tap.m_link = this;
        events.received = [this](const QByteArray &bytes) {
            if (!m_tap.loses || !m_tap.loses(bytes))
                say(bytes);
        };
        m_inner = tap.m_inner(framing, std::move(events));
    }
    ~Link() override
    {
        if (m_tap.m_link == this)
            m_tap.m_link = nullptr;
    }
    void say(const QByteArray &bytes)
    {
        const auto received = m_received; // the listener may delete this link
        received(bytes);
    }
    void send(const QByteArray &bytes) override { m_inner->send(bytes); }
    void close() override { m_inner->close(); }

private:
    Tap &m_tap;
    std::function<void(const QByteArray &)> m_received;
    std::unique_ptr<sim::MemoryLink> m_inner;
};

sim::MemoryDialer Tap::dialer()
{
    return [this](sim::Framing framing,
               sim::MemoryLinkEvents events) -> std::unique_ptr<sim::MemoryLink> {
        return std::make_unique<Link>(*this, framing, std::move(events));
    };
}

bool Tap::inject(const QByteArray &bytes)
{
    if (!m_link)
        return false;
    m_link->say(bytes);
    return true;
}

} // namespace balie::test
