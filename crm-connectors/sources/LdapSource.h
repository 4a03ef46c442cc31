#pragma once

#include "crm-connectors/sources/ContactSource.h"
#include "crm-connectors/sources/LdapSettings.h"

#include "base/Clock.h"

namespace balie {

/// The people of an LDAP directory (RFC 4511), OpenLDAP or Active Directory. Each task has a connection for
/// itself. Referrals are not followed, and that is said.
class LdapSource final : public ContactSource {
public:
    /// `clock` outlives the source and its tasks.
    LdapSource(LdapSettings settings, Clock &clock);

    [[nodiscard]] std::unique_ptr<SourceTask> synchronise(SyncStart start, SyncHandlers handlers) override;
    [[nodiscard]] std::unique_ptr<SourceTask> search(const QString &text, int limit,
        std::function<void(Expected<SourceSearchResult>)> done) override;
    [[nodiscard]] std::unique_ptr<SourceTask> test(SourceTestHandlers handlers) override;

private:
    LdapSettings m_settings;
    Clock &m_clock;
};

} // namespace balie
