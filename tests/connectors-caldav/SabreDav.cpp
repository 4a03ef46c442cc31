#include "tests/connectors-caldav/SabreDav.h"

#include "crm-connectors/profile/ProfileReader.h"
#include "tests/support/ConnectorFromModule.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

void SabreDav::add(const QString &name, const QVector<QByteArray> &events)
{
    QJsonArray all;
    for (const QByteArray &one : events)
        all.append(QString::fromUtf8(one));
    m_people.append(QJsonObject{
        {u"name"_s, name}, {u"email"_s, name + u"@office.example"_s}, {u"events"_s, all}});
}

QByteArray SabreDav::event(const QDateTime &from, const QDateTime &until, const QByteArray &more)
{
    const auto stamp = [](const QDateTime &at) {
        return at.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s).toLatin1();
    };
    return "BEGIN:VEVENT\r\nUID:" + stamp(from) + stamp(until)
        + "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:" + stamp(from) + "\r\nDTEND:" + stamp(until)
        + "\r\nSUMMARY:Geheim\r\n" + more + "END:VEVENT";
}

QString SabreDav::start()
{
    const QString php = QStandardPaths::findExecutable(u"php"_s);
    if (php.isEmpty() || !QFileInfo::exists(u"/usr/share/php/Sabre/CalDAV/Plugin.php"_s))
        return u"needs SabreDAV (Debian: php-cli php-sqlite3 php-sabre-dav)"_s;
    m_port = freePort();
    m_folder.write(u"seed.json"_s, QJsonDocument(m_people).toJson());
    m_server = std::make_unique<ServerProcess>(php,
        QStringList{u"-S"_s, u"127.0.0.1:%1"_s.arg(m_port), QString::fromUtf8(BALIE_SABREDAV)},
        m_folder.path(), m_port);
    return {};
}

QHash<QString, QString> SabreDav::values() const
{
    return {{u"url"_s, address()}, {u"user"_s, u"anna"_s}};
}

Expected<std::unique_ptr<crm::Connector>> SabreDav::connector(const QHash<QString, QString> &values,
    HttpPort &http, Clock &clock, std::shared_ptr<void> &keep)
{
    m_engines.look(QString::fromUtf8(BALIE_ENGINE_FOLDER));
    const auto profile
        = crm::ProfileReader::readFolder(QString::fromUtf8(BALIE_PROFILES) + u"/caldav"_s);
    if (!profile)
        return unexpected(profile.error());
    return connectorFromModule(
        m_engines, *profile, {u"caldav1"_s, values}, secrets, http, clock, keep);
}

} // namespace balie::test
