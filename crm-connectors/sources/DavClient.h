#pragma once

#include "crm-connectors/sources/CardDavSettings.h"
#include "crm-connectors/sources/DavAnswer.h"

#include "base/http/HttpPort.h"

namespace balie {

/// Requests to one CardDAV server, one at a time. Its password goes to the origin of the settings only:
/// other addresses that the server names are not asked. Handlers may delete this; deleting it cancels.
class DavClient {
public:
    using Answered = std::function<void(const Expected<DavAnswer> &)>;
    using Replied = std::function<void(const Expected<HttpReply> &)>;

    /// `http` outlives this.
    DavClient(const CardDavSettings &settings, HttpPort &http);

    void ask(HttpMethod method, const QUrl &url, int depth, const QByteArray &body, Answered answered);
    /// Whatever the status; a redirection that may not be followed is an error.
    void send(HttpMethod method, const QUrl &url, int depth, const QByteArray &body, Replied replied);

    bool mayAsk(const QUrl &url) const;
    Error elsewhere(const QUrl &url) const;
    /// What a status that is no success means.
    Error refusal(const HttpReply &reply) const;

private:
    CardDavSettings m_settings;
    HttpPort &m_http;
    std::unique_ptr<HttpCall> m_call;
};

/// The bodies of questions.
namespace davQuestion {
QByteArray whatIsHere(); ///< principal, homes, type, name
QByteArray whatIsInside(); ///< type and etag of each
QByteArray changesSince(const QString &syncToken);
/// `paths` as they stand in the addresses, encoded.
QByteArray cards(const QVector<QByteArray> &paths);
} // namespace davQuestion

} // namespace balie
