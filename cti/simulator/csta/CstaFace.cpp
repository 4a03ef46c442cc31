#include "cti/simulator/csta/CstaFace.h"

#include "cti/simulator/csta/CstaSession.h"
#include "cti/simulator/csta/EventText.h"

#include <algorithm>

namespace balie::sim {

CstaFace::CstaFace(Pbx &pbx, Clock &clock, FaceOptions options)
    : m_pbx(pbx)
    , m_clock(clock)
    , m_options(std::move(options))
{
    m_pbx.listen([this](const std::vector<Event> &events) { deliver(events); });
}

CstaFace::~CstaFace() = default;

std::unique_ptr<CstaSession> CstaFace::connect(SessionOutput output, qsizetype maxDocument)
{
    auto session = std::make_unique<CstaSession>(*this, std::move(output), maxDocument);
    m_sessions.push_back(session.get());
    session->start();
    return session;
}

void CstaFace::forget(CstaSession *session)
{
    m_monitors.removeAll(session);
    std::erase(m_sessions, session);
}

int CstaFace::sessionCount() const
{
    return int(std::ranges::count_if(
        m_sessions, [](const CstaSession *session) { return session->isLive(); }));
}

QByteArray CstaFace::nextSessionId()
{
    return "balie-" + QByteArray::number(++m_lastSession);
}

void CstaFace::takeOver(const std::string &user, const CstaSession *by)
{
    for (CstaSession *session : m_sessions) {
        if (session != by && session->isLive() && session->user() == user)
            session->terminate(SessionEnd::TakenOver);
    }
}

void CstaFace::setSystemStatus(SystemStatusValue status)
{
    m_status = status;
    for (CstaSession *session : m_sessions)
        session->sendSystemStatus();
}

void CstaFace::endMonitors(const DeviceId &device)
{
    const std::vector<Monitor> ended = m_monitors.of(device);
    for (const Monitor &monitor : ended) {
        m_monitors.remove(monitor.session, monitor.crossRef);
        monitor.session->sendMonitorStop(monitor.crossRef);
    }
}

void CstaFace::announceDevicesChanged()
{
    for (CstaSession *session : m_sessions)
        session->sendDevicesChanged();
}

void CstaFace::assignWatchList(
    const std::string &user, std::vector<DeviceId> devices, bool readOnly)
{
    const qint64 revision = m_watchLists.assign(user, std::move(devices), readOnly);
    for (CstaSession *session : m_sessions) {
        if (session->user() == user)
            session->sendWatchListChanged(revision);
    }
}

void CstaFace::dropLinks()
{
    const auto sessions = m_sessions;
    for (CstaSession *session : sessions)
        session->drop();
}

void CstaFace::deliver(const std::vector<Event> &events)
{
    std::vector<EventText> texts; // one for each dialect in use, as a rule one
    for (const Event &event : events) {
        m_linkage.note(event);
        texts.clear();
        for (const View &view : event.views) {
            for (const Monitor &monitor : m_monitors.of(view.device)) {
                if (monitor.filter.suppresses(event.type))
                    continue;
                const Dialect &dialect = monitor.session->dialect();
                auto text = std::ranges::find(texts, dialect, &EventText::dialect);
                if (text == texts.end())
                    text = texts.emplace(texts.end(), event, dialect, m_pbx.engine(), m_linkage);
                monitor.session->post(text->copyFor(monitor.crossRef, view.local));
                ++m_counters.eventsSent;
            }
        }
    }
    m_linkage.forgetEnded(events, m_pbx.engine());
}

} // namespace balie::sim
