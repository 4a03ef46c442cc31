#pragma once

#include "crm-connectors/host/EngineLoader.h"
#include "crm-connectors/profile/Profile.h"
#include "tests/sources/ServerProcess.h"
#include "tests/support/ProgramFolder.h"

#include <QDateTime>
#include <QJsonArray>
#include <QMap>
#include <memory>

namespace balie::test {

/// A SabreDAV server (the library of Nextcloud and Baikal) with calendars, and the profile caldav
/// before it. Who asks is "anna".
class SabreDav {
public:
    SabreDav() { add(QStringLiteral("anna"), {}); }

    /// Before start(): somebody with the address NAME@office.example.
    void add(const QString &name, const QVector<QByteArray> &events);
    static QByteArray event(
        const QDateTime &from, const QDateTime &until, const QByteArray &more = {});

    /// Why there is none here; empty if all is well.
    QString start();
    bool isUp() { return m_server && m_server->isUp(); }
    QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }

    QHash<QString, QString> values() const; ///< of the profile's settings
    Expected<std::unique_ptr<crm::Connector>> connector(const QHash<QString, QString> &values,
        HttpPort &http, Clock &clock, std::shared_ptr<void> &keep);

    QMap<QString, QString> secrets{{QStringLiteral("password"), QStringLiteral("geheim")}};

private:
    ProgramFolder m_folder;
    QJsonArray m_people;
    quint16 m_port = 0;
    std::unique_ptr<ServerProcess> m_server;
    crm::EngineLoader m_engines;
};

} // namespace balie::test
