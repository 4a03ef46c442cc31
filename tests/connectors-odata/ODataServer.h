#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QUrl>

namespace balie::test {

/// A real OData server (npm's @sap/cds and its adapter to version 2), gone with this; crm.cds and
/// server.mjs say what it holds.
class ODataServer {
public:
    ~ODataServer();

    /// Why there is none here; empty if it was started.
    QString start();
    /// To be asked again until it is.
    bool isUp();
    bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    bool isTooOld() const { return hasEnded() && m_process.exitCode() == 77; }
    QString errors() { return QString::fromUtf8(m_process.readAllStandardError()); }
    /// By name: the server's own addresses of next pages are so.
    QString address() const { return QStringLiteral("http://localhost:%1").arg(m_port); }

    /// A profile of this folder: "v4" or "v2".
    static QJsonObject profile(const QString &name);
    /// What a server of version 3 answers in JSON light: these people, all with one number.
    static QByteArray light(const QStringList &names, const QUrl &next = {});

private:
    QProcess m_process;
    int m_port = 0;
};

} // namespace balie::test
