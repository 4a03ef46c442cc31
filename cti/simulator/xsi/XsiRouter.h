#pragma once

#include "cti/simulator/csta/XmlElement.h"
#include "cti/simulator/engine/Types.h"
#include "cti/simulator/xsi/XsiHttp.h"
#include "cti/simulator/xsi/XsiShape.h"
#include "cti/simulator/xsi/XsiTarget.h"

#include <functional>
#include <optional>

namespace balie::sim {

/// A request that was let in, on its way to whoever answers it.
struct XsiRequest {
    QByteArray method;
    QStringList path; ///< below the context and v2.0
    XsiTarget target;
    QByteArray contentType;
    QByteArray body;
    DeviceId user; ///< who signed it
    QString node;
    XsiExchange *exchange = nullptr;
    XsiHeaders session; ///< what the reply adds for a client that did not send its cookie back

    // Filled in by the router.
    QStringList arguments; ///< what stood for the stars of the pattern
    XmlElement document; ///< the body, where the route wants one
};

struct XsiAnswer {
    XsiAnswer(XsiHttpReply theReply, std::function<void()> theRest = {})
        : reply(std::move(theReply))
        , then(std::move(theRest))
    {
    }
    XsiAnswer() = default;

    std::optional<XsiHttpReply> reply; ///< nothing: the exchange was made a stream
    std::function<void()> then; ///< after the reply
};

/// Finds who answers a request, and refuses what does not fit: path 404, method 405, parameters and
/// bodies 400, a body without or of another content type 415.
class XsiRouter {
public:
    using Handler = std::function<XsiAnswer(const XsiRequest &)>;
    struct Route {
        QByteArray method;
        /// Segments; a star stands for any one.
        QString pattern;
        Handler handler;
        /// Query parameters by exact name; with a star at the end it may come more than once.
        QList<QLatin1StringView> parameters = {};
        /// The root that the body must have; empty: no body; a star: any, in whatever namespace.
        QLatin1StringView root = {};
    };

    void add(Route route) { m_routes.push_back(std::move(route)); }
    XsiAnswer handle(XsiRequest request) const;

private:
    static std::optional<QStringList> match(const QString &pattern, const QStringList &path);
    static std::optional<XsiHttpReply> fault(const Route &route, XsiRequest &request);

    std::vector<Route> m_routes;
};

} // namespace balie::sim
