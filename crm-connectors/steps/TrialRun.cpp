#include "crm-connectors/steps/TrialRun.h"

#include <QCoreApplication>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Trial {
    Q_DECLARE_TR_FUNCTIONS(ConnectorTrial)
};

} // namespace

TrialRun::TrialRun(
    std::shared_ptr<ConnectorLine> line, const PhoneNumber &number, TrialHandlers handlers)
    : m_line(std::move(line))
    , m_number(number)
    , m_teller(std::move(handlers))
    , m_beganAt(m_line->clock().now())
{
    m_signIn = m_line->session().prepare(
        Session::Want::SignedIn, [this](const Expected<void> &signedIn) { onSignedIn(signedIn); });
}

void TrialRun::onSignedIn(const Expected<void> &signedIn)
{
    TrialStep step;
    step.kind = TrialStep::Kind::SignIn;
    step.took = m_line->clock().now() - m_beganAt;
    if (!signedIn) {
        step.title = Trial::tr("Signing in to %1 failed.").arg(m_line->profile().name);
        m_teller.fail(step, signedIn.error());
        return;
    }
    step.title = Trial::tr("Signed in to %1.").arg(m_line->profile().name);
    if (m_teller.tell(step))
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
            m_teller.fail(step, result.error());
        });
}

void TrialRun::search()
{
    if (m_number.kind != NumberKind::Number || !m_line->profile().findByNumber) {
        m_teller.finish(true);
        return;
    }
    const auto story = std::make_shared<NumberStory>(m_number, m_line->clock());
    NumberSearch::Watches watches{[this](const Attempt &attempt) { tellAttempt(attempt); }, NumberSearch::into(story, m_line)};
    m_task = std::make_unique<NumberSearch>(m_line, NumberLookup{m_number, 25}, std::move(watches),
        [this, story](const Expected<LookupReply> &reply) {
            const Expected<LookupReply> found = reply;
            if (m_teller.tell(story->step(found)))
                m_teller.finish(found.hasValue(), found ? found->cards : QVector<ContactCard>());
        });
}

void TrialRun::tellAttempt(const Attempt &attempt)
{
    m_teller.tell(shownAttempt(*m_line, attempt));
}

} // namespace balie::crm
