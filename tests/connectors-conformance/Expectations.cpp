#include "tests/connectors-conformance/Expectations.h"

#include <QJsonArray>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject ofKey(const QJsonArray &people, const QString &key)
{
    for (const QJsonValue &one : people) {
        if (one["key"_L1].toString() == key)
            return one.toObject();
    }
    return {};
}

} // namespace

Expectations::Expectations(StandIn &standIn)
    : m_description(standIn.get(u"describe"_s).toObject())
    , m_seeds(standIn.get(u"seeds"_s).toObject())
    , m_expectations(standIn.get(u"expectations"_s).toObject())
{
}

QString Expectations::contactId(const QString &key) const
{
    return m_description["ids"_L1]["contacts"_L1][key].toString();
}

QString Expectations::companyId(const QString &key) const
{
    return m_description["ids"_L1]["companies"_L1][key].toString();
}

QString Expectations::secondId(const QString &key) const
{
    return m_description["seconds"_L1][key].toString();
}

QJsonObject Expectations::contact(const QString &key) const
{
    const QJsonObject found = ofKey(m_seeds["contacts"_L1].toArray(), key);
    return found.isEmpty() ? ofKey(m_seeds["leads"_L1].toArray(), key) : found;
}

QJsonObject Expectations::company(const QString &key) const
{
    return ofKey(m_seeds["companies"_L1].toArray(), key);
}

QStringList Expectations::keysOfFamily(const QString &family) const
{
    QStringList keys;
    const QJsonArray people = m_seeds["contacts"_L1].toArray();
    for (const QJsonValue &one : people) {
        if (one["family"_L1].toString() == family)
            keys.append(one["key"_L1].toString());
    }
    return keys;
}

int Expectations::pageSize() const
{
    return m_description["pageSize"_L1].toInt();
}

QJsonArray Expectations::numbers() const
{
    return m_expectations["numbers"_L1].toArray();
}

QStringList Expectations::keysOf(
    const ConnectorBench &bench, const QVector<crm::ContactCard> &cards) const
{
    QHash<QString, QString> keys;
    const QJsonObject ids = m_description["ids"_L1].toObject();
    for (const QString &kind : {u"contacts"_s, u"companies"_s}) {
        const QJsonObject table = ids.value(kind).toObject();
        for (auto it = table.begin(); it != table.end(); ++it)
            keys.insert(kind + it.value().toString(), it.key());
    }
    QStringList found;
    for (const crm::ContactCard &card : cards) {
        const QString first = card.kind == crm::CardKind::Company ? u"companies"_s : u"contacts"_s;
        const QString id = bench.ownId(card.key);
        found.append(keys.value(first + id, u"nobody with id "_s + id));
    }
    found.sort();
    return found;
}

} // namespace balie::test
