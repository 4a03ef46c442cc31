#include "crm-connectors/engines/sql/SqlNumberSearch.h"

#include <utility>

namespace balie::crm {

namespace {

/// Most of what a database finds by wildcards may be somebody else's.
constexpr int rowsToLookAt = 200;

} // namespace

SqlNumberSearch::SqlNumberSearch(std::shared_ptr<SqlLine> line, const NumberLookup &lookup,
    Watches watches, Done<LookupReply> done)
    : m_line(std::move(line))
    , m_lookup(lookup)
    , m_watches(std::move(watches))
    , m_done(std::move(done))
    , m_match(lookup.number, m_line->profile().numbers.companyToo, m_line->numbers())
{
    ask(lookup.number);
}

std::function<void(const ContactCard &, bool)> SqlNumberSearch::into(
    std::shared_ptr<NumberStory> story, std::shared_ptr<SqlLine> line)
{
    return [story = std::move(story), line = std::move(line)](const ContactCard &card, bool stays) {
        QStringList described = SqlCards::described(card);
        for (QString &one : described)
            one = line->masked(one);
        story->add(described, stays);
    };
}

void SqlNumberSearch::ask(const PhoneNumber &number)
{
    m_inquiry = std::make_unique<SqlInquiry>(m_line, m_line->number(number), rowsToLookAt,
        m_watches.asked, [this](const Expected<SqlInquiry::Result> &result) { onResult(result); });
}

void SqlNumberSearch::onResult(const Expected<SqlInquiry::Result> &result)
{
    const Done<LookupReply> done = m_done;
    if (!result) {
        const Error error = result.error();
        done(unexpected(error));
        return;
    }
    LookupReply reply;
    reply.more = result->more;
    for (ContactCard card : result->cards) {
        const bool stays = m_match.judge(card) != CardMatch::None;
        if (m_watches.mapped)
            m_watches.mapped(card, stays);
        if (!stays)
            continue;
        if (reply.cards.size() < m_lookup.limit)
            reply.cards << card;
        else
            reply.more = true;
    }
    if (reply.cards.isEmpty() && !std::exchange(m_isSecondTime, true)) {
        if (const auto company = m_match.companyNumber()) {
            ask(*company);
            return;
        }
    }
    done(reply);
}

} // namespace balie::crm
