#include "cti/simulator/csta/CstaSession.h"

#include "cti/simulator/csta/Services.h"

#include <algorithm>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr qsizetype invokeDigits = 4;
constexpr int lastInvokeId = 9998;

/// 1 to 9998, or 0 when the first four bytes are no invoke id that a request may have.
int invokeOf(const QByteArray &message)
{
    if (message.size() <= invokeDigits)
        return 0;
    const auto digits = QByteArrayView(message).first(invokeDigits);
    if (!std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }))
        return 0;
    const int invoke = digits.toInt();
    return invoke <= lastInvokeId ? invoke : 0;
}

QByteArray withInvoke(int invoke, const QByteArray &document)
{
    return QByteArray::number(invoke).rightJustified(invokeDigits, '0') + document;
}

/// What answers one of our own requests. Nothing in it changes anything.
bool isResponse(const QString &root)
{
    return root.endsWith("Response"_L1) || root == "CSTAErrorCode"_L1;
}

QByteArrayView statusWord(SystemStatusValue status)
{
    switch (status) {
    case SystemStatusValue::Disabled:
        return "disabled";
    case SystemStatusValue::PartiallyDisabled:
        return "partiallyDisabled";
    case SystemStatusValue::Enabled:
        return "enabled";
    case SystemStatusValue::Initializing:
        return "initializing";
    case SystemStatusValue::MessagesLost:
        return "messagesLost";
    case SystemStatusValue::Normal:
        return "normal";
    case SystemStatusValue::OverloadImminent:
        return "overloadImminent";
    case SystemStatusValue::OverloadReached:
        return "overloadReached";
    case SystemStatusValue::OverloadRelieved:
        return "overloadRelieved";
    }
    return {};
}

} // namespace

CstaSession::CstaSession(CstaFace &face, SessionOutput output, qsizetype maxDocument)
    : m_face(face)
    , m_output(std::move(output))
    , m_maxDocument(maxDocument)
    , m_dialect(Dialect::of(face.options(), face.options().editions.front()))
    , m_edition(face.options().edition.value_or(Edition::Premium))
    , m_flush(face.clock().makeTimer([this] { flush(); }))
    , m_expiry(face.clock().makeTimer([this] { terminate(SessionEnd::TimerExpired); }))
    , m_heartbeat(face.clock().makeTimer([this] { heartbeat(); }))
{
}

CstaSession::~CstaSession()
{
    *m_alive = false;
    endSession();
    m_face.forget(this);
}

void CstaSession::start()
{
    if (m_face.options().session == SessionKind::SystemRegister)
        sendSystemStatus();
    if (m_face.options().heartbeat.count() > 0)
        m_heartbeat->start(m_face.options().heartbeat);
}

void CstaSession::receive(const QByteArray &message)
{
    if (m_dropped)
        return;
    if (message.size() > maxMessage) {
        ++m_face.count().oversize;
        drop();
        return;
    }
    const int invoke = invokeOf(message);
    if (invoke == 0) {
        // Nothing to answer it with.
        ++m_face.count().badInvoke;
        return;
    }
    const auto request = readXml(QByteArrayView(message).sliced(invokeDigits));
    if (!request) {
        ++(request.error() == XmlFault::Doctype ? m_face.count().doctype : m_face.count().notXml);
        ++m_face.count().errorsSent;
        post(withInvoke(invoke, CstaError::operation("generic").document(m_dialect)));
        return;
    }
    if (isResponse(request->name)) {
        m_unansweredStatus.erase(invoke);
        return;
    }
    handle(invoke, *request);
}

void CstaSession::handle(int invoke, const XmlElement &request)
{
    const auto mark = std::ptrdiff_t(m_outbox.size());
    std::vector<QByteArray> followUps;
    QByteArray document;
    if (const auto sessionAnswer = answerSessionService(request)) {
        document = *sessionAnswer;
    } else {
        Reply reply = answer(request);
        if (reply) {
            ++m_face.count().requests;
            document = std::move(reply->document);
            followUps = std::move(reply->followUps);
        } else {
            ++m_face.count().errorsSent;
            document = reply.error().document(m_dialect);
        }
    }
    if (document.size() > m_maxDocument) {
        ++m_face.count().errorsSent;
        document
            = CstaError{"systemResourceAvailibility", "resourceLimitExceeded"}.document(m_dialect);
        followUps.clear();
    }
    const bool first = m_face.options().responses == ResponseOrder::BeforeEvents;
    m_outbox.insert(first ? m_outbox.begin() + mark : m_outbox.end(), withInvoke(invoke, document));
    armFlush();
    for (const QByteArray &followUp : followUps)
        this->request(followUp);
}

Reply CstaSession::answer(const XmlElement &request)
{
    if (!request.namespaceUri.isEmpty() && editionOfNamespace(request.namespaceUri) == 0) {
        ++m_face.count().unknownService;
        return unexpected(CstaError::operation("serviceNotSupported"));
    }
    if (const auto fault = checkRequestShape(request, m_dialect)) {
        count(*fault);
        return unexpected(CstaError::of(*fault));
    }
    if (request.name == "SystemStatus"_L1) {
        XmlWriter out(m_dialect.naming, 200);
        out.root("SystemStatusResponse", m_dialect.namespaceUri());
        return Answer(out.take());
    }
    if (request.name == "RequestSystemStatus"_L1) {
        XmlWriter out(m_dialect.naming, 200);
        out.root("RequestSystemStatusResponse", m_dialect.namespaceUri());
        out.leaf("systemStatus", statusWord(m_face.systemStatus()));
        return Answer(out.take());
    }
    if (request.name == "SystemRegister"_L1)
        return systemRegister();
    if (!m_live)
        return unexpected(CstaError{"security", "generic"});

    const ServiceCall call{m_face, *this, request};
    for (const auto service : {callService, deviceService, monitorService, privateService}) {
        if (auto reply = service(call))
            return std::move(*reply);
    }
    ++m_face.count().unknownService;
    return unexpected(CstaError::operation("serviceNotSupported"));
}

