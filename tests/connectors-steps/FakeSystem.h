#pragma once

#include "base/Clock.h"
#include "crm-connectors/api/Session.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace balie::test {

/// A signed-in customer system without a network: a function answers, after `latency` of the clock.
class FakeSystem final : public crm::Session {
public:
    explicit FakeSystem(Clock &clock)
        : m_clock(clock)
    {
    }

    std::function<Expected<HttpReply>(const HttpRequest &)> answer;
    std::chrono::milliseconds latency{10};
    QVector<HttpRequest> asked;
    int renewals = 0;
    int underWay = 0;
    int mostUnderWay = 0;
    QHash<QString, QString> told; ///< facts()
    QStringList secrets;
    std::optional<Error> signInError;

    std::unique_ptr<HttpCall> send(HttpRequest request, HttpHandlers handlers) override
    {
        asked.append(request);
        mostUnderWay = std::max(mostUnderWay, ++underWay);
        return std::make_unique<Call>(
            *this, latency, [this, request, done = handlers.done] { done(answer(request)); });
    }
    std::unique_ptr<HttpCall> prepare(Want want, std::function<void(Expected<void>)> done) override
    {
        ++underWay;
        return std::make_unique<Call>(*this, std::chrono::milliseconds(0), [this, want, done] {
            if (want == Want::Renewed)
                told.insert(QStringLiteral("name"), QStringLiteral("session%1").arg(++renewals));
            if (signInError)
                done(unexpected(*signInError));
            else
                done({});
        });
    }
    QHash<QString, QString> facts() const override { return told; }
    QStringList secretValues() const override { return secrets; }

    /// What was asked for, with its query.
    QStringList paths() const
    {
        QStringList paths;
        for (const HttpRequest &request : asked)
            paths.append(request.url.toString(
                QUrl::FullyEncoded | QUrl::RemoveScheme | QUrl::RemoveAuthority));
        return paths;
    }

private:
    class Call final : public HttpCall {
    public:
        Call(FakeSystem &system, std::chrono::milliseconds latency, std::function<void()> over)
            : m_system(system)
            , m_timer(system.m_clock.makeTimer([this, over = std::move(over)] {
                leave();
                const std::function<void()> copy = over;
                copy();
            }))
        {
            m_timer->start(latency);
        }
        ~Call() override { leave(); }

    private:
        void leave()
        {
            if (!std::exchange(m_hasLeft, true))
                --m_system.underWay;
        }
        FakeSystem &m_system;
        std::unique_ptr<Timer> m_timer;
        bool m_hasLeft = false;
    };

    Clock &m_clock;
};

inline HttpReply replyOf(
    int status, const QByteArray &body, const QVector<HttpHeader> &headers = {})
{
    HttpReply reply;
    reply.status = status;
    reply.body = body;
    reply.headers = headers;
    reply.url = QUrl(QStringLiteral("https://crm.example/api/here"));
    return reply;
}

inline HttpReply jsonReply(const QJsonObject &object, int status = 200)
{
    return replyOf(
        status, QJsonDocument(object).toJson(), {HttpHeader{"Content-Type", "application/json"}});
}

} // namespace balie::test
