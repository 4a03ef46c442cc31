#pragma once

#include "crm-connectors/auth/Loopback.h"
#include "crm-connectors/auth/Pkce.h"
#include "crm-connectors/auth/SignInTask.h"

namespace balie::crm {

/// Authorisation code with PKCE and a redirect to this computer (RFC 6749, 4.1; RFC 7636; RFC
/// 8252).
class CodeSignIn final : public SignInTask {
public:
    using SignInTask::SignInTask;

private:
    void begin() override;
    void stop() override { m_loopback.reset(); }
    void arrived(const Loopback::Arrival &arrival);
    void exchange(const QString &code);

    Pkce m_pkce;
    QUrl m_redirect;
    std::unique_ptr<Loopback> m_loopback;
};

} // namespace balie::crm
