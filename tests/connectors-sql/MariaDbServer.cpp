#include "tests/connectors-sql/MariaDbServer.h"

#include "tests/support/Patience.h"

#include <QDir>
#include <QStandardPaths>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString found(const QString &program)
{
    const QString path = QStandardPaths::findExecutable(program);
    return path.isEmpty()
        ? QStandardPaths::findExecutable(program, {u"/usr/sbin"_s, u"/usr/libexec"_s})
        : path;
}

} // namespace

MariaDbServer::MariaDbServer()
{
    const QString server = found(u"mariadbd"_s);
    const QString install = found(u"mariadb-install-db"_s);
    if (server.isEmpty() || install.isEmpty()) {
        m_missing = u"the package mariadb-server is not installed"_s;
        return;
    }
    const QString data = m_folder.filePath(u"data"_s);
    const QStringList common{u"--no-defaults"_s, u"--datadir="_s + data,
        u"--innodb-buffer-pool-size=8M"_s, u"--innodb-log-file-size=4M"_s,
        u"--innodb-flush-log-at-trx-commit=0"_s,
        u"--user="_s + qEnvironmentVariable("USER", u"root"_s)};
    QProcess installing;
    installing.setProcessChannelMode(QProcess::MergedChannels);
    installing.start(install,
        common
            + QStringList{u"--auth-root-authentication-method=normal"_s, u"--skip-test-db"_s,
                u"--skip-name-resolve"_s});
    if (!installing.waitForFinished(10 * patienceMs) || installing.exitCode() != 0) {
        m_missing = u"MariaDB cannot be set up: "_s
            + QString::fromUtf8(installing.readAllStandardOutput().right(300));
        return;
    }
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.start(server,
        common
            + QStringList{u"--socket="_s + m_folder.filePath(u"sock"_s), u"--skip-networking"_s,
                u"--pid-file="_s + m_folder.filePath(u"pid"_s)});
    QByteArray said;
    const bool isUp = QTest::qWaitFor(
        [&] {
            said += m_server.readAllStandardOutput();
            return said.contains("ready for connections")
                || m_server.state() == QProcess::NotRunning;
        },
        4 * patienceMs);
    if (!isUp || m_server.state() == QProcess::NotRunning)
        m_missing = u"MariaDB does not start: "_s + QString::fromUtf8(said.right(300));
}

MariaDbServer::~MariaDbServer()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    m_server.kill(); // its data goes too
    m_server.waitForFinished(patienceMs);
}

QString MariaDbServer::connection(const QString &database) const
{
    return u"DRIVER=MariaDB Unicode;SOCKET=%1;DATABASE=%2"_s.arg(
        m_folder.filePath(u"sock"_s), database);
}

} // namespace balie::test
