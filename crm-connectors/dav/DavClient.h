#pragma once

#include "crm-connectors/dav/DavAnswer.h"
#include "crm-connectors/dav/DavSettings.h"

#include "base/http/HttpPort.h"

namespace balie {

/// Requests to one WebDAV server, one at a time. Its password goes to the origin of the settings only:
/// other addresses that the server names are not asked. Handlers may delete this; deleting it cancels.
class DavClient {
public:
    using Answered = std::function<void(const Expected<DavAnswer> &)>;
    using Replied = std::function<void(const Expected<HttpReply> &)>;

    /// `http` outlives this.
    DavClient(const DavSettings &settings, HttpPort &http);

    void ask(HttpMethod method, const QUrl &url, int depth, const QByteArray &body, Answered answered);
    /// Whatever the status; a redirection that may not be followed is an error.
    void send(HttpMethod method, const QUrl &url, int depth, const QByteArray &body, Replied replied);
    /// The same, of another kind than XML.
    void post(const QUrl &url, const QByteArray &contentType, const QByteArray &body, Replied replied);

    bool mayAsk(const QUrl &url) const;
    Error elsewhere(const QUrl &url) const;
    /// What a status that is no success means.
    Error refusal(const HttpReply &reply) const;
    /// An answer of another kind; `what` for support.
    Error otherShape(const QString &what) const;

private:
    void start(HttpRequest request, Replied replied);

    DavSettings m_settings;
    HttpPort &m_http;
    std::unique_ptr<HttpCall> m_call;
};

/// A question with its declaration in front.
QByteArray davXml(const QByteArray &content);

/// The bodies of questions after address books.
namespace davQuestion {
QByteArray whatIsHere(); ///< principal, homes, type, name
QByteArray whatIsInside(); ///< type and etag of each
QByteArray changesSince(const QString &syncToken);
/// `paths` as they stand in the addresses, encoded.
QByteArray cards(const QVector<QByteArray> &paths);
} // namespace davQuestion

} // namespace balie
