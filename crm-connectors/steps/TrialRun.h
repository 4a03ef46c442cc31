#pragma once

#include "crm-connectors/steps/NumberSearch.h"
#include "crm-connectors/steps/TrialTeller.h"

namespace balie::crm {

/// Tries a connector out, and tells an administrator each step: the sign-in, the profile's test,
/// and the search for a number where one was given. Secrets are masked. Deleting it cancels; both
/// handlers may delete it.
class TrialRun final : public ConnectorTask {
public:
    TrialRun(
        std::shared_ptr<ConnectorLine> line, const PhoneNumber &number, TrialHandlers handlers);

private:
    void onSignedIn(const Expected<void> &signedIn);
    void test();
    void search();
    void tellAttempt(const Attempt &attempt);

    std::shared_ptr<ConnectorLine> m_line;
    PhoneNumber m_number;
    TrialTeller m_teller;
    Clock::Milliseconds m_beganAt;
    std::unique_ptr<HttpCall> m_signIn;
    std::unique_ptr<ConnectorTask> m_task;
};

} // namespace balie::crm
