#include "tests/connectors-directory/CrmServer.h"

#include <QJsonDocument>
#include <QStandardPaths>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

CrmServer::~CrmServer()
{
    m_process.kill();
    m_process.waitForFinished();
}

QString CrmServer::start(const QString &system)
{
    const QString node = QStandardPaths::findExecutable(u"node"_s);
    if (node.isEmpty())
        return u"needs node, 20 or later (Debian: nodejs)"_s;
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(node, {QString::fromUtf8(BALIE_TEST_CRM_SERVERS) + u"/serve.mjs"_s, system});
    return {};
}

bool CrmServer::isUp()
{
    if (m_told.isEmpty() && m_process.canReadLine())
        m_told = QJsonDocument::fromJson(m_process.readLine()).object();
    return !m_told.isEmpty();
}

} // namespace balie::test
