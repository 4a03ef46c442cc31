#include "app/bench/SlowCrm.h"

#include "cti/simulator/server/HttpReader.h"
#include "cti/simulator/server/StreamListener.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray answerTo(const sim::XsiHttpRequest &request)
{
    const QUrlQuery query(QUrl::fromEncoded(request.target));
    const QString number = query.queryItemValue(u"number"_s, QUrl::FullyDecoded);
    QJsonArray contacts;
    if (!number.isEmpty()) {
        contacts.append(QJsonObject{{u"id"_s, number}, {u"given"_s, u"Anna"_s}, {u"family"_s, number},
            {u"company"_s, u"Bakkerij %1"_s.arg(number)}, {u"work"_s, number}});
    }
    const QByteArray body = QJsonDocument(QJsonObject{{u"contacts"_s, contacts}, {u"more"_s, false}}).toJson();
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

} // namespace

SlowCrm::SlowCrm(std::optional<std::chrono::milliseconds> takes)
    : m_takes(takes)
{
}

SlowCrm::~SlowCrm() = default;

Expected<void> SlowCrm::start()
{
    auto server
        = sim::listenForStreams(QHostAddress::LocalHost, 0, nullptr, [this](QTcpSocket *socket) { accept(socket); });
    if (!server)
        return unexpected(server.error());
    m_server = std::move(*server);
    return {};
}

QUrl SlowCrm::address() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server->serverPort()));
}

void SlowCrm::accept(QTcpSocket *socket)
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    const auto reader = std::make_shared<sim::HttpReader>();
    const auto read = [this, socket, reader] {
        reader->append(socket->readAll());
        while (const auto request = reader->next()) {
            if (m_takes) {
                QTimer::singleShot(*m_takes, Qt::PreciseTimer, socket,
                    [socket, answer = answerTo(*request)] { socket->write(answer); });
            }
        }
    };
    connect(socket, &QTcpSocket::readyRead, this, read);
    read();
}

} // namespace balie::bench
