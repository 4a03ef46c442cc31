#include "tests/faults/Receptionist.h"

#include <algorithm>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace cti;

void Receptionist::act()
{
    const QVector<Connection> connections = m_console.own().connections;
    const ConnectionId parked = m_console.parked().id;
    if (connections.isEmpty() && !parked.call.isEmpty() && m_dice.chance(25)) {
        ask({Service::DirectedPickup, parked});
        return;
    }
    if (connections.isEmpty()) {
        if (m_dice.chance(25))
            ask({.service = Service::MakeCall, .destination = somebody()});
        return;
    }
    const QVector<CallCommand> possible = choices(m_dice.oneOf(connections));
    if (!possible.isEmpty())
        ask(m_dice.oneOf(possible));
}

QVector<CallCommand> Receptionist::choices(const Connection &connection)
{
    const ConnectionId id = connection.id;
    const ConnectionId held = m_console.own(ConnectionState::Hold).id;
    QVector<CallCommand> possible;
    switch (connection.state) {
    case ConnectionState::Alerting:
        // Mostly answered: everything else begins with it.
        possible.fill({Service::AnswerCall, id}, 4);
        possible << CallCommand{
            .service = Service::DeflectCall, .connection = id, .destination = somebody()};
        break;
    case ConnectionState::Connected:
        possible << CallCommand{Service::HoldCall, id} << CallCommand{Service::ClearConnection, id}
                 << CallCommand{.service = Service::SingleStepTransfer,
                        .connection = id,
                        .destination = somebody()}
                 << CallCommand{.service = Service::ConsultationCall,
                        .connection = id,
                        .destination = somebody()};
        if (!m_console.parkPlace().isEmpty())
            possible << CallCommand{.service = Service::ParkCall,
                .connection = id,
                .destination = m_console.parkPlace().value()};
        if (!held.call.isEmpty()) {
            possible << CallCommand{Service::AlternateCall, id, held}
                     << CallCommand{Service::ReconnectCall, id, held}
                     << CallCommand{Service::TransferCall, id, held}
                     << CallCommand{Service::TransferCall, id, held};
        }
        break;
    case ConnectionState::Hold:
        possible << CallCommand{Service::RetrieveCall, id}
                 << CallCommand{Service::ClearConnection, id};
        break;
    case ConnectionState::Initiated:
    case ConnectionState::Fail:
        possible << CallCommand{Service::ClearConnection, id};
        if (!held.call.isEmpty())
            possible << CallCommand{Service::ReconnectCall, id, held};
        break;
    case ConnectionState::Null:
    case ConnectionState::Queued:
        break;
    }
    return possible;
}

QString Receptionist::somebody()
{
    if (m_dice.chance(10))
        return u"+31208901234"_s;
    return m_dice.oneOf(m_console.watched).value(); // an extension, or a user id
}

void Receptionist::ask(const CallCommand &command)
{
    ++m_asked;
    m_console.client->execute(command,
        [answered = m_answered, accepted = m_accepted](const Expected<CommandResult> &result) {
            ++*answered;
            *accepted += result.hasValue() ? 1 : 0;
        });
}

} // namespace balie::test
