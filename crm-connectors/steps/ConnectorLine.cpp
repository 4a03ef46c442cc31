#include "crm-connectors/steps/ConnectorLine.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

ConnectorLine::ConnectorLine(
    std::shared_ptr<const Profile> profile, ConnectorSetting setting, const ConnectorTools &tools)
    : m_profile(std::move(profile))
    , m_setting(std::move(setting))
    , m_tools(tools)
    , m_errors(m_profile)
    , m_gate(tools.clock, m_profile->request.maxParallel, m_profile->request.minInterval)
{
}

Values ConnectorLine::values() const
{
    Values values;
    for (auto it = m_setting.values.cbegin(); it != m_setting.values.cend(); ++it)
        values.set(u"setting."_s + it.key(), it.value());
    values.set(u"now"_s, QVariant(QDateTime::fromMSecsSinceEpoch(m_tools.clock.wallMs())));
    addSession(values);
    return values;
}

void ConnectorLine::addSession(Values &values) const
{
    const QHash<QString, QString> facts = m_tools.session.facts();
    for (auto it = facts.cbegin(); it != facts.cend(); ++it)
        values.set(u"session."_s + it.key(), it.value());
}

CardMapper ConnectorLine::mapper() const
{
    return CardMapper(m_profile, m_setting.id, values());
}

} // namespace balie::crm
