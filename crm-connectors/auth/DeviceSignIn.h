#pragma once

#include "crm-connectors/auth/SignInTask.h"

namespace balie::crm {

/// Device authorisation (RFC 8628): the user types a code in a browser anywhere, and the token
/// endpoint is asked until that is done, no faster than the server wants.
class DeviceSignIn final : public SignInTask {
public:
    DeviceSignIn(std::unique_ptr<AuthContext> context, SignInHandlers handlers);

private:
    void begin() override;
    void stop() override;
    void started(const HttpReply &reply);
    void poll();
    void polled(const Expected<TokenAnswer, TokenRefusal> &answer);

    std::unique_ptr<HttpCall> m_call;
    QString m_deviceCode;
    std::chrono::milliseconds m_interval{5000};
    std::chrono::milliseconds m_endsAt{0};
    std::unique_ptr<Timer> m_pause;
};

} // namespace balie::crm
