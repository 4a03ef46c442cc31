#pragma once

#include "crm-connectors/steps/ConnectorLine.h"
#include "crm-connectors/steps/RequestBuilder.h"

namespace balie::crm {

/// One attempt of a request, for the trial.
struct Attempt {
    QString step;
    HttpRequest request;
    Expected<HttpReply> reply;
    std::chrono::milliseconds took{0};
};

/// As an administrator reads it, without secrets.
TrialStep shownAttempt(const ConnectorLine &line, const Attempt &attempt);

/// Called with every attempt; may delete what sent it.
using AttemptWatch = std::function<void(const Attempt &)>;

/// What a request brought in the end.
struct Answer {
    Verdict::Kind kind = Verdict::Kind::Fine; ///< Fine, Nothing or Stands
    HttpReply reply;
    QJsonValue body; ///< Undefined: empty
};

/// One request until its answer. Waits at the gate; is sent anew once when the system says in its
/// own way that the sign-in no longer holds; and, when it `mayRepeat`, as often as the profile says
/// after 429, 503 and a lost connection, as long as the wait that the system asks for is no longer
/// than a request may take. A request that never left this computer may always be repeated.
/// Deleting it cancels.
class Exchange {
public:
    struct Plan {
        const Step &step; ///< of the profile
        /// Called for each attempt: the sign-in may have changed.
        std::function<Expected<HttpRequest>()> build;
        bool mayRepeat = true; ///< reading, or idempotent
        AttemptWatch watch; ///< empty: the line is told, where somebody looks on
    };
    using Done = std::function<void(Expected<Answer>)>;

    /// `done` comes from a later turn of the loop and may delete this.
    Exchange(std::shared_ptr<ConnectorLine> line, Plan plan, Done done);
    ~Exchange();
    Q_DISABLE_COPY_MOVE(Exchange)

private:
    void enter();
    void send();
    void onReply(const Expected<HttpReply> &reply);
    void onError(const Error &error);
    void onSaidNo(const HttpReply &reply, const Verdict &verdict);
    void renew();
    void waitFor(std::chrono::milliseconds time);
    bool mayTryAgain() const;
    void finish(Expected<Answer> answer);

    std::shared_ptr<ConnectorLine> m_line; ///< first: places at its gate go before it
    Plan m_plan;
    Done m_done;
    int m_repeats = 0;
    int m_renewalsBefore = 0;
    bool m_hasRenewed = false;
    Clock::Milliseconds m_sentAt{0};
    HttpRequest m_sent; ///< for the watch
    std::unique_ptr<RequestGate::Place> m_place;
    std::unique_ptr<HttpCall> m_call;
    std::unique_ptr<Timer> m_timer;
    std::shared_ptr<bool> m_isAlive = std::make_shared<bool>(true);
};

} // namespace balie::crm
