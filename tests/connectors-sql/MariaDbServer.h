#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace balie::test {

/// A MariaDB of one test: on a socket in its own folder, no network. Gone with this.
class MariaDbServer {
public:
    MariaDbServer();
    ~MariaDbServer();
    Q_DISABLE_COPY_MOVE(MariaDbServer)

    /// Why there is none; empty when it runs.
    const QString &missing() const { return m_missing; }
    /// Without user and password.
    QString connection(const QString &database) const;

private:
    QString m_missing;
    QTemporaryDir m_folder;
    QProcess m_server;
};

} // namespace balie::test
