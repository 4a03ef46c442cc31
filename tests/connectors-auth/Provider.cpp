#include "tests/connectors-auth/Provider.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

Provider::~Provider()
{
    m_process.kill();
    m_process.waitForFinished();
}

QString Provider::start()
{
    const QString node = QStandardPaths::findExecutable(u"node"_s);
    if (node.isEmpty())
        return u"needs node, 18 or later (Debian: nodejs)"_s;
    const QString modules = QString::fromUtf8(BALIE_TEST_NPM);
    if (!QFileInfo::exists(modules + u"/node_modules/oidc-provider/package.json"_s))
        return u"needs the packages of tests/npm: ctest installs them where npm and its registry can be reached"_s;
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(node, {QString::fromUtf8(BALIE_TEST_PROVIDER), modules});
    return {};
}

bool Provider::isUp()
{
    // It talks of its own settings before and after.
    while (m_port == 0 && m_process.canReadLine()) {
        const QByteArray line = m_process.readLine();
        m_port = QJsonDocument::fromJson(line).object().value("port"_L1).toInt();
    }
    return m_port != 0;
}

QUrl Provider::url(const QString &path) const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port) + path);
}

} // namespace balie::test
