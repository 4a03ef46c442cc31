#pragma once

#include "tests/xsi-link/ScriptedHttp.h"

namespace balie::test {

/// Answers as a server does whose user has no wishes: one channel, subscriptions with their first
/// events, echoes of heartbeats. What a test wants otherwise it says with answer().
class ScriptedXsp {
public:
    struct Subscription {
        QString id;
        QString target;
        QString event; ///< of a list the first
        int sequence = 0;
    };

    explicit ScriptedXsp(ManualClock &clock);

    /// The next `times` requests whose line has `line` in it and whose body `body` are answered so
    /// (-1: all).
    void answer(const QByteArray &line, const QByteArray &body, ScriptedHttp::Answer answer,
        int times = -1);
    void answerStatus(const QByteArray &line, int status, int times = -1)
    {
        answer(line, {}, {status}, times);
    }
    void answerAsUsual() { m_exceptions.clear(); }

    /// The one that stands; fails the test by an empty id if there is none.
    Subscription subscription(
        const QString &target, const QString &event = QStringLiteral("Standard Call")) const;
    /// Sends an event; `sequence` of 0 is the next one. Gives the event's id.
    QString sendEvent(const QString &subscriptionId, const QByteArray &type,
        const QByteArray &data = {}, qint64 sequence = 0, const QString &eventId = {});
    void sendSnapshot(const QString &subscriptionId, const QByteArray &calls = {});
    void terminateChannel(const QByteArray &reason);
    /// Ids of the events that were acknowledged, in order.
    QStringList acknowledged() const;

    static QByteArray ringing(const QByteArray &callId, const QByteArray &state = "Alerting");

    ScriptedHttp http;
    QByteArrayList services{"Do Not Disturb", "Call Forwarding Always", "Call Transfer"};
    QByteArray leftovers; ///< Subscription elements
    QVector<Subscription> subscriptions;
    int channels = 0; ///< opened so far
    bool echoes = true;
    bool sendsSnapshots = true;
    bool earlySnapshots = false; ///< before the answer that names their subscription
    bool opensChannel = true; ///< sends the first document by itself
    int granted = 86'400;

private:
    struct Exception {
        QByteArray line;
        QByteArray body;
        ScriptedHttp::Answer answer;
        int times;
    };
    ScriptedHttp::Answer usual(const ScriptedHttp::Sent &sent);
    ScriptedHttp::Answer subscribed(const QString &target, const QByteArray &body);
    void later(std::function<void()> what);

    ManualClock &m_clock;
    QVector<Exception> m_exceptions;
    int m_lastSubscription = 0;
    int m_lastEvent = 0;
    std::vector<std::function<void()>> m_later;
    std::unique_ptr<Timer> m_laterTimer;
};

} // namespace balie::test
