#pragma once

#include "cti/link/LinkMachine.h"
#include "cti/link/SignIn.h"
#include "cti/provider/csta/CstaWire.h"
#include "cti/provider/csta/RequestTable.h"
#include "cti/provider/csta/ServerProfile.h"

namespace balie::cti {

/// Signs in over an open wire, keeps the session (ECMA-354) or registration alive, answers what the
/// switch asks, and tells the link machine how the PBX is. One object serves all sessions of a
/// link, one after the other.
class CstaSession {
public:
    /// A refusal without a reason may be meant for a request that was damaged on its way. This many
    /// in a row are not.
    static constexpr int believedRefusals = 3;

    /// All must outlive the session.
    CstaSession(Clock &clock, CstaWire &wire, RequestTable &requests, LinkMachine &machine,
        const ServerProfile &profile);

    /// Another sign-in follows: how often the last one was refused means nothing for it.
    void beginSignIn() { m_unexplained = 0; }
    /// The wire is open: start. Ends in LinkMachine::welcomed(), refused() or closed().
    void start(const SignIn &signIn);
    /// Says goodbye if there is anybody to say it to; sends without waiting for an answer.
    void sayGoodbye();
    /// The wire is lost.
    void forget();
    /// The application's probe: LinkMachine::pbxAnswered() follows if the PBX lives.
    void probe();
    /// A request of the switch; false if it is none that concerns the session.
    bool take(int invokeId, const csta::Message &message);
    /// True once after the PBX has been away in a way that monitors may not have survived.
    bool takeMonitorsInDoubt();

private:
    void startApplicationSession();
    void startRegistration();
    void askStatus();
    void started(const Expected<csta::Message> &answer);
    void refusedBy(const csta::SessionRefused &refusal);
    void welcome(const csta::PrivateData &privateData);
    void failStart(const Error &error);
    void resetTimer();
    void armTimer(std::optional<int> grantedSeconds);
    void armTimerAgain();
    void stopTimer();
    bool isResetNear() const;
    void statusIs(const csta::SystemStatusWord &status);
    void terminated(const csta::SessionTerminated &termination);

    Clock &m_clock;
    CstaWire &m_wire;
    RequestTable &m_requests;
    LinkMachine &m_machine;
    const ServerProfile &m_profile;
    SignIn m_signIn;
    QString m_sessionId;
    QString m_registerId;
    bool m_waitsForStatus = false; ///< SystemRegister: the server speaks first
    bool m_monitorsInDoubt = false;
    int m_unexplained = 0; ///< refusals to sign in without a reason, one after the other
    bool m_troubled = false; ///< the PBX said that it is not well, and not yet that it is
    Clock::Milliseconds m_sessionEnds{0};
    std::unique_ptr<Timer> m_timer; ///< the next reset, where no probe comes before it
    Moment m_resetDue;
};

} // namespace balie::cti
