#pragma once

#include "tests/cti/Calls.h"

#include <QHash>
#include <QMap>
#include <functional>

namespace balie::test {

/// What a switch tells about a piece of a day, as one stream of snapshots a device. Every
/// connection carries in `called.name` which call a person would say it belongs to; nothing under
/// test looks at that name.
class Story {
public:
    using State = cti::ConnectionState;
    using Tweak = std::function<void(cti::Connection &)>;

    /// Begins another call: what follows belongs to it.
    void begins(const QString &name) { m_name = name; }
    /// What follows belongs to a call about the one that is going on, until endsAside().
    void beginsAside() { m_aside = true; }
    void endsAside() { m_aside = false; }
    /// The call about it and the call itself turn out to be one.
    void unites() { m_united.insert(asideName(), m_name); }
    const QHash<QString, QString> &united() const { return m_united; }
    void passes(Clock::Milliseconds time) { m_now += time; }
    Clock::Milliseconds now() const { return m_now; }

    /// The device has the connection in this state; made if it is new.
    void has(const QString &device, const QString &call, State state, const QString &remote = {},
        const Tweak &tweak = {});
    /// The same, going out.
    void calls(const QString &device, const QString &call, State state, const QString &remote = {},
        const Tweak &tweak = {});
    void ends(const QString &device, const QString &call,
        cti::EndReason reason = cti::EndReason::Cleared, const QString &newDestination = {},
        const QString &movedTo = {});
    /// The parts of the device in `old` go on as one under `call`.
    void becomes(const QString &device, const QStringList &old, const QString &call, State state,
        const QString &remote, const Tweak &tweak = {});
    /// The device hands `held` on, with the enquiry about it, to `destination` under `call`.
    void handsOn(const QString &device, const QString &held, const QString &enquiry,
        const QString &destination, const QString &call);

    const QMap<QString, QVector<cti::DeviceSnapshot>> &streams() const { return m_streams; }

private:
    cti::Connection *find(const QString &device, const QString &call);
    cti::Connection &need(const QString &device, const QString &call);
    cti::Connection take(const QString &device, const QString &call);
    void tell(const QString &device, QVector<cti::EndedConnection> ended = {},
        QVector<cti::CallLink> links = {});

    Clock::Milliseconds m_now{60'000};
    QString asideName() const { return m_name + QStringLiteral(" (aside)"); }

    QString m_name;
    bool m_aside = false;
    QHash<QString, QString> m_united;
    quint64 m_revision = 0;
    QMap<QString, QVector<cti::Connection>> m_have;
    QMap<QString, QVector<cti::DeviceSnapshot>> m_streams;
};

} // namespace balie::test
