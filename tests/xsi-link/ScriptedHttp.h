#pragma once

#include "base/ManualClock.h"
#include "base/http/HttpPort.h"

#include <map>

namespace balie::test {

/// HTTP without a network, in virtual time: writes down what is sent and answers as the test says.
/// One stream at a time can be written to in pieces. Must outlive the ports that it gives out.
class ScriptedHttp {
public:
    struct Answer {
        int status = 200;
        QByteArray body{};
        QVector<HttpHeader> headers{};
        std::optional<Error> error{};
        bool never = false;
        bool stream = false;
        QUrl from{}; ///< the address that answered, where a redirect led to another one
        QString peer = QStringLiteral("192.0.2.10");
    };
    struct Sent {
        HttpRequest request;
        Clock::Milliseconds at{0};

        /// "PUT /com.broadsoft.xsi-events/v2.0/channel/c1/heartbeat?x=y", as on the wire.
        QByteArray line() const;
        QByteArray header(const QByteArray &name) const;
    };
    using Rule = std::function<Answer(const Sent &)>;

    explicit ScriptedHttp(ManualClock &clock);
    ~ScriptedHttp();

    std::unique_ptr<HttpPort> port();
    void setRule(Rule rule) { m_rule = std::move(rule); }

    const QVector<Sent> &sent() const { return m_sent; }
    /// Those whose line has this in it.
    QVector<Sent> sentWith(const QByteArray &part) const;
    void forgetSent() { m_sent.clear(); }

    bool isStreaming() const { return m_stream != 0; }
    void push(const QByteArray &bytes);
    void endStream();

    std::chrono::milliseconds latency{5};

private:
    class Port;
    class Call;
    struct Pending {
        HttpHandlers handlers;
        Answer answer;
        QUrl url;
        std::unique_ptr<Timer> timer;
    };

    std::unique_ptr<HttpCall> send(HttpRequest request, HttpHandlers handlers);
    void deliver(quint64 id);
    void cancel(quint64 id);

    ManualClock &m_clock;
    Rule m_rule;
    QVector<Sent> m_sent;
    std::map<quint64, Pending> m_pending;
    quint64 m_lastId = 0;
    quint64 m_stream = 0;
};

} // namespace balie::test
