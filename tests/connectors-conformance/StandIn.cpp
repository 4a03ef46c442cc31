#include "tests/connectors-conformance/StandIn.h"

#include "tests/support/EventWait.h"
#include "tests/support/Patience.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>
#include <optional>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

StandIn::StandIn(QString system, HttpPort &http)
    : m_system(std::move(system))
    , m_http(http)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

StandIn::~StandIn()
{
    end();
}

QString StandIn::node()
{
    const QString found = QStandardPaths::findExecutable(u"node"_s);
    return found.isEmpty() ? QStandardPaths::findExecutable(u"nodejs"_s) : found;
}

bool StandIn::start()
{
    m_process.start(node(), {QString::fromUtf8(BALIE_CRM_SERVERS) + u"/serve.mjs"_s, m_system});
    const bool hasLine = waitUntil(
        [this] { return m_process.canReadLine() || m_process.state() == QProcess::NotRunning; },
        patienceMs);
    const QJsonObject told = QJsonDocument::fromJson(m_process.readLine()).object();
    m_base = told.value("base"_L1).toString();
    m_settings = told.value("settings"_L1).toObject();
    if (!hasLine || m_base.isEmpty())
        m_why = u"the stand-in server for %1 does not start"_s.arg(m_system);
    return m_why.isEmpty();
}

void StandIn::end()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!waitUntil([this] { return m_process.state() == QProcess::NotRunning; }, 5'000))
        m_process.kill();
    m_process.waitForFinished(5'000);
}

bool StandIn::isRunning() const
{
    return m_process.state() == QProcess::Running;
}

QJsonValue StandIn::ask(HttpRequest request)
{
    std::optional<Expected<HttpReply>> answer;
    HttpHandlers handlers;
    handlers.done = [&answer](const Expected<HttpReply> &reply) { answer = reply; };
    const auto call = m_http.send(std::move(request), std::move(handlers));
    if (!waitUntil([&answer] { return answer.has_value(); }, patienceMs) || !*answer
        || !(*answer)->isSuccess())
        return QJsonValue(QJsonValue::Undefined);
    const QJsonDocument document = QJsonDocument::fromJson((*answer)->body);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

QJsonValue StandIn::get(const QString &path)
{
    HttpRequest request;
    request.url = QUrl(m_base + u"/__control/"_s + path);
    return ask(std::move(request));
}

bool StandIn::post(const QString &path, const QJsonObject &body)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = QUrl(m_base + u"/__control/"_s + path);
    request.headers.append(HttpHeader{"Content-Type", "application/json"});
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return !ask(std::move(request)).isUndefined();
}

} // namespace balie::test
