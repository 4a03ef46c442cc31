#include "crm-connectors/steps/HttpConnector.h"

#include "crm-connectors/profile/CardLinks.h"
#include "crm-connectors/steps/Later.h"
#include "crm-connectors/steps/LookupValues.h"
#include "crm-connectors/steps/NumberSearch.h"
#include "crm-connectors/steps/TrialRun.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Nobody waits for a note to be written, and what was sent in vain must be found out later.
constexpr std::chrono::milliseconds writeTimeout{20'000};

QVector<ContactCard> namedCards(QVector<ContactCard> cards)
{
    for (ContactCard &card : cards) {
        card.match = CardMatch::Name;
        card.matchedBy = card.name;
    }
    return cards;
}

/// The card that was asked for, under the key that it was asked by.
ContactCard asked(
    const ConnectorLine &line, const CardKey &key, const QVector<ContactCard> &cards)
{
    const auto found = std::find_if(cards.cbegin(), cards.cend(),
        [&key](const ContactCard &card) { return card.key.id == key.id; });
    ContactCard card = found == cards.cend() ? cards.first() : *found;
    card.key.connector = key.connector;
    card.key.id = key.id;
    if (!key.type.isEmpty())
        card.key.type = key.type;
    card.link = CardLinks(line.profile().links, line.values()).card(card.key, card.name);
    card.match = CardMatch::None;
    card.matchedBy.clear();
    return card;
}

} // namespace

HttpConnector::HttpConnector(std::shared_ptr<const Profile> profile,
    const ConnectorSetting &setting, const ConnectorTools &tools)
    : m_line(std::make_shared<ConnectorLine>(std::move(profile), setting, tools))
{
}

HttpConnector::~HttpConnector() = default;

Capabilities HttpConnector::capabilities() const
{
    return m_line->profile().capabilities()
        & ~Capabilities(Capability::Busy | Capability::Directory);
}

std::unique_ptr<ConnectorTask> HttpConnector::findByNumber(
    const NumberLookup &lookup, Done<LookupReply> done)
{
    if (!m_line->profile().findByNumber) {
        return std::make_unique<Later<LookupReply>>(
            m_line->clock(), unexpected(m_line->errors().notSupported()), std::move(done));
    }
    if (lookup.number.kind != NumberKind::Number)
        return std::make_unique<Later<LookupReply>>(
            m_line->clock(), LookupReply(), std::move(done));
    if (!m_line->isWatched())
        return std::make_unique<NumberSearch>(
            m_line, lookup, NumberSearch::Watches(), std::move(done));
    const auto story = std::make_shared<NumberStory>(lookup.number, m_line->clock());
    return std::make_unique<NumberSearch>(m_line, lookup,
        NumberSearch::Watches{{}, NumberSearch::into(story, m_line)},
        [line = m_line, story, done = std::move(done)](const Expected<LookupReply> &reply) {
            line->tell(story->step(reply));
            done(reply);
        });
}

std::unique_ptr<ConnectorTask> HttpConnector::findByName(
    const NameLookup &lookup, Done<LookupReply> done)
{
    const std::optional<Operation> &operation = m_line->profile().findByName;
    if (!operation) {
        return std::make_unique<Later<LookupReply>>(
            m_line->clock(), unexpected(m_line->errors().notSupported()), std::move(done));
    }
    if (lookup.text.trimmed().isEmpty())
        return std::make_unique<Later<LookupReply>>(
            m_line->clock(), LookupReply(), std::move(done));
    Values values = m_line->values();
    lookupValues::setName(values, lookup.text);
    Purpose purpose;
    purpose.limit = lookup.limit;
    purpose.manner.timeout = m_line->profile().request.timeout;
    return std::make_unique<StepRunner>(m_line, *operation, std::move(values), std::move(purpose),
        [done = std::move(done)](const Expected<OperationResult> &result) {
            if (result)
                done(LookupReply{namedCards(result->cards), result->more});
            else
                done(unexpected(result.error()));
        });
}

std::unique_ptr<ConnectorTask> HttpConnector::getCard(const CardKey &key, Done<ContactCard> done)
{
    const std::optional<Operation> &operation = m_line->profile().getCard;
    if (!operation) {
        return std::make_unique<Later<ContactCard>>(
            m_line->clock(), unexpected(m_line->errors().notSupported()), std::move(done));
    }
    Values values = m_line->values();
    lookupValues::setCard(values, key);
    Purpose purpose;
    purpose.kind = Purpose::Kind::Get;
    purpose.manner.timeout = m_line->profile().request.timeout;
    return std::make_unique<StepRunner>(m_line, *operation, std::move(values), std::move(purpose),
        [done = std::move(done), key, line = m_line](const Expected<OperationResult> &result) {
            if (!result)
                done(unexpected(result.error()));
            else if (result->cards.isEmpty())
                done(unexpected(line->errors().gone()));
            else
                done(asked(*line, key, result->cards));
        });
}

std::unique_ptr<ConnectorTask> HttpConnector::logCall(
    const CallReport &report, Done<CallReceipt> done)
{
    const std::optional<Operation> &operation = m_line->profile().logCall;
    if (!operation) {
        return std::make_unique<Later<CallReceipt>>(
            m_line->clock(), unexpected(m_line->errors().notSupported()), std::move(done));
    }
    Values values = m_line->values();
    lookupValues::setCall(values, report);
    Purpose purpose;
    purpose.kind = Purpose::Kind::Write;
    purpose.manner.timeout = std::max(writeTimeout, m_line->profile().request.timeout);
    purpose.manner.mayFollow = false;
    return std::make_unique<StepRunner>(m_line, *operation, std::move(values), std::move(purpose),
        [done = std::move(done)](const Expected<OperationResult> &result) {
            if (result)
                done(CallReceipt{result->id, result->stands});
            else
                done(unexpected(result.error()));
        });
}

std::unique_ptr<ConnectorTask> HttpConnector::busy(const BusyLookup &, Done<BusyReply> done)
{
    return std::make_unique<Later<BusyReply>>(
        m_line->clock(), unexpected(m_line->errors().notSupported()), std::move(done));
}

std::unique_ptr<ConnectorTask> HttpConnector::tryOut(
    const PhoneNumber &number, TrialHandlers handlers)
{
    return std::make_unique<TrialRun>(m_line, number, std::move(handlers));
}

QUrl HttpConnector::newContactLink(const PhoneNumber &number) const
{
    return CardLinks(m_line->profile().links, m_line->values())
        .newContact(number, m_line->numbers());
}

std::unique_ptr<ContactSource> HttpConnector::directory()
{
    return nullptr;
}

} // namespace balie::crm
