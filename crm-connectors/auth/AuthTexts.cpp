#include "crm-connectors/auth/AuthTexts.h"

#include "crm-connectors/profile/UrlFiller.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

QVector<Step::Pair> pairsOf(const QVector<AuthSpec::FormField> &fields)
{
    QVector<Step::Pair> pairs;
    for (const AuthSpec::FormField &field : fields)
        pairs.append({field.name, field.value, true});
    return pairs;
}

} // namespace

void AuthTexts::setSettings(const QHash<QString, QString> &settings)
{
    for (auto setting = settings.cbegin(); setting != settings.cend(); ++setting)
        m_values.set(u"setting."_s + setting.key(), *setting);
}

void AuthTexts::setFacts(const QHash<QString, QString> &facts)
{
    for (const QString &gone : std::as_const(m_facts)) {
        m_values.set(u"session."_s + gone, QString());
        m_values.set(u"kept."_s + gone, QString());
    }
    m_facts = facts.keys();
    for (auto fact = facts.cbegin(); fact != facts.cend(); ++fact) {
        m_values.set(u"session."_s + fact.key(), *fact);
        m_values.set(u"kept."_s + fact.key(), *fact);
    }
}

QUrl AuthTexts::baseUrl() const
{
    return UrlFiller(m_values).url(m_base).valueOr(QUrl());
}

QUrl AuthTexts::url(const Text &text) const
{
    return UrlFiller(m_values, baseUrl()).url(text).valueOr(QUrl());
}

QByteArray AuthTexts::json(const JsonText &json) const
{
    return TextFiller(m_values).jsonBody(json);
}

NamedTexts AuthTexts::fields(const QVector<AuthSpec::FormField> &fields) const
{
    return TextFiller(m_values).pairs(pairsOf(fields));
}

NamedTexts AuthTexts::headers(const QVector<AuthSpec::FormField> &headers) const
{
    return TextFiller(m_values).headers(pairsOf(headers));
}

} // namespace balie::crm
