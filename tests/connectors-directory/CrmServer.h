#pragma once

#include <QJsonObject>
#include <QProcess>

namespace balie::test {

/// A stand-in of tests/crm-servers, gone with this.
class CrmServer {
public:
    ~CrmServer();

    /// Why there is none here; empty if it was started.
    QString start(const QString &system);
    /// To be asked again until it is.
    bool isUp();
    QString base() const { return m_told.value(QLatin1StringView("base")).toString(); }
    QJsonObject settings() const { return m_told.value(QLatin1StringView("settings")).toObject(); }

private:
    QProcess m_process;
    QJsonObject m_told;
};

} // namespace balie::test
