#include "crm-connectors/steps/NumberSearch.h"

#include "crm-connectors/profile/NumberVariants.h"
#include "crm-connectors/steps/Masking.h"

namespace balie::crm {

NumberSearch::NumberSearch(std::shared_ptr<ConnectorLine> line, const NumberLookup &lookup,
    Watches watches, Done<LookupReply> done)
    : m_line(std::move(line))
    , m_lookup(lookup)
    , m_watches(std::move(watches))
    , m_done(std::move(done))
    , m_match(lookup.number, m_line->profile().numbers.companyToo, m_line->numbers())
{
    ask(m_lookup.number);
}

std::function<void(const ContactCard &, bool)> NumberSearch::into(
    std::shared_ptr<NumberStory> story, std::shared_ptr<ConnectorLine> line)
{
    return [story = std::move(story), line = std::move(line)](const ContactCard &card, bool stays) {
        const Masking masking(line->session().secretValues());
        QStringList described = CardMapper::described(card);
        for (QString &one : described)
            one = masking.masked(one);
        story->add(described, stays);
    };
}

void NumberSearch::ask(const PhoneNumber &number)
{
    Values values = m_line->values();
    NumberVariants(number, m_line->numbers()).addTo(values, m_line->profile().numbers);
    Purpose purpose;
    purpose.kind = Purpose::Kind::Find;
    purpose.limit = m_lookup.limit;
    purpose.judge = [this](ContactCard &card) { return m_match.judge(card); };
    purpose.manner.timeout = m_line->profile().request.timeout;
    purpose.watch = m_watches.attempt;
    purpose.mapped = m_watches.mapped;
    m_runner = std::make_unique<StepRunner>(m_line, *m_line->profile().findByNumber,
        std::move(values), std::move(purpose),
        [this](const Expected<OperationResult> &result) { onResult(result); });
}

void NumberSearch::onResult(const Expected<OperationResult> &result)
{
    const bool isNobody = result && result->cards.isEmpty();
    if (isNobody && !std::exchange(m_isSecondTime, true)) {
        if (const auto company = m_match.companyNumber()) {
            ask(*company);
            return;
        }
    }
    const Done<LookupReply> done = std::exchange(m_done, {});
    if (result)
        done(LookupReply{result->cards, result->more});
    else
        done(unexpected(result.error()));
}

} // namespace balie::crm
