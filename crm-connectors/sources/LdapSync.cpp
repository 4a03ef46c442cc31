#include "crm-connectors/sources/LdapSync.h"

#include "crm-connectors/sources/LdapText.h"

#include <QCborMap>
#include <QCborValue>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QPointer>
#include <QUrl>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Ldap {
    Q_DECLARE_TR_FUNCTIONS(Ldap)
};

/// What a continuation holds for: other people, or other things about them, begin anew.
QByteArray scopeOf(const LdapSettings &settings)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : {settings.host, QString::number(portOf(settings)), settings.user, settings.base,
             settings.filter})
        hash.addData(part.toUtf8() + '\0');
    for (const QByteArray &attribute : ldapText::wantedAttributes(settings.attributes))
        hash.addData(attribute + '\0');
    return hash.result().left(16);
}

// Keys of a continuation.
constexpr auto scopeKey = "scope"_L1;
constexpr auto attributeKey = "attribute"_L1;
constexpr auto latestKey = "latest"_L1;

} // namespace

LdapSync::LdapSync(const LdapSettings &settings, Clock &clock, SyncStart start, SyncHandlers handlers)
    : m_settings(settings)
    , m_wanted(ldapText::wantedAttributes(settings.attributes))
    , m_start(std::move(start))
    , m_handlers(std::move(handlers))
    , m_session(std::make_unique<LdapSession>(settings, clock))
    , m_limit(clock.makeTimer([this] { finish(unexpected(ldapError::tookTooLong(m_settings))); }))
{
    m_limit->start(settings.syncTimeout);
    const auto stepDone = [this](auto next) {
        return [this, next](const Expected<void> &result) {
            if (result)
                next();
            else
                finish(unexpected(result.error()));
        };
    };
    m_session->open(stepDone([this, stepDone] { m_session->signIn(stepDone([this] { begin(); })); }));
}

LdapSync::~LdapSync() = default;

void LdapSync::begin()
{
    const QCborMap told = QCborValue::fromCbor(m_start.continuation).toMap();
    if (told.value(scopeKey).toByteArray() == scopeOf(m_settings) && !m_start.known.isEmpty()) {
        m_changedBy = told.value(attributeKey).toString();
        if (const qint64 latest = told.value(latestKey).toInteger(); latest > 0 && !m_changedBy.isEmpty())
            m_latest = QDateTime::fromSecsSinceEpoch(latest, Qt::UTC);
    }
    beginPass(m_latest.isValid() ? Pass::Changes : Pass::Everything);
}

void LdapSync::beginPass(Pass pass)
{
    m_pass = pass;
    m_query = {};
    m_query.base = m_settings.base.toUtf8();
    m_query.pageSize = m_settings.pageSize;
    m_query.attributes = m_wanted;
    m_query.filter = ldapText::filterOf(m_settings);
    switch (pass) {
    case Pass::Changes:
        m_query.filter = ldapText::changedFilter(
            m_settings, m_changedBy, m_latest.addSecs(-m_settings.overlap.count()));
        break;
    case Pass::Uids:
        m_query.attributes.clear();
        for (const QString &name : m_settings.attributes.uid)
            m_query.attributes.append(name.toUtf8());
        break;
    case Pass::Everything:
        m_present.clear();
        m_batch.done = 0;
        break;
    }
    readPage({});
}

void LdapSync::readPage(const QByteArray &cookie)
{
    m_query.cookie = cookie;
    m_session->read(m_query,
        {[this](const QVector<LdapEntry> &entries) { take(entries); },
            [this](const QStringList &urls) {
                for (const QString &url : urls) {
                    if (const QString host = QUrl(url).host(); !m_elsewhere.contains(host))
                        m_elsewhere.append(host);
                }
            },
            [this](const Expected<LdapPage> &page) {
                if (page)
                    takePage(*page);
                else
                    finish(unexpected(page.error()));
            }});
}

void LdapSync::take(const QVector<LdapEntry> &entries)
{
    for (const LdapEntry &entry : entries) {
        if (m_pass == Pass::Uids) {
            const QString uid = uidOf(entry, m_settings.attributes);
            m_strangers = m_strangers || !(m_present.contains(uid) || m_start.known.contains(uid));
            m_present.insert(uid);
            continue;
        }
        const Contact contact = contactOf(entry, m_settings.attributes);
        for (const QString &attribute : m_settings.attributes.changed) {
            const QDateTime time = ldapText::timeOf(entry.first({attribute}));
            if (time.isValid() && (!m_latest.isValid() || time > m_latest)) {
                m_latest = time;
                m_changedBy = attribute;
            }
        }
        if (m_present.contains(contact.uid))
            continue; // the directory moved under the pages
        m_present.insert(contact.uid);
        ++m_batch.done;
        const auto known = m_start.known.constFind(contact.uid);
        if (known == m_start.known.constEnd() || *known != contact.revision)
            m_batch.changed.append(contact);
    }
    if (m_present.size() > m_settings.maximum)
        finish(unexpected(ldapError::tooMany(m_settings)));
    else
        deliver();
}

void LdapSync::takePage(const LdapPage &page)
{
    if (page.verdict.code != LDAP_SUCCESS)
        finish(unexpected(ldapError::fromVerdict(m_settings, page.verdict)));
    else if (!page.cookie.isEmpty())
        readPage(page.cookie);
    else
        passDone();
}

void LdapSync::passDone()
{
    if (m_pass == Pass::Changes) {
        beginPass(Pass::Uids);
        return;
    }
    if (m_pass == Pass::Uids && m_strangers) {
        beginPass(Pass::Everything);
        return;
    }
    // Far more often a right that was withdrawn than a company without people.
    if (m_present.isEmpty() && !m_start.known.isEmpty()) {
        finish(unexpected(Error{ErrorCode::Refused,
            Ldap::tr("The directory shows nobody any more, so the people that were read before are kept. "
                     "Check the user name, the search base and the filter."),
            u"ldap: empty where it was not"_s}));
        return;
    }
    for (auto known = m_start.known.keyBegin(); known != m_start.known.keyEnd(); ++known) {
        if (!m_present.contains(*known))
            m_batch.gone.append(*known);
    }
    if (m_pass == Pass::Everything)
        m_batch.total = m_batch.done;
    if (!deliver())
        return;
    SyncEnd end{continuation(), {}};
    if (!m_elsewhere.isEmpty()) {
        end.notRead.append(Ldap::tr("Part of the directory is on other servers (%1), which are not asked.")
                               .arg(m_elsewhere.join(u", "_s)));
    }
    finish(std::move(end));
}

bool LdapSync::deliver()
{
    const QPointer<LdapSync> self(this);
    const SyncBatch batch = m_batch;
    m_batch.changed.clear();
    m_batch.gone.clear();
    const auto handler = m_handlers.batch;
    handler(batch);
    return !self.isNull();
}

void LdapSync::finish(Expected<SyncEnd> result)
{
    m_limit->stop();
    m_session.reset();
    if (const auto done = std::exchange(m_handlers.done, {}))
        done(std::move(result));
}

QByteArray LdapSync::continuation() const
{
    QCborMap told;
    told.insert(scopeKey, scopeOf(m_settings));
    if (m_latest.isValid()) {
        told.insert(attributeKey, m_changedBy);
        told.insert(latestKey, m_latest.toSecsSinceEpoch());
    }
    return QCborValue(told).toCbor();
}

} // namespace balie
