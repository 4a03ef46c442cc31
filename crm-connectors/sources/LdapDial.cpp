#include "crm-connectors/sources/LdapDial.h"

#include "crm-connectors/sources/LdapErrors.h"

#include <QFile>
#include <QTemporaryFile>
#include <QThread>
#include <cerrno>
#include <fcntl.h>
#include <mutex>
#include <netdb.h>
#include <openldap.h>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where systems keep the authorities that they trust; an ldap.conf of the user's is not asked.
QByteArray systemAuthorities()
{
    for (const auto &path : {u"/etc/ssl/certs/ca-certificates.crt"_s, u"/etc/pki/tls/certs/ca-bundle.crt"_s,
             u"/etc/ssl/ca-bundle.pem"_s, u"/etc/ssl/cert.pem"_s}) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            return file.readAll();
    }
    return {};
}

timeval timevalOf(std::chrono::milliseconds span)
{
    timeval made{};
    made.tv_sec = span.count() / 1000;
    made.tv_usec = (span.count() % 1000) * 1000;
    return made;
}

QByteArray urlOf(const LdapSettings &settings)
{
    const QString scheme = settings.security == LdapSecurity::Tls ? u"ldaps"_s : u"ldap"_s;
    const QString host = settings.host.contains(u':') ? u"[%1]"_s.arg(settings.host) : settings.host;
    return u"%1://%2:%3"_s.arg(scheme, host).arg(portOf(settings)).toUtf8();
}

QString diagnosticOf(LDAP *handle)
{
    char *text = nullptr;
    ldap_get_option(handle, LDAP_OPT_DIAGNOSTIC_MESSAGE, &text);
    const QString said = QString::fromUtf8(text);
    ldap_memfree(text);
    return said;
}

void setBlocking(int socket, bool blocking)
{
    const int flags = fcntl(socket, F_GETFL);
    fcntl(socket, F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK);
}

} // namespace

/// What both threads see. The worker's socket stands in it while the worker may be blocked on it: giving up
/// shuts it down, which wakes the worker.
class LdapDial::Work {
public:
    explicit Work(const LdapSettings &settings)
        : m_settings(settings)
    {
    }

    void giveUp()
    {
        const std::lock_guard lock(m_mutex);
        m_givenUp = true;
        if (m_socket >= 0)
            shutdown(m_socket, SHUT_RDWR);
    }

    void run()
    {
        const NoPipeSignal quiet;
        result = dial();
    }

    /// The worker's until it has finished.
    std::optional<Expected<LdapHandle>> result;

private:
    Expected<LdapHandle> dial()
    {
        const auto socket = connected();
        if (!socket)
            return unexpected(socket.error());
        auto handle = opened(*socket);
        disown();
        return handle;
    }

    bool own(int socket)
    {
        const std::lock_guard lock(m_mutex);
        m_socket = m_givenUp ? -1 : socket;
        return !m_givenUp;
    }
    /// Before the socket is closed or given away: its number may be another's a moment later.
    void disown()
    {
        const std::lock_guard lock(m_mutex);
        m_socket = -1;
    }

    Expected<int> connected()
    {
        addrinfo hints{};
        hints.ai_socktype = SOCK_STREAM;
        hints.ai_flags = AI_ADDRCONFIG;
        addrinfo *found = nullptr;
        const int status = getaddrinfo(m_settings.host.toUtf8().constData(),
            QByteArray::number(portOf(m_settings)).constData(), &hints, &found);
        if (status != 0)
            return unexpected(ldapError::cannotFind(m_settings, QString::fromUtf8(gai_strerror(status))));
        const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses(found, &freeaddrinfo);
        int error = EHOSTUNREACH;
        for (const addrinfo *address = found; address; address = address->ai_next) {
            const int made = ::socket(
                address->ai_family, address->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, address->ai_protocol);
            if (made < 0) {
                error = errno;
                continue;
            }
            if (!own(made)) {
                close(made);
                return unexpected(ldapError::connectTimedOut(m_settings));
            }
            error = connectTo(made, *address);
            if (error == 0)
                return made;
            disown();
            close(made);
        }
        return unexpected(error == ETIMEDOUT ? ldapError::connectTimedOut(m_settings)
                                             : ldapError::unreachable(m_settings, error));
    }

