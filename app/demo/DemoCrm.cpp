#include "app/demo/DemoCrm.h"

#include "cti/simulator/server/HttpReader.h"
#include "cti/simulator/server/StreamListener.h"

#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrlQuery>
#include <QUuid>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {

sim::XsiHttpReply json(int status, const QJsonObject &object)
{
    return {status, {{"Content-Type", "application/json; charset=utf-8"}},
        QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

sim::XsiHttpReply refusal(int status, const QString &message)
{
    return json(status, {{u"error"_s, message}});
}

QByteArray reasonOf(int status)
{
    return status < 300 ? QByteArray("OK") : QByteArray("Refused");
}

} // namespace

DemoCrm::DemoCrm(DemoCustomers customers, QObject *parent)
    : QObject(parent)
    , m_customers(std::move(customers))
    , m_token(QUuid::createUuid().toString(QUuid::Id128))
{
}

DemoCrm::~DemoCrm() = default;

Expected<void> DemoCrm::start()
{
    auto server = sim::listenForStreams(
        QHostAddress::LocalHost, 0, nullptr, [this](QTcpSocket *socket) { accept(socket); });
    if (!server)
        return unexpected(server.error());
    m_server = std::move(*server);
    return {};
}

QUrl DemoCrm::address() const
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_server->serverPort());
    return url;
}

void DemoCrm::accept(QTcpSocket *socket)
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    const auto reader = std::make_shared<sim::HttpReader>();
    const auto read = [this, socket, reader] {
        reader->append(socket->readAll());
        while (const auto request = reader->next()) {
            const sim::XsiHttpReply reply = answer(*request);
            QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + ' '
                + reasonOf(reply.status) + "\r\n";
            for (const auto &[name, value] : reply.headers)
                head += name + ": " + value + "\r\n";
            socket->write(head + "Content-Length: " + QByteArray::number(reply.body.size())
                + "\r\n\r\n" + reply.body);
        }
        if (reader->isBroken())
            socket->disconnectFromHost();
    };
    connect(socket, &QTcpSocket::readyRead, this, read);
    read();
}

sim::XsiHttpReply DemoCrm::answer(const sim::XsiHttpRequest &request)
{
    const QUrl url = QUrl::fromEncoded(request.target, QUrl::StrictMode);
    const QString path = url.path();
    if (!path.startsWith(u"/api/"_s))
        return page(path, url);
    if (sim::headerValue(request.headers, "Authorization") != "Bearer " + m_token.toLatin1())
        return refusal(401, u"token"_s);
    return answerApi(path, request.method, url, request.body);
}

sim::XsiHttpReply DemoCrm::answerApi(
    const QString &path, const QByteArray &method, const QUrl &url, const QByteArray &body)
{
    const QString contacts = u"/api/contacts"_s;
    if (path == u"/api/calls"_s && method == "POST")
        return writeCall(body);
    if (method != "GET")
        return refusal(405, u"method"_s);
    if (path.startsWith(contacts + u'/')) {
        const QJsonObject contact = m_customers.byId(path.mid(contacts.size() + 1));
        return contact.isEmpty() ? refusal(404, u"contact"_s) : json(200, contact);
    }
    if (path != contacts)
        return refusal(404, u"path"_s);
    const QUrlQuery query(url);
    QJsonArray found;
    if (query.hasQueryItem(u"number"_s))
        found = m_customers.byNumber(query.queryItemValue(u"number"_s, QUrl::FullyDecoded));
    else
        found = m_customers.byName(query.queryItemValue(u"name"_s, QUrl::FullyDecoded));
    const bool more = found.size() > mostContacts;
    while (found.size() > mostContacts)
        found.removeLast();
    return json(200, {{u"contacts"_s, found}, {u"more"_s, more}});
}

sim::XsiHttpReply DemoCrm::writeCall(const QByteArray &body)
{
    const QJsonObject call = QJsonDocument::fromJson(body).object();
    const QString key = call.value(u"key"_s).toString();
    if (key.isEmpty() || m_customers.byId(call.value(u"contact"_s).toString()).isEmpty())
        return refusal(400, u"call"_s);
    for (const QJsonObject &stood : m_calls) {
        if (stood.value(u"key"_s) == key)
            return refusal(409, u"key"_s);
    }
    m_calls.append(call);
    return json(201, {{u"id"_s, QString::number(m_calls.size())}});
}

sim::XsiHttpReply DemoCrm::page(const QString &path, const QUrl &url) const
{
    QString title;
    QStringList lines;
    const QString cards = u"/card/"_s;
    if (path.startsWith(cards)) {
        const QJsonObject contact = m_customers.byId(path.mid(cards.size()));
        if (contact.isEmpty())
            return refusal(404, u"card"_s);
        title = contact.value(u"given"_s).toString() + u' ' + contact.value(u"family"_s).toString();
        for (const QString &field : {u"company"_s, u"title"_s, u"work"_s, u"mobile"_s, u"email"_s})
            lines.append(contact.value(field).toString());
    } else if (path == u"/new"_s) {
        title = tr("New contact");
        lines.append(QUrlQuery(url).queryItemValue(u"number"_s, QUrl::FullyDecoded));
    } else {
        return refusal(404, u"page"_s);
    }
    QString html = u"<!DOCTYPE html><meta charset=utf-8><title>%1</title><h1>%1</h1>"_s.arg(
        title.toHtmlEscaped());
    for (const QString &line : std::as_const(lines)) {
        if (!line.isEmpty())
            html += u"<p>"_s + line.toHtmlEscaped();
    }
    return {200, {{"Content-Type", "text/html; charset=utf-8"}}, html.toUtf8()};
}

} // namespace balie::app
