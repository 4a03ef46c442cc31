#pragma once

#include "app/demo/DemoCustomers.h"
#include "base/Expected.h"

#include <QHash>
#include <QObject>
#include <QUrl>

#include <memory>

class QTcpServer;
class QTcpSocket;

namespace balie::sim {
class HttpReader;
struct XsiHttpReply;
struct XsiHttpRequest;
} // namespace balie::sim

namespace balie::app {

/// The customer system of `balie --demo`: a small HTTP server on the loopback address that keeps
/// customers and takes notes of calls. What speaks to it is a connector with a profile like any
/// other; nothing goes past that. Requests need the token. GUI thread.
///   GET  /api/contacts?number=TEXT | ?name=TEXT      {"contacts": [...], "more": false}
///   GET  /api/contacts/ID                            a contact, or 404
///   POST /api/calls {"key", "contact", "text", ...}  201 {"id"}; 409 with that key before
///   GET  /card/ID, /new?number=TEXT                  pages for the browser, without a token
class DemoCrm : public QObject {
    Q_OBJECT

public:
    DemoCrm(DemoCustomers customers, QObject *parent = nullptr);
    ~DemoCrm() override;

    Expected<void> start();
    QUrl address() const; ///< once started
    const QString &token() const { return m_token; } ///< another one at each start
    const QVector<QJsonObject> &calls() const { return m_calls; } ///< as they were written

private:
    static constexpr qsizetype mostContacts = 50;

    void accept(QTcpSocket *socket);
    sim::XsiHttpReply answer(const sim::XsiHttpRequest &request);
    sim::XsiHttpReply answerApi(
        const QString &path, const QByteArray &method, const QUrl &url, const QByteArray &body);
    sim::XsiHttpReply writeCall(const QByteArray &body);
    sim::XsiHttpReply page(const QString &path, const QUrl &url) const;

    DemoCustomers m_customers;
    QString m_token;
    std::unique_ptr<QTcpServer> m_server;
    QVector<QJsonObject> m_calls;
};

} // namespace balie::app
