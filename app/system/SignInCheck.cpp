#include "app/system/SignInCheck.h"

#include <QSslCertificate>
#include <QSslConfiguration>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;
using ui::SignInStep;

namespace {

constexpr std::chrono::seconds stepTime{12};
constexpr std::chrono::seconds addressTime{3};

int portOf(const QUrl &server)
{
    const bool web = server.scheme().startsWith("ws"_L1) || server.scheme().startsWith("http"_L1);
    const int usual = web ? (cti::isEncrypted(server) ? 443 : 80) : 1040;
    return server.port(usual);
}

} // namespace

SignInCheck::SignInCheck(cti::PbxClient::MakeProvider makeProvider, Clock &clock, Lookup lookup, QObject *parent)
    : ui::SignInTester(parent)
    , m_makeProvider(std::move(makeProvider))
    , m_clock(clock)
    , m_lookUp(std::move(lookup))
    , m_patience(clock.makeTimer([this] { tryNextAddress(); }))
    , m_deadline(clock.makeTimer([this] {
        fail(m_step, ErrorCode::Timeout, tr("No answer within %1 seconds.").arg(stepTime.count()), u"step time-out"_s);
    }))
{
    if (!m_lookUp) {
        m_lookUp = [](const QString &host, QObject *context, auto found) {
            return QHostInfo::lookupHost(host, context, std::move(found));
        };
    }
}

SignInCheck::~SignInCheck()
{
    cancel();
}

void SignInCheck::test(const cti::SignIn &signIn)
{
    cancel();
    m_signIn = signIn;
    m_running = true;
    resolve();
}

void SignInCheck::cancel()
{
    m_running = false;
    m_deadline->stop();
    m_patience->stop();
    if (m_lookup != -1)
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.release()->deleteLater();
    }
    if (m_client) {
        m_client->switchboard().disconnect(this);
        // Goes when it has said goodbye, or with this object.
        cti::PbxClient *const leaving = m_client.release();
        leaving->setParent(this);
        leaving->signOut([leaving] { leaving->deleteLater(); });
    }
    m_signIn.password.clear();
}

void SignInCheck::begin(SignInStep step)
{
    m_step = step;
    m_deadline->start(stepTime);
    Q_EMIT stepStarted(step);
}

void SignInCheck::succeed(SignInStep step, const QString &fact)
{
    m_deadline->stop();
    Q_EMIT stepDone(step, fact);
}

void SignInCheck::fail(SignInStep step, const Error &error)
{
    Q_EMIT stepDone(step, unexpected(error));
    end();
}

void SignInCheck::fail(SignInStep step, ErrorCode code, const QString &sentence, const QString &detail)
{
    fail(step, Error{code, sentence, detail});
}

void SignInCheck::end()
{
    cancel();
    Q_EMIT finished();
}

void SignInCheck::resolve()
{
    begin(SignInStep::ResolveName);
    // Of an address the name would be asked for, which nobody needs and which can take long.
    if (const QHostAddress address(m_signIn.server.host()); !address.isNull()) {
        succeed(SignInStep::ResolveName, address.toString());
        m_addresses = {address};
        reach();
        return;
    }
    m_lookup = m_lookUp(m_signIn.server.host(), this, [this](const QHostInfo &info) {
        m_lookup = -1;
        if (!m_running)
            return;
        if (info.addresses().isEmpty()) {
            fail(SignInStep::ResolveName, ErrorCode::Unreachable,
                tr("There is no computer called \"%1\". Check the spelling and your network.").arg(m_signIn.server.host()),
                info.errorString());
            return;
        }
        m_addresses = info.addresses();
        succeed(SignInStep::ResolveName, m_addresses.constFirst().toString());
        reach();
    });
}

void SignInCheck::reach()
{
    begin(SignInStep::ReachPort);
    m_doubts.clear();
    m_socket = std::make_unique<QSslSocket>();
    QSslConfiguration configuration = m_socket->sslConfiguration();
    configuration.addCaCertificates(QSslCertificate::fromData(m_signIn.extraCaPem, QSsl::Pem));
    m_socket->setSslConfiguration(configuration);
    m_socket->setPeerVerifyName(m_signIn.server.host());
    connect(m_socket.get(), &QAbstractSocket::connected, this, [this] {
        m_patience->stop();
        succeed(SignInStep::ReachPort, tr("port %1").arg(portOf(m_signIn.server)));
        secure();
    });
    connect(m_socket.get(), &QSslSocket::sslErrors, this, [this](const QList<QSslError> &doubts) { m_doubts = doubts; });
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &SignInCheck::socketFailed);
    tryNextAddress();
}

