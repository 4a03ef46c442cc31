#pragma once

#include "crm-connectors/api/ConnectorSetup.h"
#include "crm-connectors/auth/AuthSetup.h"

namespace balie::crm {

/// Whether the user signs in with the system itself, in the browser.
bool hasSignIn(const AuthSpec &spec);

/// Lets the user sign in: OAuthCode in the browser, which comes back to this computer; OAuthDevice
/// with a code that is typed there. What is lasting of it goes to `tools.secrets`, where every
/// session of the connector finds it. Handlers are called from later turns of the loop. Ends by
/// itself after ten minutes; deleting it cancels. Any thread with an event loop.
///
/// Errors: NotAllowed (refused in the browser), BadCredentials (the code was not accepted), Refused
/// (of another sign-in), Timeout, InvalidInput (a setting), Io (port in use, keychain),
/// NotSupported (not such a method; no lasting sign-in), and those of HttpPort.
[[nodiscard]] std::unique_ptr<ConnectorTask> makeSignIn(
    AuthSetup setup, const AuthTools &tools, SignInHandlers handlers);

/// Forgets what makeSignIn stored.
[[nodiscard]] std::unique_ptr<ConnectorTask> makeSignOut(SecretPort &secrets, Done<void> done);
/// Whether somebody signed in: what is stored may have ended since.
[[nodiscard]] std::unique_ptr<ConnectorTask> askSignedIn(SecretPort &secrets, Done<bool> done);

} // namespace balie::crm