    /// Zero or errno.
    int connectTo(int socket, const addrinfo &address) const
    {
        if (::connect(socket, address.ai_addr, address.ai_addrlen) == 0)
            return 0;
        if (errno != EINPROGRESS)
            return errno;
        pollfd wait{socket, POLLOUT, 0};
        if (poll(&wait, 1, int(m_settings.connectTimeout.count())) <= 0)
            return ETIMEDOUT;
        int error = 0;
        socklen_t size = sizeof error;
        getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size);
        return error;
    }

    /// Takes the socket over, whatever comes of it.
    Expected<LdapHandle> opened(int socket)
    {
        LDAP *made = nullptr;
        if (ldap_init_fd(socket, LDAP_PROTO_TCP, urlOf(m_settings).constData(), &made) != LDAP_SUCCESS) {
            disown();
            close(socket);
            return unexpected(ldapError::cannotFind(m_settings, u"no host name"_s));
        }
        LdapHandle handle(made);
        setOptions(made);
        setBlocking(socket, true);
        if (m_settings.security != LdapSecurity::Plain) {
            if (const auto secured = secure(made); !secured) {
                disown();
                return unexpected(secured.error());
            }
        }
        setBlocking(socket, false);
        return handle;
    }

    void setOptions(LDAP *handle) const
    {
        // All that an ldap.conf or the environment could have set otherwise.
        const int version = LDAP_VERSION3;
        ldap_set_option(handle, LDAP_OPT_PROTOCOL_VERSION, &version);
        ldap_set_option(handle, LDAP_OPT_REFERRALS, LDAP_OPT_OFF);
        const int none = LDAP_NO_LIMIT;
        ldap_set_option(handle, LDAP_OPT_SIZELIMIT, &none);
        ldap_set_option(handle, LDAP_OPT_TIMELIMIT, &none);
        const int never = LDAP_DEREF_NEVER;
        ldap_set_option(handle, LDAP_OPT_DEREF, &never);
        const timeval limit = timevalOf(m_settings.connectTimeout);
        ldap_set_option(handle, LDAP_OPT_NETWORK_TIMEOUT, &limit);
        ldap_set_option(handle, LDAP_OPT_TIMEOUT, &limit);
    }

    Expected<void> secure(LDAP *handle) const
    {
        // libldap takes authorities from a file only; it is read when the context is made.
        QTemporaryFile authorities;
        if (!authorities.open())
            return unexpected(ldapError::badAuthorities());
        authorities.write(systemAuthorities() + '\n' + m_settings.extraCaPem);
        authorities.close();
        const int demand = LDAP_OPT_X_TLS_DEMAND;
        ldap_set_option(handle, LDAP_OPT_X_TLS_REQUIRE_CERT, &demand);
        const int oldest = LDAP_OPT_X_TLS_PROTOCOL_TLS1_2;
        ldap_set_option(handle, LDAP_OPT_X_TLS_PROTOCOL_MIN, &oldest);
        ldap_set_option(handle, LDAP_OPT_X_TLS_CACERTDIR, nullptr);
        ldap_set_option(
            handle, LDAP_OPT_X_TLS_CACERTFILE, QFile::encodeName(authorities.fileName()).constData());
        const int client = 0;
        if (ldap_set_option(handle, LDAP_OPT_X_TLS_NEWCTX, &client) != LDAP_OPT_SUCCESS)
            return unexpected(ldapError::badAuthorities());
        const int code = m_settings.security == LdapSecurity::StartTls
            ? ldap_start_tls_s(handle, nullptr, nullptr)
            : ldap_install_tls(handle);
        if (code != LDAP_SUCCESS)
            return unexpected(ldapError::notSecure(m_settings, code, diagnosticOf(handle)));
        return {};
    }

    const LdapSettings m_settings;
    std::mutex m_mutex;
    int m_socket = -1; ///< guarded
    bool m_givenUp = false; ///< guarded
};

LdapDial::LdapDial(const LdapSettings &settings, Clock &clock, Done done)
    : m_settings(settings)
    , m_done(std::move(done))
    , m_work(std::make_shared<Work>(settings))
    , m_deadline(clock.makeTimer([this] {
        m_work->giveUp();
        finish(unexpected(ldapError::connectTimedOut(m_settings)));
    }))
{
    m_deadline->start(settings.connectTimeout);
    QThread *thread = QThread::create([work = m_work] { work->run(); });
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    connect(thread, &QThread::finished, this, [this] { finish(*std::move(m_work->result)); });
    thread->start();
}

LdapDial::~LdapDial()
{
    m_work->giveUp();
}

void LdapDial::finish(Expected<LdapHandle> result)
{
    if (!m_done)
        return;
    m_deadline->stop();
    // It may delete this.
    std::exchange(m_done, {})(std::move(result));
}

} // namespace balie
