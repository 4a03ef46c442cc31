#include "tests/connectors-directory/GraphBench.h"

#include "crm-connectors/profile/ProfileReader.h"
#include "tests/support/ConnectorFromModule.h"
#include "tests/support/Patience.h"

#include <QJsonDocument>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

QString GraphBench::start()
{
    if (const QString why = server.start(u"graph"_s); !why.isEmpty())
        return why;
    [this] { BALIE_TRY_VERIFY(server.isUp()); }();
    const auto read
        = crm::ProfileReader::readFolder(QString::fromUtf8(BALIE_PROFILES) + u"/outlook"_s);
    if (!read)
        return u"FAILED: "_s + read.error().detail;
    profile = *read;
    engines.look(QString::fromUtf8(BALIE_ENGINE_FOLDER));
    crm::RefreshTokens tokens(secrets);
    bool isStored = false;
    tokens.store({server.settings().value("refreshToken"_L1).toString(), {}},
        crm::RefreshTokens::Write::Replace, [&](const Expected<void> &) { isStored = true; });
    [&] { BALIE_TRY_VERIFY(isStored); }();
    made = connector(http, clock, tools);
    return made ? QString() : u"FAILED: the engine made no connector"_s;
}

std::unique_ptr<crm::Connector> GraphBench::connector(
    HttpPort &port, Clock &time, std::shared_ptr<void> &keep)
{
    crm::ConnectorSetting setting;
    setting.id = u"outlook1"_s;
    for (const crm::ProfileSetting &one : profile->settings)
        setting.values.insert(one.key, server.settings().value(one.key).toString());
    auto built = connectorFromModule(engines, profile, setting, secrets.stored, port, time, keep);
    return built ? std::move(built.value()) : nullptr;
}

void GraphBench::synchronise(const SyncStart &start)
{
    told = {};
    task = made->directory()->synchronise(start,
        {[this](const SyncBatch &batch) {
             ++told.batches;
             for (const Contact &contact : batch.changed) {
                 told.changed.insert(contact.uid, contact);
                 copy.insert(contact.uid, contact.revision);
             }
             told.gone += batch.gone;
             for (const QString &uid : batch.gone)
                 copy.remove(uid);
         },
            [this](const Expected<SyncEnd> &end) {
                told.end = end;
                if (end)
                    continuation = end->continuation;
            }});
}

SyncStart GraphBench::next() const
{
    return {continuation, copy};
}

void GraphBench::order(const QString &what, const QJsonObject &body)
{
    control(what, HttpMethod::Post, QJsonDocument(body).toJson());
}

void GraphBench::control(const QString &what, HttpMethod method, const QByteArray &body)
{
    answered.reset();
    HttpRequest request;
    request.method = method;
    request.url = QUrl(server.base() + u"/__control/"_s + what);
    request.body = body;
    if (!body.isEmpty())
        request.headers.append(HttpHeader{"Content-Type", "application/json"});
    m_control = http.send(
        request, {{}, {}, [this](const Expected<HttpReply> &reply) {
                      answered = reply && reply->isSuccess() ? reply->body : QByteArray("FAILED");
                  }});
}

QJsonArray GraphBench::list() const
{
    return QJsonDocument::fromJson(answered.value_or(QByteArray())).array();
}

QStringList GraphBench::asked() const
{
    QStringList all;
    const QJsonArray requests = list();
    for (const QJsonValue request : requests)
        all << QString::fromUtf8(QJsonDocument(request.toObject()).toJson(QJsonDocument::Compact));
    return all;
}

QStringList GraphBench::paths(const QString &end) const
{
    QStringList all;
    const QJsonArray requests = list();
    for (const QJsonValue request : requests) {
        const QString path = request.toObject().value("path"_L1).toString();
        if (path.endsWith(end))
            all << path;
    }
    return all;
}

} // namespace balie::test
