#pragma once

#include "base/ManualClock.h"
#include "desk/calls/CallActions.h"
#include "desk/calls/CallsModel.h"
#include "desk/pacing/SecondsTick.h"
#include "tests/cti/Calls.h"
#include "tests/ui-calls/FakeCallControl.h"
#include "ui/theme/Theme.h"

namespace balie::test {

/// The desk's units over a switchboard that the test feeds with the own device's calls. The own
/// device is 200.
class CallRig {
public:
    CallRig()
    {
        QObject::connect(
            &actions, &desk::CallActions::pendingChanged, &calls, &desk::CallsModel::setPending);
        people.setDirectory({});
        link(cti::LinkState::Live);
    }

    void link(cti::LinkState state)
    {
        cti::Batch batch;
        batch.link = linkStatus(state, 1);
        batch.link->voiceMailDevice = dev(QStringLiteral("900"));
        batch.linkWasLost = state != cti::LinkState::Live;
        switchboard.apply(std::move(batch));
        settle();
    }
    /// These are the calls at the own device now; what is missing has ended.
    void set(QVector<cti::Connection> now)
    {
        cti::DeviceSnapshot next = snapshot(QStringLiteral("200"), now);
        next.revision = ++m_revision;
        next.at = clock.now();
        for (const cti::Connection &before : std::as_const(m_now)) {
            const bool stays = std::any_of(now.cbegin(), now.cend(),
                [&](const auto &connection) { return connection.id == before.id; });
            if (!stays)
                next.ended << ended(before);
        }
        m_now = now;
        cti::Batch batch;
        batch.ordered << next;
        switchboard.apply(std::move(batch));
        settle();
    }
    void settle() { clock.advance(std::chrono::milliseconds(20)); }

    /// A call from outside; more is set by the test.
    cti::Connection outside(const QString &call, cti::ConnectionState state, const QString &name,
        const QString &number, cti::Actions allowed)
    {
        cti::Connection made = connection(call, QStringLiteral("200"), state);
        made.remote = {cti::DeviceId(number), number, name, false};
        made.startedAt = clock.now();
        if (state == cti::ConnectionState::Connected)
            made.answeredAt = clock.now();
        if (state == cti::ConnectionState::Hold)
            made.heldSince = clock.now();
        made.actions = allowed;
        return made;
    }

    static constexpr cti::Actions whileRinging
        = cti::Actions(cti::Action::Answer) | cti::Action::Deflect | cti::Action::Clear;
    static constexpr cti::Actions whileTalking = cti::Actions(cti::Action::Clear)
        | cti::Action::Hold | cti::Action::SingleStepTransfer | cti::Action::Consult
        | cti::Action::Park;
    static constexpr cti::Actions whileHeld
        = cti::Actions(cti::Action::Retrieve) | cti::Action::Clear | cti::Action::Park;

    ManualClock clock;
    cti::Switchboard switchboard{clock};
    desk::People people;
    FakeCallControl port;
    desk::CallsModel calls{switchboard, people, clock};
    desk::CallActions actions{port, switchboard, clock};
    desk::SecondsTick tick{clock};
    ui::Theme theme;

private:
    QVector<cti::Connection> m_now;
    quint64 m_revision = 0;
};

} // namespace balie::test
