#include "crm-connectors/sources/LdapTest.h"

#include "crm-connectors/sources/LdapText.h"

#include <QCoreApplication>
#include <QPointer>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Ldap {
    Q_DECLARE_TR_FUNCTIONS(Ldap)
};

constexpr int sample = 50;

} // namespace

LdapTest::LdapTest(const LdapSettings &settings, Clock &clock, SourceTestHandlers handlers)
    : m_settings(settings)
    , m_handlers(std::move(handlers))
    , m_session(std::make_unique<LdapSession>(settings, clock))
    , m_limit(clock.makeTimer([this] { fail(m_at, ldapError::silent(m_settings)); }))
{
    m_limit->start(settings.connectTimeout + settings.searchTimeout);
    m_session->open([this](const Expected<void> &opened) {
        if (!opened)
            fail(SourceTestStep::Kind::Reach, opened.error());
        else if (tell(SourceTestStep::Kind::Reach,
                     m_settings.security == LdapSecurity::Plain
                         ? Ldap::tr("Connected, without encryption.")
                         : Ldap::tr("Connected; the certificate is trusted.")))
            signIn();
    });
}

void LdapTest::signIn()
{
    m_at = SourceTestStep::Kind::SignIn;
    m_session->signIn([this](const Expected<void> &signedIn) {
        if (!signedIn)
            fail(m_at, signedIn.error());
        else if (tell(m_at,
                     m_settings.user.isEmpty() ? Ldap::tr("Signed in anonymously.") : Ldap::tr("Signed in.")))
            findBase();
    });
}

void LdapTest::findBase()
{
    m_at = SourceTestStep::Kind::FindPlace;
    LdapQuery query;
    query.base = m_settings.base.toUtf8();
    query.wholeTree = false;
    query.filter = "(objectClass=*)";
    query.attributes = {LDAP_NO_ATTRS};
    m_session->read(query,
        {[](const QVector<LdapEntry> &) {}, [](const QStringList &) {},
            [this](const Expected<LdapPage> &page) {
                if (!page)
                    fail(m_at, page.error());
                else if (page->verdict.code != LDAP_SUCCESS)
                    fail(m_at, ldapError::fromVerdict(m_settings, page->verdict));
                else if (tell(m_at, Ldap::tr("The search base exists.")))
                    readPeople();
            }});
}

void LdapTest::readPeople()
{
    m_at = SourceTestStep::Kind::ReadContacts;
    LdapQuery query;
    query.base = m_settings.base.toUtf8();
    query.filter = ldapText::filterOf(m_settings);
    query.attributes = ldapText::wantedAttributes(m_settings.attributes);
    query.sizeLimit = sample;
    m_session->read(query,
        {[this](const QVector<LdapEntry> &entries) {
             for (const LdapEntry &entry : entries) {
                 ++m_people;
                 if (!contactOf(entry, m_settings.attributes).numbers.isEmpty())
                     ++m_withNumber;
             }
         },
            [](const QStringList &) {},
            [this](const Expected<LdapPage> &page) {
                if (!page) {
                    fail(m_at, page.error());
                    return;
                }
                const int code = page->verdict.code;
                if (code != LDAP_SUCCESS && (code != LDAP_SIZELIMIT_EXCEEDED || m_people == 0)) {
                    fail(m_at, ldapError::fromVerdict(m_settings, page->verdict));
                    return;
                }
                if (m_people == 0) {
                    fail(m_at,
                        ldapError::incomplete(Ldap::tr(
                            "Nobody was found. Check the search base, the filter, and what this user may "
                            "see.")));
                    return;
                }
                const QString said = Ldap::tr("Looked at %L1 people, %L2 of them with a telephone number.")
                                         .arg(m_people)
                                         .arg(m_withNumber);
                if (!tell(m_at, said))
                    return;
                m_limit->stop();
                m_session.reset();
                if (const auto done = std::exchange(m_handlers.done, {}))
                    done(true);
            }});
}

bool LdapTest::tell(SourceTestStep::Kind kind, const QString &said)
{
    const QPointer<LdapTest> self(this);
    const auto step = m_handlers.step;
    step({kind, said, std::nullopt});
    return !self.isNull();
}

void LdapTest::fail(SourceTestStep::Kind kind, const Error &error)
{
    m_limit->stop();
    m_session.reset();
    const QPointer<LdapTest> self(this);
    const auto step = m_handlers.step;
    const auto done = std::exchange(m_handlers.done, {});
    if (!done)
        return;
    step({kind, {}, error});
    if (!self.isNull())
        done(false);
}

} // namespace balie
