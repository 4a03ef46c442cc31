#include "crm-connectors/engines/sql/SqlConnector.h"

#include "crm-connectors/engines/sql/SqlFaults.h"
#include "crm-connectors/engines/sql/SqlNote.h"
#include "crm-connectors/engines/sql/SqlNumberSearch.h"
#include "crm-connectors/engines/sql/SqlTrial.h"
#include "crm-connectors/steps/Later.h"

#include <algorithm>

namespace balie::crm {

namespace {

/// One card may take a row for each of its activities.
constexpr int rowsOfACard = 50;

} // namespace

Expected<std::unique_ptr<Connector>> SqlConnector::make(std::shared_ptr<const Profile> profile,
    const ConnectorSetting &setting, const ConnectorTools &tools, const QString &program)
{
    auto spec = SqlSpec::read(*profile, setting.values);
    if (!spec)
        return unexpected(spec.error());
    std::unique_ptr<Connector> made = std::make_unique<SqlConnector>(
        std::make_shared<SqlLine>(std::move(profile), std::move(*spec), setting, tools, program));
    return made;
}

SqlConnector::SqlConnector(std::shared_ptr<SqlLine> line)
    : m_line(std::move(line))
{
}

template <typename T> std::unique_ptr<ConnectorTask> SqlConnector::cannot(Done<T> done)
{
    return std::make_unique<Later<T>>(
        m_line->clock(), unexpected(SqlFaults::notSupported()), std::move(done));
}

Capabilities SqlConnector::capabilities() const
{
    const SqlSpec &spec = m_line->spec();
    Capabilities can;
    can.setFlag(Capability::FindByNumber, !spec.findByNumber.isEmpty());
    can.setFlag(Capability::FindByName, !spec.findByName.isEmpty());
    can.setFlag(Capability::GetCard, !spec.getCard.isEmpty());
    can.setFlag(Capability::LogCall, spec.write && !m_line->isFile());
    can.setFlag(Capability::WritesOnce, can.testFlag(Capability::LogCall));
    can.setFlag(Capability::NewContact, !m_line->profile().links.newContact.isEmpty());
    return can;
}

std::unique_ptr<ConnectorTask> SqlConnector::findByNumber(
    const NumberLookup &lookup, Done<LookupReply> done)
{
    if (m_line->spec().findByNumber.isEmpty())
        return cannot(std::move(done));
    if (lookup.number.kind != NumberKind::Number)
        return std::make_unique<Later<LookupReply>>(
            m_line->clock(), LookupReply{}, std::move(done));
    if (!m_line->isWatched())
        return std::make_unique<SqlNumberSearch>(
            m_line, lookup, SqlNumberSearch::Watches{}, std::move(done));
    const auto story = std::make_shared<NumberStory>(lookup.number, m_line->clock());
    return std::make_unique<SqlNumberSearch>(m_line, lookup,
        SqlNumberSearch::Watches{{}, SqlNumberSearch::into(story, m_line)},
        [line = m_line, story, done = std::move(done)](const Expected<LookupReply> &reply) {
            line->tell(story->step(reply));
            done(reply);
        });
}

std::unique_ptr<ConnectorTask> SqlConnector::findByName(
    const NameLookup &lookup, Done<LookupReply> done)
{
    if (m_line->spec().findByName.isEmpty())
        return cannot(std::move(done));
    // Without a letter or digit nothing but wildcards would be left.
    if (!std::any_of(lookup.text.cbegin(), lookup.text.cend(),
            [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); }))
        return std::make_unique<Later<LookupReply>>(
            m_line->clock(), LookupReply{}, std::move(done));
    return std::make_unique<SqlInquiry>(m_line, m_line->name(lookup.text), lookup.limit, nullptr,
        [done = std::move(done), limit = lookup.limit](const Expected<SqlInquiry::Result> &result) {
            if (!result) {
                done(unexpected(result.error()));
                return;
            }
            LookupReply reply{
                result->cards.mid(0, limit), result->more || result->cards.size() > limit};
            for (ContactCard &card : reply.cards) {
                card.match = CardMatch::Name;
                card.matchedBy = card.name;
            }
            done(reply);
        });
}

std::unique_ptr<ConnectorTask> SqlConnector::getCard(const CardKey &key, Done<ContactCard> done)
{
    if (m_line->spec().getCard.isEmpty())
        return cannot(std::move(done));
    return std::make_unique<SqlInquiry>(m_line, m_line->card(key), rowsOfACard, nullptr,
        [done = std::move(done), key](const Expected<SqlInquiry::Result> &result) {
            if (!result) {
                done(unexpected(result.error()));
                return;
            }
            for (const ContactCard &card : result->cards) {
                if (card.key.id == key.id && (key.type.isEmpty() || card.key.type == key.type)) {
                    const ContactCard found = card;
                    done(found);
                    return;
                }
            }
            done(unexpected(SqlFaults::gone()));
        });
}

std::unique_ptr<ConnectorTask> SqlConnector::logCall(
    const CallReport &report, Done<CallReceipt> done)
{
    if (!capabilities().testFlag(Capability::LogCall))
        return cannot(std::move(done));
    return std::make_unique<SqlNote>(m_line, report, std::move(done));
}

std::unique_ptr<ConnectorTask> SqlConnector::busy(const BusyLookup &, Done<BusyReply> done)
{
    return cannot(std::move(done));
}

std::unique_ptr<ConnectorTask> SqlConnector::tryOut(
    const PhoneNumber &number, TrialHandlers handlers)
{
    return std::make_unique<SqlTrial>(m_line, number, std::move(handlers));
}

QUrl SqlConnector::newContactLink(const PhoneNumber &number) const
{
    return m_line->links().newContact(number, m_line->numbers());
}

} // namespace balie::crm
