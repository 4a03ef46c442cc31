#include "desk/cards/CardSearch.h"

#include <algorithm>
#include <utility>

namespace balie::desk {

CardSearch::CardSearch(crm::CardPort &port, const People &people, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_port(port)
    , m_people(people)
    , m_begin(clock.makeTimer([this] { ask(); }))
{
}

void CardSearch::setText(const QString &text)
{
    m_text = text.simplified();
    m_task.reset();
    m_begin->stop();
    m_findings = {};
    m_told.clear();
    const auto letters
        = std::count_if(m_text.cbegin(), m_text.cend(), [](QChar c) { return c.isLetter(); });
    const bool isNumber = m_people.numbers().numbers.read(m_text).kind == NumberKind::Number;
    const QVector<crm::ConnectorHealth> systems = m_port.health();
    const bool canAsk = std::any_of(
        systems.cbegin(), systems.cend(), [isNumber](const crm::ConnectorHealth &system) {
            return system.capabilities.testAnyFlags(crm::Capability::Directory
                | (isNumber ? crm::Capability::FindByNumber : crm::Capability::FindByName));
        });
    if (!canAsk || (!isNumber && letters < fewestLetters)) {
        setSearching(false);
        return;
    }
    m_begin->start(rest);
    setSearching(true);
}

void CardSearch::ask()
{
    const crm::FindHandlers handlers{[this](const crm::CardFindings &findings) { take(findings); }};
    const PhoneNumber number = m_people.numbers().numbers.read(m_text);
    m_task = number.kind == NumberKind::Number ? m_port.findByNumber(number, handlers)
                                               : m_port.findByName(m_text, handlers);
}

void CardSearch::take(const crm::CardFindings &findings)
{
    m_findings = findings;
    QVector<FoundContact> fresh;
    for (const crm::FoundCard &card : findings.cards) {
        if (m_told.size() >= most)
            break;
        if (m_told.contains(card.card.key))
            continue;
        m_told.append(card.card.key);
        fresh.append(contactOf(card));
    }
    const QString text = m_text;
    if (!fresh.isEmpty())
        Q_EMIT found(fresh);
    if (findings.isComplete && text == m_text && !m_begin->isActive())
        setSearching(false);
}

FoundContact CardSearch::contactOf(const crm::FoundCard &found) const
{
    const crm::ContactCard &card = found.card;
    FoundContact made;
    MergedContact &contact = made.contact;
    contact.name = card.name;
    contact.company = card.company;
    contact.department = card.department;
    contact.title = card.title;
    QVector<crm::ContactCard> members{card};
    members += found.alsoIn;
    for (int member = 0; member < members.size(); ++member) {
        contact.members.append(MergedContact::Member());
        const auto source = std::find_if(m_findings.sources.cbegin(), m_findings.sources.cend(),
            [&](const crm::SourceReport &report) {
                return report.connector == members.at(member).key.connector;
            });
        made.sources.append(source == m_findings.sources.cend() ? QString() : source->name);
        for (const ContactNumber &number : members.at(member).numbers) {
            for (const PhoneNumber &read : m_people.numbers().numbers.readField(number.text)) {
                const auto same = std::find_if(contact.numbers.begin(), contact.numbers.end(),
                    [&read](
                        const MergedNumber &other) { return other.number.key() == read.key(); });
                if (read.key().isEmpty())
                    continue;
                if (same == contact.numbers.end())
                    contact.numbers.append({number.kind, read, number.preferred, {member}});
                else if (!same->members.contains(member))
                    same->members.append(member);
            }
        }
        for (const QString &email : members.at(member).emails) {
            if (!contact.emails.contains(email, Qt::CaseInsensitive))
                contact.emails.append(email);
        }
    }
    const bool isNumber
        = card.match == crm::CardMatch::Number || card.match == crm::CardMatch::CompanyNumber;
    made.by = isNumber ? ContactMatch::Number : ContactMatch::Name;
    made.matched = isNumber ? m_people.shownNumber(card.matchedBy) : card.matchedBy;
    return made;
}

void CardSearch::setSearching(bool searching)
{
    if (std::exchange(m_searching, searching) != searching)
        Q_EMIT searchingChanged(searching);
}

} // namespace balie::desk