void SignInCheck::tryNextAddress()
{
    {
        const QSignalBlocker quiet(m_socket.get()); // giving up an address is no failure
        m_socket->abort();
    }
    const QHostAddress address = m_addresses.takeFirst();
    if (!m_addresses.isEmpty())
        m_patience->start(addressTime);
    m_socket->connectToHost(address, quint16(portOf(m_signIn.server)));
}

void SignInCheck::socketFailed()
{
    const QString host = m_signIn.server.host();
    const QString detail = m_socket->errorString();
    if (m_step == SignInStep::ReachPort) {
        m_patience->stop();
        if (!m_addresses.isEmpty()) {
            // Not from inside the socket's own signal.
            m_patience->start(std::chrono::milliseconds(0));
            return;
        }
        fail(SignInStep::ReachPort, ErrorCode::Unreachable,
            tr("Nothing answers at %1, port %2. Check the port, or ask whether a firewall is in between.")
                .arg(host)
                .arg(portOf(m_signIn.server)),
            detail);
    } else if (m_step == SignInStep::Secure && !m_doubts.isEmpty()) {
        fail(SignInStep::Secure, ErrorCode::Untrusted,
            tr("The certificate of %1 is not trusted (%2). If your office has its own certificate authority, choose its file above.")
                .arg(host, m_doubts.constFirst().errorString()),
            detail);
    } else if (m_step == SignInStep::Secure) {
        fail(SignInStep::Secure, ErrorCode::Protocol,
            tr("Port %1 of %2 answers, but not encrypted. Check the port and how the address begins.")
                .arg(portOf(m_signIn.server))
                .arg(host),
            detail);
    }
}

void SignInCheck::secure()
{
    if (!cti::isEncrypted(m_signIn.server)) {
        Q_EMIT stepSkipped(SignInStep::Secure, tr("not encrypted"));
        speak();
        return;
    }
    begin(SignInStep::Secure);
    connect(m_socket.get(), &QSslSocket::encrypted, this, [this] {
        const QStringList issuer = m_socket->peerCertificate().issuerInfo(QSslCertificate::Organization);
        succeed(SignInStep::Secure, issuer.value(0));
        speak();
    });
    m_socket->startClientEncryption();
}

void SignInCheck::speak()
{
    m_socket->disconnect(this);
    m_socket->abort();
    begin(SignInStep::Protocol);
    m_client = std::make_unique<cti::PbxClient>(m_makeProvider, m_clock, cti::PbxClient::Threading::Own);
    connect(&m_client->switchboard(), &cti::Switchboard::linkChanged, this, &SignInCheck::linkChanged);
    m_client->signIn(m_signIn);
}

void SignInCheck::linkChanged(const cti::LinkStatus &status)
{
    if (!m_running)
        return;
    // The link may pass through several states between two frames: each step that lies behind is done.
    const auto reached = [this](SignInStep step, const QString &fact = {}) {
        if (m_step == step) {
            succeed(step, fact);
            begin(SignInStep(int(step) + 1));
        }
    };
    switch (status.state) {
    case cti::LinkState::Handshake:
        reached(SignInStep::Protocol);
        break;
    case cti::LinkState::Syncing:
    case cti::LinkState::Live:
        reached(SignInStep::Protocol);
        reached(SignInStep::SignIn, status.userName);
        if (status.state == cti::LinkState::Live) {
            reached(SignInStep::OwnDevice, status.ownDevice.value());
            if (m_step == SignInStep::WatchList)
                readWatchList();
        }
        break;
    case cti::LinkState::Backoff:
    case cti::LinkState::Refused:
    case cti::LinkState::Stale: {
        if (!status.error)
            break;
        SignInStep step = m_step;
        if (status.error->code == ErrorCode::BadCredentials && step < SignInStep::SignIn) {
            reached(SignInStep::Protocol);
            step = m_step;
        }
        if (status.error->code == ErrorCode::NotAllowed && step < SignInStep::OwnDevice) {
            reached(SignInStep::Protocol);
            reached(SignInStep::SignIn);
            step = m_step;
        }
        fail(step, *status.error);
        break;
    }
    case cti::LinkState::Idle:
    case cti::LinkState::Connecting:
        break;
    }
}

void SignInCheck::readWatchList()
{
    m_client->read([this](const Expected<cti::WatchListPort::List> &list) {
        if (!m_running || m_step != SignInStep::WatchList)
            return;
        m_deadline->stop();
        if (list)
            succeed(SignInStep::WatchList, tr("%n colleague(s)", nullptr, int(list->devices.size())));
        else if (list.error().code == ErrorCode::NotSupported)
            Q_EMIT stepSkipped(SignInStep::WatchList, tr("kept on this computer"));
        else
            Q_EMIT stepDone(SignInStep::WatchList, unexpected(list.error()));
        end();
    });
}

} // namespace balie::app
