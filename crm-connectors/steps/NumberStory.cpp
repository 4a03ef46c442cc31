#include "crm-connectors/steps/NumberStory.h"

#include <QCoreApplication>

namespace balie::crm {

namespace {

struct Trial {
    Q_DECLARE_TR_FUNCTIONS(ConnectorTrial)
};

constexpr int mostRecordsShown = 5;

} // namespace

NumberStory::NumberStory(const PhoneNumber &number, Clock &clock)
    : m_number(number)
    , m_clock(clock)
    , m_beganAt(clock.now())
{
}

void NumberStory::add(const QStringList &described, bool stays)
{
    if (++m_records > mostRecordsShown)
        return;
    m_mapping += described;
    m_mapping += stays ? Trial::tr("This is the number.")
                       : Trial::tr("Left out: none of its numbers is the number searched for.");
}

TrialStep NumberStory::step(const Expected<LookupReply> &reply) const
{
    TrialStep step;
    step.kind = TrialStep::Kind::Mapping;
    step.took = m_clock.now() - m_beganAt;
    step.mapping = m_mapping;
    if (!reply) {
        step.title = Trial::tr("The search for %1 failed.").arg(m_number.national);
        step.error = reply.error();
    } else {
        step.title = Trial::tr("%n record(s) came, %1 of them with %2.", nullptr, m_records)
                         .arg(reply->cards.size())
                         .arg(m_number.national);
    }
    return step;
}

} // namespace balie::crm
