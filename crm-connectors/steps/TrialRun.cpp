#include "crm-connectors/steps/TrialRun.h"

#include "crm-connectors/steps/Masking.h"

#include <QCoreApplication>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Trial {
    Q_DECLARE_TR_FUNCTIONS(ConnectorTrial)
};

constexpr int mostRecordsShown = 5;

} // namespace

TrialRun::TrialRun(
    std::shared_ptr<ConnectorLine> line, const PhoneNumber &number, TrialHandlers handlers)
    : m_line(std::move(line))
    , m_number(number)
    , m_handlers(std::move(handlers))
    , m_beganAt(m_line->clock().now())
{
    m_signIn = m_line->session().prepare(
        Session::Want::SignedIn, [this](const Expected<void> &signedIn) { onSignedIn(signedIn); });
}

TrialRun::~TrialRun()
{
    *m_isAlive = false;
}

void TrialRun::onSignedIn(const Expected<void> &signedIn)
{
    TrialStep step;
    step.kind = TrialStep::Kind::SignIn;
    step.took = m_line->clock().now() - m_beganAt;
    if (!signedIn) {
        step.title = Trial::tr("Signing in to %1 failed.").arg(m_line->profile().name);
        step.error = signedIn.error();
        if (tell(step))
            finish(false, {});
        return;
    }
    step.title = Trial::tr("Signed in to %1.").arg(m_line->profile().name);
    if (tell(step))
        test();
}

void TrialRun::test()
{
    const std::optional<Operation> &operation = m_line->profile().test;
    if (!operation) {
        search();
        return;
    }
    Purpose purpose;
    purpose.kind = Purpose::Kind::Test;
    purpose.manner.timeout
        = std::max(m_line->profile().request.timeout, std::chrono::milliseconds(10'000));
    purpose.watch = [this](const Attempt &attempt) { tellAttempt(attempt); };
    m_task = std::make_unique<StepRunner>(m_line, *operation, m_line->values(), std::move(purpose),
        [this](const Expected<OperationResult> &result) {
            if (result) {
                search();
                return;
            }
            TrialStep step;
            step.title = Trial::tr("The test of %1 failed.").arg(m_line->profile().name);
            step.error = result.error();
            if (tell(step))
                finish(false, {});
        });
}

void TrialRun::search()
{
    if (m_number.kind != NumberKind::Number || !m_line->profile().findByNumber) {
        finish(true, {});
        return;
    }
    NumberSearch::Watches watches;
    watches.attempt = [this](const Attempt &attempt) { tellAttempt(attempt); };
    watches.mapped = [this](const ContactCard &card, bool stays) {
        if (++m_records > mostRecordsShown)
            return;
        m_mapping += CardMapper::described(card);
        m_mapping += stays ? Trial::tr("This is the number.")
                           : Trial::tr("Left out: none of its numbers is the one that is sought.");
    };
    m_beganAt = m_line->clock().now();
    m_task = std::make_unique<NumberSearch>(m_line, NumberLookup{m_number, 25}, std::move(watches),
        [this](const Expected<LookupReply> &reply) {
            TrialStep step;
            step.kind = TrialStep::Kind::Mapping;
            step.took = m_line->clock().now() - m_beganAt;
            const Masking masking(m_line->session().secretValues());
            for (const QString &one : std::as_const(m_mapping))
                step.mapping.append(masking.masked(one));
            if (!reply) {
                step.title = Trial::tr("The search for %1 failed.").arg(m_number.national);
                step.error = reply.error();
                if (tell(step))
                    finish(false, {});
                return;
            }
            step.title = Trial::tr("%n record(s) came, %1 of them with %2.", nullptr, m_records)
                             .arg(reply->cards.size())
                             .arg(m_number.national);
            const QVector<ContactCard> cards = reply->cards;
            if (tell(step))
                finish(true, cards);
        });
}

void TrialRun::tellAttempt(const Attempt &attempt)
{
    const Masking masking(m_line->session().secretValues());
    TrialStep step;
    step.kind = TrialStep::Kind::Request;
    step.title = Trial::tr("%1 was asked: %2.").arg(m_line->profile().name, attempt.step);
    step.request = masking.shown(attempt.request);
    step.reply = attempt.reply ? masking.shown(*attempt.reply) : attempt.reply.error().userText;
    step.took = attempt.took;
    tell(step);
}

bool TrialRun::tell(TrialStep step)
{
    const std::shared_ptr<bool> isAlive = m_isAlive;
    const auto handler = m_handlers.step;
    if (handler)
        handler(step);
    return *isAlive;
}

void TrialRun::finish(bool wentWell, const QVector<ContactCard> &cards)
{
    const auto done = std::exchange(m_handlers.done, {});
    if (done)
        done(wentWell, cards);
}

} // namespace balie::crm
