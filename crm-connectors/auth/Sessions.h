#pragma once

#include "crm-connectors/api/Session.h"
#include "crm-connectors/auth/AuthSetup.h"

namespace balie::crm {

/// A session of any method. Nothing is read or sent before the first request. InvalidInput: an
/// address or a setting that the method needs is missing.
///
/// After the settings or the secrets were changed, make another. After the user signed in anew the
/// old one finds that out by itself. Deleting it while it renews a sign-in whose tokens rotate may
/// lose the only refresh token that the system still knows; then the user has to sign in again.
Expected<std::unique_ptr<Session>> makeSession(AuthSetup setup, const AuthTools &tools);

} // namespace balie::crm
