#include "crm-connectors/profile/CardLinks.h"

#include "crm-connectors/profile/NumberVariants.h"
#include "crm-connectors/profile/UrlFiller.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

CardLinks::CardLinks(LinkRules rules, Values values)
    : m_rules(std::move(rules))
    , m_values(std::move(values))
{
}

QUrl CardLinks::card(const CardKey &key, const QString &name) const
{
    if (key.isEmpty())
        return {};
    auto found = m_rules.card.constFind(key.type);
    if (found == m_rules.card.constEnd())
        found = m_rules.card.constFind(QString());
    if (found == m_rules.card.constEnd())
        return {};
    Values values = m_values;
    values.set(u"card.id"_s, key.id);
    values.set(u"card.type"_s, key.type);
    values.set(u"card.name"_s, name);
    return UrlFiller(std::move(values), {}, m_rules.schemes).url(*found).valueOr({});
}

QUrl CardLinks::newContact(const PhoneNumber &number, const PhoneNumbers &numbers) const
{
    if (m_rules.newContact.isEmpty() || number.kind != NumberKind::Number)
        return {};
    Values values = m_values;
    NumberVariants(number, numbers).addTo(values, {});
    return UrlFiller(std::move(values), {}, m_rules.schemes).url(m_rules.newContact).valueOr({});
}

} // namespace balie::crm
