#include "crm-connectors/sources/LdapSource.h"

#include "crm-connectors/sources/LdapSearch.h"
#include "crm-connectors/sources/LdapSync.h"
#include "crm-connectors/sources/LdapTest.h"

namespace balie {

LdapSource::LdapSource(LdapSettings settings, Clock &clock)
    : m_settings(std::move(settings))
    , m_clock(clock)
{
}

std::unique_ptr<SourceTask> LdapSource::synchronise(SyncStart start, SyncHandlers handlers)
{
    return std::make_unique<LdapSync>(m_settings, m_clock, std::move(start), std::move(handlers));
}

std::unique_ptr<SourceTask> LdapSource::search(
    const QString &text, int limit, std::function<void(Expected<SourceSearchResult>)> done)
{
    return std::make_unique<LdapSearch>(m_settings, m_clock, text, limit, std::move(done));
}

std::unique_ptr<SourceTask> LdapSource::test(SourceTestHandlers handlers)
{
    return std::make_unique<LdapTest>(m_settings, m_clock, std::move(handlers));
}

} // namespace balie
