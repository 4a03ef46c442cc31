#pragma once

#include "crm-connectors/sources/ContactSource.h"
#include "crm-connectors/sources/LdapSession.h"

namespace balie {

/// One question to a directory: who is called this, or has this number.
class LdapSearch final : public SourceTask {
public:
    using Done = std::function<void(Expected<SourceSearchResult>)>;

    LdapSearch(const LdapSettings &settings, Clock &clock, const QString &text, int limit, Done done);

private:
    void ask();
    void finish(Expected<SourceSearchResult> result);

    LdapSettings m_settings;
    LdapQuery m_query;
    Done m_done;
    std::unique_ptr<LdapSession> m_session; ///< none any more when it is over
    std::unique_ptr<Timer> m_limit;
    SourceSearchResult m_found;
};

} // namespace balie
