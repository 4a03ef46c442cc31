#include "crm-connectors/sources/LdapSearch.h"

#include "crm-connectors/sources/LdapText.h"

#include <algorithm>

namespace balie {

LdapSearch::LdapSearch(
    const LdapSettings &settings, Clock &clock, const QString &text, int limit, Done done)
    : m_settings(settings)
    , m_done(std::move(done))
    , m_session(std::make_unique<LdapSession>(settings, clock))
{
    m_query.base = settings.base.toUtf8();
    m_query.filter = ldapText::searchFilter(settings, text);
    m_query.attributes = ldapText::wantedAttributes(settings.attributes);
    m_query.sizeLimit = std::max(limit, 1);
    if (m_query.filter.isEmpty()) {
        m_limit = clock.makeTimer([this] { finish(m_found); });
        m_limit->start(Clock::Milliseconds(0));
        return;
    }
    m_limit = clock.makeTimer([this] { finish(unexpected(ldapError::silent(m_settings))); });
    m_limit->start(settings.connectTimeout + settings.searchTimeout);
    m_session->open([this](const Expected<void> &opened) {
        if (!opened) {
            finish(unexpected(opened.error()));
            return;
        }
        m_session->signIn([this](const Expected<void> &signedIn) {
            if (signedIn)
                ask();
            else
                finish(unexpected(signedIn.error()));
        });
    });
}

void LdapSearch::ask()
{
    m_session->read(m_query,
        {[this](const QVector<LdapEntry> &entries) {
             for (const LdapEntry &entry : entries) {
                 if (m_found.contacts.size() < m_query.sizeLimit)
                     m_found.contacts.append(contactOf(entry, m_settings.attributes));
             }
         },
            [](const QStringList &) {},
            [this](const Expected<LdapPage> &page) {
                if (!page) {
                    finish(unexpected(page.error()));
                    return;
                }
                const int code = page->verdict.code;
                m_found.more = code == LDAP_SIZELIMIT_EXCEEDED || code == LDAP_ADMINLIMIT_EXCEEDED
                    || code == LDAP_TIMELIMIT_EXCEEDED;
                if (code == LDAP_SUCCESS || (m_found.more && !m_found.contacts.isEmpty()))
                    finish(m_found);
                else
                    finish(unexpected(ldapError::fromVerdict(m_settings, page->verdict)));
            }});
}

void LdapSearch::finish(Expected<SourceSearchResult> result)
{
    m_limit->stop();
    m_session.reset();
    if (const auto done = std::exchange(m_done, {}))
        done(std::move(result));
}

} // namespace balie
