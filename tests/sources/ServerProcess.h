#pragma once

#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>

namespace balie::test {

/// A port of this computer that nobody uses now.
inline quint16 freePort()
{
    QTcpServer finder;
    return finder.listen(QHostAddress::LocalHost) ? finder.serverPort() : quint16(0);
}

/// A server program of one test class; gone with it.
class ServerProcess {
public:
    ServerProcess(const QString &program, const QStringList &arguments, const QString &folder, quint16 port)
        : m_port(port)
        , m_log(folder + QStringLiteral("/server.log"))
    {
        m_process.setWorkingDirectory(folder);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(m_log, QIODevice::Append);
        m_process.start(program, arguments);
    }
    ~ServerProcess()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(ServerProcess)

    /// To be asked again until it is (BALIE_TRY_VERIFY): each question tries to connect.
    bool isUp()
    {
        if (m_probe.state() == QAbstractSocket::ConnectedState)
            return true;
        if (m_probe.state() == QAbstractSocket::UnconnectedState)
            m_probe.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        return false;
    }
    bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    /// What it said so far.
    QByteArray log() const
    {
        QFile file(m_log);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    quint16 m_port;
    QString m_log;
    QProcess m_process;
    QTcpSocket m_probe;
};

} // namespace balie::test
