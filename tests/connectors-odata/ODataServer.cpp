#include "tests/connectors-odata/ODataServer.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

ODataServer::~ODataServer()
{
    m_process.kill();
    m_process.waitForFinished();
}

QString ODataServer::start()
{
    const QString node = QStandardPaths::findExecutable(u"node"_s);
    if (node.isEmpty())
        return u"needs node, 20 or later (Debian: nodejs)"_s;
    const QString modules = QString::fromUtf8(BALIE_TEST_NPM);
    if (!QFileInfo::exists(modules + u"/node_modules/@sap/cds/package.json"_s))
        return u"needs the packages of tests/npm: ctest installs them where npm and its registry can be reached"_s;
    m_process.start(node, {QString::fromUtf8(BALIE_TEST_ODATA) + u"/server.mjs"_s, modules});
    return {};
}

bool ODataServer::isUp()
{
    while (m_port == 0 && m_process.canReadLine())
        m_port = QJsonDocument::fromJson(m_process.readLine()).object().value("port"_L1).toInt();
    return m_port != 0;
}

QJsonObject ODataServer::profile(const QString &name)
{
    QFile file(QString::fromUtf8(BALIE_TEST_ODATA) + u'/' + name + u".json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

QByteArray ODataServer::light(const QStringList &names, const QUrl &next)
{
    QJsonArray people;
    for (const QString &name : names)
        people.append(
            QJsonObject{{u"ID"_s, name}, {u"fullName"_s, name}, {u"mobile"_s, u"0612345678"_s}});
    QJsonObject answer{{u"odata.metadata"_s, u"$metadata"_s}, {u"value"_s, people}};
    if (!next.isEmpty())
        answer.insert(u"odata.nextLink"_s, next.toString());
    return QJsonDocument(answer).toJson();
}

} // namespace balie::test
