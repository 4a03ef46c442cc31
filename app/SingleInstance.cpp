#include "app/SingleInstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QTimer>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto raiseVerb = "raise\n";
constexpr std::chrono::milliseconds answerTime{3000};

QString socketName(const QString &dataDir)
{
    // The desktop session is part of it: two sessions of one user on a terminal server are two receptions.
    const QByteArray key = QDir(dataDir).absolutePath().toUtf8() + '\n' + qgetenv("USER") + '\n'
        + qgetenv("XDG_SESSION_ID") + '\n' + qgetenv("DISPLAY") + qgetenv("WAYLAND_DISPLAY");
    return u"balie-"_s + QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(16));
}

} // namespace

SingleInstance::SingleInstance(const QString &dataDir, QObject *parent)
    : QObject(parent)
    , m_name(socketName(dataDir))
    , m_lock(QDir(dataDir).filePath(m_name + u".lock"_s))
{
    m_lock.setStaleLockTime(0); // the lock lives as long as the process, however long that is
    if (!m_lock.tryLock()) {
        // Only a lock that somebody holds makes us the second; a folder without locks does not.
        m_first = m_lock.error() != QLockFile::LockFailedError;
        return;
    }
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    QLocalServer::removeServer(m_name); // left behind by a crash: we hold the lock
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::acceptOne);
    m_server->listen(m_name);
}

SingleInstance::~SingleInstance() = default;

void SingleInstance::acceptOne()
{
    QLocalSocket *const socket = m_server->nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (socket->canReadLine() && socket->readLine() == raiseVerb) {
            Q_EMIT raiseAsked();
            socket->write("ok\n");
            socket->disconnectFromServer();
        }
    });
}

void SingleInstance::raiseFirst(std::function<void(bool)> done)
{
    auto *const socket = new QLocalSocket(this);
    auto *const deadline = new QTimer(socket);
    deadline->setSingleShot(true);
    const auto finish = [socket, done = std::move(done)](bool reached) {
        socket->disconnect();
        socket->deleteLater();
        done(reached);
    };
    connect(socket, &QLocalSocket::connected, socket, [socket] { socket->write(raiseVerb); });
    connect(socket, &QLocalSocket::readyRead, this, [finish] { finish(true); });
    connect(socket, &QLocalSocket::errorOccurred, this, [finish] { finish(false); });
    connect(deadline, &QTimer::timeout, this, [finish] { finish(false); });
    deadline->start(answerTime);
    socket->connectToServer(m_name);
}

} // namespace balie::app
