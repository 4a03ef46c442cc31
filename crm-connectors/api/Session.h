#pragma once

#include "base/Expected.h"
#include "base/http/HttpPort.h"

#include <QHash>
#include <functional>
#include <memory>

namespace balie::crm {

/// The signed-in way to one customer system: an HttpPort that adds to each request what the sign-in
/// asks for, to the system's own origins only, and to no redirect elsewhere. When a reply says 401,
/// it renews the sign-in once and sends again; what comes back then is the reply. Several requests
/// that meet a 401 share one renewal. One thread; outlives its calls.
class Session : public HttpPort {
public:
    enum class Want {
        SignedIn, ///< renews only what is missing or has run out
        Renewed, ///< the system said in its own way that the sign-in no longer holds
    };

    /// To be called before a request whose address or body needs facts(). Deleting the call
    /// cancels; `done` comes from a later turn of the loop. BadCredentials: the user has to sign in
    /// anew.
    [[nodiscard]] virtual std::unique_ptr<HttpCall> prepare(
        Want want, std::function<void(Expected<void>)> done)
        = 0;

    /// What the sign-in told, for templates: "instance_url", "api_domain", "sessionName". Never a
    /// token, except where the system wants its session's name in an address or body; such values
    /// are in secretValues() too, to be masked when shown.
    [[nodiscard]] virtual QHash<QString, QString> facts() const = 0;
    /// Values that must not be shown or recorded.
    [[nodiscard]] virtual QStringList secretValues() const = 0;
};

} // namespace balie::crm
