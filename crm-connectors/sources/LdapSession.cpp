#include "crm-connectors/sources/LdapSession.h"

#include "base/HostRules.h"

#include <QCoreApplication>
#include <QPointer>
#include <array>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Ldap {
    Q_DECLARE_TR_FUNCTIONS(Ldap)
};

constexpr int messagesPerTurn = 100; ///< some milliseconds
constexpr qsizetype entriesPerPiece = 500;

using Message = std::unique_ptr<LDAPMessage, decltype(&ldap_msgfree)>;

QByteArray bytesOf(const berval &value)
{
    return {value.bv_val, qsizetype(value.bv_len)};
}

/// Lent: as long as `bytes` lives.
berval lent(QByteArray &bytes)
{
    return {ber_len_t(bytes.size()), bytes.data()};
}

/// Copies and frees libldap's list of texts.
QStringList taken(char **texts)
{
    QStringList list;
    for (char **text = texts; text && *text; ++text)
        list.append(QString::fromUtf8(*text));
    ber_memvfree(reinterpret_cast<void **>(texts));
    return list;
}

} // namespace

LdapSession::LdapSession(const LdapSettings &settings, Clock &clock)
    : m_settings(settings)
    , m_clock(clock)
    , m_silence(clock.makeTimer([this] { fail(ldapError::silent(m_settings)); }))
    , m_more(clock.makeTimer([this] { drain(); }))
    , m_ending(clock.makeTimer([this] {
        // It may delete this.
        const auto end = std::exchange(m_end, {});
        end();
    }))
{
}

LdapSession::~LdapSession()
{
    // Before the socket closes: a notifier on a closed one is an error to Qt.
    m_readable.reset();
}

std::optional<Error> LdapSession::objection() const
{
    if (m_settings.host.trimmed().isEmpty())
        return ldapError::incomplete(Ldap::tr("Fill in the address of the directory."));
    if (m_settings.security == LdapSecurity::Plain && !m_settings.allowPlain && !isLoopback(m_settings.host))
        return ldapError::notEncrypted(m_settings);
    // Servers take this for anonymous (RFC 4513 clause 5.1.2): it would look signed in, and find nobody.
    if (!m_settings.user.isEmpty() && m_settings.password.isEmpty())
        return ldapError::incomplete(Ldap::tr("Fill in the password of the directory too."));
    return std::nullopt;
}

void LdapSession::open(Done done)
{
    if (auto refusal = objection()) {
        m_done = std::move(done);
        fail(*refusal);
        return;
    }
    m_done = std::move(done);
    m_dial = std::make_unique<LdapDial>(m_settings, m_clock, [this](Expected<LdapHandle> made) {
        if (!made) {
            fail(made.error());
            return;
        }
        adopt(*std::move(made));
        std::exchange(m_done, {})({});
    });
}

void LdapSession::adopt(LdapHandle handle)
{
    m_handle = std::move(handle);
    int socket = -1;
    ldap_get_option(m_handle.get(), LDAP_OPT_DESC, &socket);
    m_readable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    m_readable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, [this] { drain(); });
}

void LdapSession::signIn(Done done)
{
    m_done = std::move(done);
    QByteArray password = m_settings.password.toUtf8();
    berval secret = lent(password);
    int id = -1;
    const NoPipeSignal quiet;
    const int code = ldap_sasl_bind(m_handle.get(), m_settings.user.toUtf8().constData(), LDAP_SASL_SIMPLE,
        &secret, nullptr, nullptr, &id);
    if (code != LDAP_SUCCESS)
        fail(ldapError::fromVerdict(m_settings, {code, {}, {}}));
    else
        ask(id);
}

void LdapSession::read(const LdapQuery &query, Reading reading)
{
    m_reading = std::move(reading);
    QVector<QByteArray> names = query.attributes;
    std::vector<char *> attributes;
    for (QByteArray &name : names)
        attributes.push_back(name.data());
    attributes.push_back(nullptr);
    QByteArray cookie = query.cookie;
    berval lentCookie = lent(cookie);
    LDAPControl *paging = nullptr;
    // Not critical: a server that knows no pages answers with all at once.
    if (query.pageSize > 0)
        ldap_create_page_control(m_handle.get(), query.pageSize, &lentCookie, 0, &paging);
    std::array<LDAPControl *, 2> controls{paging, nullptr};
    int id = -1;
    const NoPipeSignal quiet;
    const int code = ldap_search_ext(m_handle.get(), query.base.constData(),
        query.wholeTree ? LDAP_SCOPE_SUBTREE : LDAP_SCOPE_BASE, query.filter.constData(), attributes.data(), 0,
        controls.data(), nullptr, nullptr, query.sizeLimit, &id);
    ldap_control_free(paging);
    if (code != LDAP_SUCCESS)
        fail(ldapError::fromVerdict(m_settings, {code, {}, {}}));
    else
        ask(id);
}

void LdapSession::ask(int messageId)
{
    m_messageId = messageId;
    m_silence->start(m_settings.silenceTimeout);
    m_readable->setEnabled(true);
    // The answer may have come with the one before, and then the socket does not tell.
    m_more->start(Clock::Milliseconds(0));
}

