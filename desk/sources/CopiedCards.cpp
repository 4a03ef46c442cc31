#include "desk/sources/CopiedCards.h"

#include "crm-connectors/api/CopiedCard.h"
#include "desk/search/Fold.h"
#include "desk/store/ContactTable.h"

#include <algorithm>

namespace balie::desk {

namespace {

QVector<crm::ConnectorHealth> copiedSystems(const crm::CardPort &port)
{
    QVector<crm::ConnectorHealth> systems = port.health();
    systems.removeIf([](const crm::ConnectorHealth &one) {
        return !one.capabilities.testFlag(crm::Capability::Directory);
    });
    return systems;
}

crm::ContactCard cardOf(const Contact &contact, const QString &connector, const QString &numberKey,
    const PhoneNumbers &numbers)
{
    crm::ContactCard card;
    card.key = crm::copiedKey(connector, contact.uid);
    const bool isCompany = contact.givenName.isEmpty() && contact.familyName.isEmpty()
        && !contact.company.isEmpty() && contact.displayName == contact.company;
    card.kind = isCompany ? crm::CardKind::Company : crm::CardKind::Person;
    card.name = contact.displayName.isEmpty() ? contact.company : contact.displayName;
    card.givenName = contact.givenName;
    card.familyName = contact.familyName;
    card.company = contact.company;
    card.title = contact.title;
    card.department = contact.department;
    card.numbers = contact.numbers;
    card.emails = contact.emails;
    card.link = QUrl(contact.link);
    card.match = crm::CardMatch::Number;
    for (const ContactNumber &number : contact.numbers) {
        if (numbers.read(number.text).key() == numberKey) {
            card.matchedBy = number.text;
            break;
        }
    }
    return card;
}

/// All have the number that was sought.
bool isSamePerson(const crm::ContactCard &one, const crm::ContactCard &other)
{
    return (one.kind == crm::CardKind::Company) == (other.kind == crm::CardKind::Company)
        && other.match == crm::CardMatch::Number && fold(one.name) == fold(other.name);
}

/// What comes second stands behind, or beside the same person.
QVector<crm::FoundCard> joined(QVector<crm::FoundCard> first, const QVector<crm::FoundCard> &second)
{
    for (const crm::FoundCard &found : second) {
        const auto same = std::find_if(first.begin(), first.end(), [&](const crm::FoundCard &one) {
            return one.card.key.connector != found.card.key.connector
                && isSamePerson(one.card, found.card);
        });
        if (same == first.end()) {
            first.append(found);
        } else {
            same->alsoIn.append(found.card);
            same->alsoIn += found.alsoIn;
        }
    }
    return first;
}

} // namespace

class CopiedCards::Lookup final : public QObject, public crm::ConnectorTask {
public:
    Lookup(CopiedCards &port, const PhoneNumber &number, crm::FindHandlers handlers)
        : m_port(port)
        , m_handlers(std::move(handlers))
        , m_copied(copiedSystems(port))
        , m_began(port.m_clock.now())
    {
        m_task = port.m_systems.findByNumber(
            number, {[this](const crm::CardFindings &findings) { systemsTold(findings); }});
        QStringList connectors;
        for (const crm::ConnectorHealth &system : std::as_const(m_copied))
            connectors.append(system.connector);
        port.m_store.read<QVector<crm::ContactCard>>(
            Lane::Caller, this,
            [key = number.key(), connectors, numbers = port.m_people.numbers().numbers](
                sqlite::Database &database) -> Expected<QVector<crm::ContactCard>> {
                const auto stored = contacts::byNumber(database, key);
                if (!stored)
                    return unexpected(stored.error());
                const auto sources = contacts::sourcesById(database);
                if (!sources)
                    return unexpected(sources.error());
                QVector<crm::ContactCard> cards;
                for (const StoredContact &one : *stored) {
                    const ContactSourceInfo source = sources->value(one.source);
                    if (source.kind == ContactSourceInfo::Kind::Crm
                        && connectors.contains(source.origin))
                        cards.append(cardOf(one.contact, source.origin, key, numbers));
                }
                return cards;
            },
            [this](const Expected<QVector<crm::ContactCard>> &cards) { storeTold(cards); });
    }

private:
    void systemsTold(const crm::CardFindings &findings)
    {
        m_findings = findings;
        m_systemsFirst = m_systemsFirst || (!m_hasStore && !findings.cards.isEmpty());
        tell();
    }

    void storeTold(const Expected<QVector<crm::ContactCard>> &cards)
    {
        m_hasStore = true;
        for (const crm::ConnectorHealth &system : std::as_const(m_copied)) {
            crm::SourceReport report;
            report.connector = system.connector;
            report.name = system.name;
            report.state = crm::SourceReport::State::Nothing;
            report.took = m_port.m_clock.now() - m_began;
            report.fromMemory = true;
            if (!cards) {
                report.state = crm::SourceReport::State::Failed;
                report.why = cards.error().userText;
            }
            m_reports.append(report);
        }
        for (const crm::ContactCard &card : cards.valueOr({})) {
            m_cards = joined(m_cards, {crm::FoundCard{card, {}}});
            for (crm::SourceReport &report : m_reports) {
                if (report.connector == card.key.connector)
                    report.state = crm::SourceReport::State::Found;
            }
        }
        tell();
    }

    void tell()
    {
        crm::CardFindings all = m_findings;
        all.cards = m_systemsFirst ? joined(m_findings.cards, m_cards)
                                   : joined(m_cards, m_findings.cards);
        all.sources += m_reports;
        const QVector<crm::ConnectorHealth> order = m_port.health();
        const auto placeOf = [&order](const crm::SourceReport &report) {
            return std::find_if(order.cbegin(), order.cend(),
                [&](const auto &health) { return health.connector == report.connector; });
        };
        std::stable_sort(all.sources.begin(), all.sources.end(),
            [&](const auto &a, const auto &b) { return placeOf(a) < placeOf(b); });
        all.isComplete = m_hasStore && m_findings.isComplete;
        const auto handler = m_handlers.found; // may delete this
        if (handler)
            handler(all);
    }

    CopiedCards &m_port;
    crm::FindHandlers m_handlers;
    QVector<crm::ConnectorHealth> m_copied;
    Clock::Milliseconds m_began;
    bool m_hasStore = false;
    bool m_systemsFirst = false;
    crm::CardFindings m_findings; ///< of the systems, so far
    QVector<crm::FoundCard> m_cards; ///< of the store
    QVector<crm::SourceReport> m_reports; ///< of the store
    std::unique_ptr<crm::ConnectorTask> m_task;
};

CopiedCards::CopiedCards(
    crm::CardPort &systems, Store &store, const People &people, const Clock &clock, QObject *parent)
    : CardPort(parent)
    , m_systems(systems)
    , m_store(store)
    , m_people(people)
    , m_clock(clock)
{
    connect(&systems, &crm::CardPort::healthChanged, this, &crm::CardPort::healthChanged);
}

std::unique_ptr<crm::ConnectorTask> CopiedCards::findByNumber(
    const PhoneNumber &number, crm::FindHandlers handlers)
{
    if (number.kind != NumberKind::Number || copiedSystems(m_systems).isEmpty())
        return m_systems.findByNumber(number, std::move(handlers));
    return std::make_unique<Lookup>(*this, number, std::move(handlers));
}

} // namespace balie::desk
