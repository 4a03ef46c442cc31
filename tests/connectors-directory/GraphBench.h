#pragma once

#include "base/SystemClock.h"
#include "base/http/HttpClient.h"
#include "crm-connectors/api/Engine.h"
#include "crm-connectors/auth/RefreshTokens.h"
#include "crm-connectors/host/EngineLoader.h"
#include "crm-connectors/profile/Profile.h"
#include "tests/connectors-auth/FakeSecrets.h"
#include "tests/connectors-directory/CrmServer.h"

#include <QJsonArray>
#include <QMap>

namespace balie::test {

/// What a synchronisation told, put together.
struct Synchronised {
    QMap<QString, Contact> changed; ///< by uid
    QStringList gone;
    int batches = 0;
    std::optional<Expected<SyncEnd>> end;
};

/// The profile outlook before the stand-in of Microsoft Graph: HTTP, sign-in and engine are the
/// program's own. Signed in with a refresh token from an earlier start.
class GraphBench {
public:
    /// Why it cannot run here; empty: it runs.
    QString start();

    std::unique_ptr<crm::Connector> connector(
        HttpPort &http, Clock &clock, std::shared_ptr<void> &tools);
    /// Like the caller that has `known` and goes on from `continuation`.
    void synchronise(const SyncStart &start);
    bool isOver() const { return told.end.has_value(); }
    /// What a copy of it would have by now.
    SyncStart next() const;

    /// Sends to the stand-in's control; the answer is there when isControlled().
    void control(const QString &what) { control(what, HttpMethod::Get, {}); }
    void order(const QString &what, const QJsonObject &body);
    bool isControlled() const { return answered.has_value(); }
    QJsonArray list() const;
    QStringList asked() const; ///< of list(): all that is told of each request
    QStringList paths(const QString &end) const; ///< of list(): those that end like this

    CrmServer server;
    SystemClock clock;
    HttpClient http{clock};
    PhoneNumbers numbers;
    FakeSecrets secrets{clock};
    std::shared_ptr<const crm::Profile> profile;
    crm::EngineLoader engines;
    std::shared_ptr<void> tools;
    std::unique_ptr<crm::Connector> made;
    std::unique_ptr<SourceTask> task;
    Synchronised told;
    QHash<QString, QString> copy; ///< uid and revision
    QByteArray continuation;
    std::optional<QByteArray> answered;

private:
    void control(const QString &what, HttpMethod method, const QByteArray &body);

    std::unique_ptr<HttpCall> m_control;
};

} // namespace balie::test
