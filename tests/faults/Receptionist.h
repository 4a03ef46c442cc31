#pragma once

#include "cti/simulator/scenario/Dice.h"
#include "tests/faults/Console.h"

namespace balie::test {

/// Does what a hurried receptionist might do with the calls that the console shows, by the dice.
/// Also when the console shows something old: then the PBX says no, and that must do no harm.
class Receptionist {
public:
    Receptionist(Console &console, quint32 seed)
        : m_console(console)
        , m_dice(seed)
    {
    }

    void act();
    int asked() const { return m_asked; }
    int answered() const { return *m_answered; }
    int accepted() const { return *m_accepted; }

private:
    QVector<cti::CallCommand> choices(const cti::Connection &connection);
    QString somebody();
    void ask(const cti::CallCommand &command);

    Console &m_console;
    sim::Dice m_dice;
    int m_asked = 0;
    std::shared_ptr<int> m_answered = std::make_shared<int>(0);
    std::shared_ptr<int> m_accepted = std::make_shared<int>(0);
};

/// What became of the commands of many days: a provider that refuses all of them does no harm, and
/// no good.
class CommandCount {
public:
    void add(const Receptionist &receptionist)
    {
        m_asked += receptionist.asked();
        m_accepted += receptionist.accepted();
    }
    bool mostWereAccepted() const { return m_accepted * 2 > m_asked; }
    QString inWords() const
    {
        return QStringLiteral("%1 commands accepted of %2").arg(m_accepted).arg(m_asked);
    }

private:
    int m_asked = 0;
    int m_accepted = 0;
};

} // namespace balie::test
