#pragma once

#include "desk/calls/CallActions.h"
#include "tests/desk/support/FakePorts.h"
#include "tests/desk/support/Office.h"

namespace balie::test {

/// Own calls at telephone 200, and what is commanded and said of them.
struct CommandDesk {
    CommandDesk()
    {
        office.goLive();
        QObject::connect(&actions, &desk::CallActions::notice, &actions,
            [this](const desk::Notice &notice) { notices.append(notice); });
        QObject::connect(&actions, &desk::CallActions::sentOn, &actions,
            [this](cti::CallThreadId thread, const desk::Destination &to) {
                sentOn.append({thread, to});
            });
    }

    static cti::ConnectionId id(const QString &call) { return {cti::CallId(call), dev(QStringLiteral("200"))}; }

    static cti::Connection own(const QString &call, cti::ConnectionState state, cti::Actions allowed)
    {
        auto made = connection(call, QStringLiteral("200"), state, QStringLiteral("0612"));
        made.actions = allowed;
        return made;
    }

    void has(QVector<cti::Connection> connections)
    {
        office.tell(snapshot(QStringLiteral("200"), std::move(connections)));
    }

    QVector<cti::Service> services() const
    {
        QVector<cti::Service> all;
        for (const auto &command : control.sent)
            all.append(command.service);
        return all;
    }

    Office office;
    FakeCallControl control;
    desk::CallActions actions{control, office.switchboard, office.clock};
    QVector<desk::Notice> notices;
    QVector<std::pair<cti::CallThreadId, desk::Destination>> sentOn;
};

} // namespace balie::test
