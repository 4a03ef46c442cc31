#pragma once

#include "base/Clock.h"

#include <QUrl>
#include <QUrlQuery>
#include <memory>
#include <vector>

class QTcpServer;
class QTcpSocket;

namespace balie::crm {

/// Waits on this computer for the browser to come back from a sign-in (RFC 8252, 7.3 and 8.3), on
/// 127.0.0.1 and, where the redirect goes to "localhost", on ::1 too. It takes one request: a GET
/// of the right path under the right host name (a page elsewhere whose name leads here has another)
/// with a `state`. Anything else gets an error page and changes nothing. Then it listens no more.
class Loopback final {
public:
    struct Redirect {
        QString host; ///< "127.0.0.1" or "localhost"
        QString path; ///< with a leading slash
        QString state; ///< what the request must bring back
    };
    struct Arrival {
        bool isMine = false; ///< its state is the right one
        QUrlQuery query;
        QString item(const QString &name) const;
    };
    /// Once, when the browser has its page. May delete the listener.
    using Arrived = std::function<void(const Arrival &)>;

    Loopback(Clock &clock, Redirect redirect, Arrived arrived);
    ~Loopback();
    Q_DISABLE_COPY_MOVE(Loopback)

    /// Port zero: any that is free. False: it is in use.
    [[nodiscard]] bool listen(int port);
    bool isListening() const;
    /// Valid once it listens.
    QUrl address() const;

private:
    struct Peer {
        QTcpSocket *socket = nullptr;
        QByteArray head;
        std::unique_ptr<Timer> limit;
    };
    void accept(QTcpServer &server);
    void read(QTcpSocket *socket);
    void judge(QTcpSocket *socket, const QByteArray &head);
    void answer(QTcpSocket *socket, const QByteArray &status, const QString &sentence);
    void drop(QTcpSocket *socket);
    void finish();

    Clock &m_clock;
    Redirect m_redirect;
    Arrived m_arrived;
    int m_port = 0;
    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<QTcpServer> m_server6;
    std::vector<Peer> m_peers;
    Arrival m_arrival;
    QTcpSocket *m_answered = nullptr; ///< the one that brought m_arrival
};

} // namespace balie::crm
