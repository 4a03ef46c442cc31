#include "crm-connectors/steps/Exchange.h"

#include "crm-connectors/steps/Masking.h"

#include <QCoreApplication>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

/// Before a repetition, when the system does not say how long: doubled with each.
constexpr milliseconds firstWait{250};

struct Trial {
    Q_DECLARE_TR_FUNCTIONS(ConnectorTrial)
};

} // namespace

TrialStep shownAttempt(const ConnectorLine &line, const Attempt &attempt)
{
    const Masking masking(line.session().secretValues());
    TrialStep step;
    step.kind = TrialStep::Kind::Request;
    step.title = Trial::tr("%1 was asked: %2.").arg(line.profile().name, attempt.step);
    step.request = masking.shown(attempt.request);
    step.reply = attempt.reply ? masking.shown(*attempt.reply) : attempt.reply.error().userText;
    step.took = attempt.took;
    return step;
}

Exchange::Exchange(std::shared_ptr<ConnectorLine> line, Plan plan, Done done)
    : m_line(std::move(line))
    , m_plan(std::move(plan))
    , m_done(std::move(done))
    , m_timer(m_line->clock().makeTimer([this] { enter(); }))
{
    if (!m_plan.watch && m_line->isWatched())
        m_plan.watch = [line = m_line.get()](const Attempt &attempt) { line->tell(shownAttempt(*line, attempt)); };
    enter();
}

Exchange::~Exchange()
{
    *m_isAlive = false;
}

void Exchange::enter()
{
    m_place = m_line->gate().enter([this] { send(); });
}

void Exchange::send()
{
    Expected<HttpRequest> request = m_plan.build();
    if (!request) {
        finish(unexpected(request.error()));
        return;
    }
    m_renewalsBefore = m_line->renewals();
    m_sentAt = m_line->clock().now();
    if (m_plan.watch)
        m_sent = *request;
    HttpHandlers handlers;
    handlers.done = [this](const Expected<HttpReply> &reply) { onReply(reply); };
    m_call = m_line->session().send(std::move(request.value()), std::move(handlers));
}

void Exchange::onReply(const Expected<HttpReply> &reply)
{
    m_place.reset();
    if (m_plan.watch) {
        const std::shared_ptr<bool> isAlive = m_isAlive;
        const AttemptWatch watch = m_plan.watch;
        watch({m_plan.step.name, m_sent, reply, m_line->clock().now() - m_sentAt});
        if (!*isAlive)
            return;
    }
    if (!reply) {
        onError(reply.error());
        return;
    }
    // Sent on without the credentials, the next server's 401 would be a riddle.
    if (reply->wentBare && !reply->isSuccess()) {
        finish(unexpected(m_line->errors().elsewhere(m_plan.step)));
        return;
    }
    const Expected<QJsonValue, UnreadBody> body = readAnswerBody(*reply, m_plan.step.isAtom);
    const Verdict verdict
        = m_line->errors().judge(m_plan.step, *reply, body, m_line->clock().wallMs());
    if (verdict.error) {
        onSaidNo(*reply, verdict);
        return;
    }
    Answer answer{verdict.kind, *reply, body ? *body : QJsonValue(QJsonValue::Undefined)};
    answer.reply.body.clear();
    finish(std::move(answer));
}

bool Exchange::mayTryAgain() const
{
    return m_repeats < m_line->profile().request.retries;
}

void Exchange::onError(const Error &error)
{
    const bool wasNeverSent = error.code == ErrorCode::Unreachable;
    const bool isWorthIt = wasNeverSent || (error.code == ErrorCode::LinkLost && m_plan.mayRepeat);
    if (isWorthIt && mayTryAgain())
        waitFor(firstWait * (1 << std::min(m_repeats, 6)));
    else
        finish(unexpected(error));
}

void Exchange::onSaidNo(const HttpReply &reply, const Verdict &verdict)
{
    Error error = verdict.error.value_or(Error{});
    // A server or a gateway that fell over may have written before; a busy one has not begun.
    if (!m_plan.mayRepeat && error.code == ErrorCode::Unreachable && reply.status >= 500 && reply.status != 503)
        error.code = ErrorCode::LinkLost;
    // After a 401 the session has renewed the sign-in by itself already.
    if (verdict.kind == Verdict::Kind::SignInAnew && reply.status != 401 && !m_hasRenewed) {
        renew();
        return;
    }
    if (verdict.kind == Verdict::Kind::ComeBack) {
        const milliseconds wait = verdict.wait.value_or(firstWait * (1 << std::min(m_repeats, 6)));
        if (verdict.wait)
            m_line->gate().holdFor(std::min(wait, m_line->profile().request.timeout));
        if (m_plan.mayRepeat && mayTryAgain() && wait <= m_line->profile().request.timeout) {
            waitFor(wait);
            return;
        }
    }
    finish(unexpected(error));
}

void Exchange::renew()
{
    m_hasRenewed = true;
    if (m_line->renewals() != m_renewalsBefore) {
        enter();
        return;
    }
    m_call
        = m_line->session().prepare(Session::Want::Renewed, [this](const Expected<void> &renewed) {
              if (!renewed) {
                  finish(unexpected(renewed.error()));
                  return;
              }
              m_line->countRenewal();
              enter();
          });
}

void Exchange::waitFor(milliseconds time)
{
    ++m_repeats;
    m_timer->start(time);
}

void Exchange::finish(Expected<Answer> answer)
{
    m_place.reset();
    const Done done = std::exchange(m_done, {});
    done(std::move(answer));
}

} // namespace balie::crm