void LdapSession::drain()
{
    for (int count = 0; count < messagesPerTurn; ++count) {
        LDAPMessage *got = nullptr;
        const int type = nextMessage(&got);
        const Message message(got, &ldap_msgfree);
        if (type == 0)
            return;
        if (type < 0) {
            int code = LDAP_SERVER_DOWN;
            ldap_get_option(m_handle.get(), LDAP_OPT_RESULT_CODE, &code);
            fail(ldapError::fromVerdict(m_settings, {code, {}, {}}));
            return;
        }
        m_silence->start(m_settings.silenceTimeout);
        if (!take(message.get()))
            return;
    }
    m_more->start(Clock::Milliseconds(0));
}

int LdapSession::nextMessage(LDAPMessage **message)
{
    const NoPipeSignal quiet;
    timeval noTime{};
    return ldap_result(m_handle.get(), m_messageId, LDAP_MSG_ONE, &noTime, message);
}

bool LdapSession::take(LDAPMessage *message)
{
    switch (ldap_msgtype(message)) {
    case LDAP_RES_SEARCH_ENTRY:
        takeEntry(message);
        return m_entries.size() < entriesPerPiece || deliverEntries();
    case LDAP_RES_SEARCH_REFERENCE: {
        char **urls = nullptr;
        ldap_parse_reference(m_handle.get(), message, &urls, nullptr, 0);
        const QPointer<LdapSession> self(this);
        const auto elsewhere = m_reading.elsewhere;
        elsewhere(taken(urls));
        return !self.isNull();
    }
    case LDAP_RES_BIND:
        takeResult(message, true);
        return false;
    case LDAP_RES_SEARCH_RESULT:
        if (deliverEntries())
            takeResult(message, false);
        return false;
    default:
        return true; // an intermediate response that nobody asked for
    }
}

void LdapSession::takeEntry(LDAPMessage *message)
{
    LdapEntry entry;
    BerElement *reader = nullptr;
    berval dn{};
    if (ldap_get_dn_ber(m_handle.get(), message, &reader, &dn) == LDAP_SUCCESS)
        entry.dn = bytesOf(dn);
    berval name{};
    BerVarray values = nullptr;
    while (ldap_get_attribute_ber(m_handle.get(), message, reader, &name, &values) == LDAP_SUCCESS
        && name.bv_val) {
        QByteArray key = bytesOf(name).toLower();
        if (const qsizetype option = key.indexOf(';'); option >= 0)
            key.truncate(option);
        for (const berval *value = values; value && value->bv_val; ++value)
            entry.values[key].append(bytesOf(*value));
        ber_memfree(values); // the values themselves belong to the message
    }
    ber_free(reader, 0);
    m_entries.append(std::move(entry));
}

bool LdapSession::deliverEntries()
{
    if (m_entries.isEmpty())
        return true;
    const QPointer<LdapSession> self(this);
    // A copy: the handler may delete this, and itself with it.
    const auto entries = m_reading.entries;
    entries(std::exchange(m_entries, {}));
    return !self.isNull();
}

void LdapSession::takeResult(LDAPMessage *message, bool isBind)
{
    m_messageId = -1;
    m_silence->stop();
    m_more->stop();
    m_readable->setEnabled(false);

    LdapPage page;
    char *said = nullptr;
    char **referrals = nullptr;
    LDAPControl **controls = nullptr;
    const int parsed = ldap_parse_result(
        m_handle.get(), message, &page.verdict.code, nullptr, &said, &referrals, &controls, 0);
    page.verdict.said = QString::fromUtf8(said);
    ldap_memfree(said);
    page.verdict.referrals = taken(referrals);
    if (LDAPControl *paging = ldap_control_find(LDAP_CONTROL_PAGEDRESULTS, controls, nullptr)) {
        ber_int_t estimate = 0;
        berval cookie{};
        if (ldap_parse_pageresponse_control(m_handle.get(), paging, &estimate, &cookie) == LDAP_SUCCESS) {
            page.cookie = bytesOf(cookie);
            ldap_memfree(cookie.bv_val);
            if (estimate > 0)
                page.estimate = estimate;
        }
    }
    ldap_controls_free(controls);
    if (parsed != LDAP_SUCCESS) {
        fail(ldapError::fromVerdict(m_settings, {parsed, {}, {}}));
        return;
    }
    if (!isBind) {
        std::exchange(m_reading, {}).done(std::move(page));
    } else if (page.verdict.code != LDAP_SUCCESS) {
        fail(ldapError::fromVerdict(m_settings, page.verdict));
    } else {
        std::exchange(m_done, {})({});
    }
}

void LdapSession::fail(const Error &error)
{
    m_messageId = -1;
    m_silence->stop();
    m_more->stop();
    if (m_readable)
        m_readable->setEnabled(false);
    if (!deliverEntries())
        return;
    m_end = [error, done = std::exchange(m_done, {}), reading = std::exchange(m_reading, {})] {
        if (reading.done)
            reading.done(unexpected(error));
        else if (done)
            done(unexpected(error));
    };
    m_ending->start(Clock::Milliseconds(0));
}

} // namespace balie
