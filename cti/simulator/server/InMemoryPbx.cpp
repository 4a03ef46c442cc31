#include "cti/simulator/server/InMemoryPbx.h"

#include "cti/simulator/csta/CstaSession.h"
#include "cti/simulator/server/J2Framer.h"

namespace balie::sim {

namespace {

class SessionLink final : public MemoryLink {
public:
    SessionLink(Clock &clock, CstaFace &face, Framing framing, MemoryLinkEvents events)
        : m_framing(framing)
        , m_events(std::move(events))
        , m_opening(clock.makeTimer([this, &face] { begin(face); }))
    {
        m_opening->start(std::chrono::milliseconds(0));
    }

    void send(const QByteArray &bytes) override
    {
        if (!m_session)
            return;
        if (m_framing == Framing::Text) {
            m_session->receive(bytes);
            return;
        }
        m_framer.append(bytes);
        while (const auto message = m_framer.next())
            m_session->receive(*message);
        if (m_framer.isBroken())
            m_session->drop();
    }

    void close() override
    {
        m_opening->stop();
        m_session.reset();
    }

private:
    void begin(CstaFace &face)
    {
        m_session = face.connect(
            {[this](const QByteArray &message) { deliver(message); }, [this] { serverClosed(); }},
            m_framing == Framing::Text ? CstaSession::maxMessage : j2::maxDocument);
        if (const auto opened = m_events.opened)
            opened();
    }

    void deliver(const QByteArray &message)
    {
        const auto received = m_events.received;
        if (!received)
            return;
        if (m_framing == Framing::Text)
            received(message);
        else if (const auto frame = j2::frame(message))
            received(*frame);
    }

    void serverClosed()
    {
        m_session.reset();
        if (const auto closed = m_events.closed)
            closed();
    }

    Framing m_framing;
    MemoryLinkEvents m_events;
    J2Framer m_framer;
    std::unique_ptr<CstaSession> m_session;
    std::unique_ptr<Timer> m_opening;
};

} // namespace

InMemoryPbx::InMemoryPbx(Clock &clock, PbxConfig config, StampSource stamp)
    : m_clock(clock)
    , m_pbx(clock, std::move(config.office), config.speed, std::move(stamp))
    , m_face(m_pbx, clock, std::move(config.face))
    , m_xsi(m_pbx, clock, std::move(config.xsi))
{
}

InMemoryPbx::~InMemoryPbx() = default;

std::unique_ptr<MemoryLink> InMemoryPbx::open(Framing framing, MemoryLinkEvents events)
{
    return std::make_unique<SessionLink>(m_clock, m_face, framing, std::move(events));
}

MemoryDialer InMemoryPbx::dialer()
{
    return [this](Framing framing, MemoryLinkEvents events) {
        return open(framing, std::move(events));
    };
}

void InMemoryPbx::restart()
{
    m_face.dropLinks();
    m_xsi.restart();
    m_pbx.clearAllCalls();
}

} // namespace balie::sim
