#pragma once

#include "base/http/HttpPort.h"

#include <QJsonObject>
#include <QProcess>

namespace balie::test {

/// A stand-in server (tests/crm-servers) as a process of its own, and its control requests. It ends
/// with this. Waits for it in the test's event loop.
class StandIn {
public:
    StandIn(QString system, HttpPort &http);
    ~StandIn();
    Q_DISABLE_COPY_MOVE(StandIn)

    /// The program that it needs; empty: not on this computer.
    static QString node();

    /// False: it did not start; why() says it.
    bool start();
    void end();
    bool isRunning() const;
    QString why() const { return m_why; }

    QString base() const { return m_base; }
    /// What an administrator fills in, and secrets.
    QJsonObject settings() const { return m_settings; }

    /// GET of a control path; undefined when that failed.
    QJsonValue get(const QString &path);
    /// POST of a control path. False: it was refused.
    bool post(const QString &path, const QJsonObject &body = {});

private:
    QJsonValue ask(HttpRequest request);

    QString m_system;
    HttpPort &m_http;
    QProcess m_process;
    QString m_base;
    QString m_why;
    QJsonObject m_settings;
};

} // namespace balie::test