void CstaSession::count(ShapeFault fault)
{
    FaceCounters &counters = m_face.count();
    switch (fault) {
    case ShapeFault::UnknownService:
        ++counters.unknownService;
        return;
    case ShapeFault::MissingMandatory:
        ++counters.missingMandatory;
        return;
    case ShapeFault::OutOfOrder:
        ++counters.outOfOrder;
        return;
    case ShapeFault::UnknownElement:
        ++counters.unknownElement;
        return;
    }
}

Reply CstaSession::systemRegister()
{
    if (m_face.options().session == SessionKind::SystemRegister && !m_live)
        goLive(nullptr);
    XmlWriter out(m_dialect.naming, 200);
    out.root("SystemRegisterResponse", m_dialect.namespaceUri());
    out.leaf("sysStatRegisterID", "1");
    return Answer(out.take());
}

std::optional<int> CstaSession::watchLimit() const
{
    switch (m_edition) {
    case Edition::Instap:
        return 8;
    case Edition::Standaard:
        return 30;
    case Edition::Premium:
        return std::nullopt;
    }
    return std::nullopt;
}

void CstaSession::goLive(const Account *account)
{
    m_live = true;
    if (!account)
        return;
    m_user = account->user;
    m_device = account->device;
    m_edition = m_face.options().edition.value_or(account->edition);
    m_face.pbx().setControlled(m_device, true);
}

void CstaSession::endSession()
{
    if (!m_live)
        return;
    m_live = false;
    m_expiry->stop();
    m_face.monitors().removeAll(this);
    if (!m_device.empty())
        m_face.pbx().setControlled(m_device, false);
    m_user.clear();
    m_device = {};
}

void CstaSession::terminate(SessionEnd why)
{
    if (!m_live)
        return;
    XmlWriter out(m_dialect.naming, 300);
    out.root("ApplicationSessionTerminated", sessionNamespace);
    out.leaf("sessionID", m_sessionId);
    out.open("sessionTermReason");
    switch (why) {
    case SessionEnd::TakenOver:
        out.leaf("serverTermReason", "takenOver");
        break;
    case SessionEnd::TimerExpired:
        out.leaf("definedTermReason", "sessionTimerExpired");
        break;
    case SessionEnd::ResourceLimitation:
        out.leaf("definedTermReason", "resourceLimitation");
        break;
    }
    endSession();
    request(out.take());
}

void CstaSession::post(QByteArray message)
{
    m_outbox.push_back(std::move(message));
    armFlush();
}

void CstaSession::armFlush()
{
    if (!m_flush->isActive())
        m_flush->start(milliseconds(0));
}

void CstaSession::request(const QByteArray &document)
{
    post(withInvoke(nextInvoke(), document));
}

int CstaSession::nextInvoke()
{
    m_lastInvoke = m_lastInvoke >= lastInvokeId ? 1 : m_lastInvoke + 1;
    return m_lastInvoke;
}

void CstaSession::sendSystemStatus()
{
    XmlWriter out(m_dialect.naming, 250);
    out.root("SystemStatus", m_dialect.namespaceUri());
    out.leaf("systemStatus", statusWord(m_face.systemStatus()));
    request(out.take());
    m_unansweredStatus.insert(m_lastInvoke);
}

void CstaSession::heartbeat()
{
    if (m_unansweredStatus.size() >= 2) {
        drop();
        return;
    }
    sendSystemStatus();
    m_heartbeat->start(m_face.options().heartbeat);
}

void CstaSession::sendMonitorStop(const QByteArray &crossRef)
{
    XmlWriter out(m_dialect.naming, 250);
    out.root("MonitorStop", m_dialect.namespaceUri());
    out.leaf("monitorCrossRefID", crossRef);
    request(out.take());
}

void CstaSession::sendPrivateEvent(const std::function<void(XmlWriter &)> &content)
{
    if (!m_live || !m_dialect.privateData)
        return;
    XmlWriter out(m_dialect.naming, 350);
    out.root("PrivateEvent", m_dialect.namespaceUri());
    // Neither belongs to a monitor, but the standard wants one; a client that has none gets none.
    if (const QByteArray crossRef = m_face.monitors().anyOf(this); !crossRef.isEmpty())
        out.leaf("monitorCrossRefID", crossRef);
    out.open("privateData");
    out.open("private");
    content(out);
    post("9999" + out.take());
}

void CstaSession::sendDevicesChanged()
{
    sendPrivateEvent([](XmlWriter &out) { out.emptyPrivate("DevicesChanged", {}, true); });
}

void CstaSession::sendWatchListChanged(qint64 revision)
{
    sendPrivateEvent([revision](XmlWriter &out) {
        out.emptyPrivate("WatchListChanged", {{"revision", std::to_string(revision)}}, true);
    });
}

void CstaSession::drop()
{
    m_dropped = true;
    m_outbox.clear();
    endSession();
    m_flush->start(milliseconds(0));
}

void CstaSession::flush()
{
    // The carrier may delete this session in any of these calls.
    const auto alive = m_alive;
    if (m_dropped) {
        const auto close = m_output.close;
        close();
        return;
    }
    const auto send = m_output.send;
    for (const QByteArray &message : std::exchange(m_outbox, {})) {
        send(message);
        if (!*alive)
            return;
    }
}

} // namespace balie::sim
