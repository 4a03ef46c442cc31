#pragma once

#include "cti/ports/CallControlPort.h"

#include <QVector>

namespace balie::test {

/// Keeps what was asked; the test answers.
class FakeCallControl final : public cti::CallControlPort {
public:
    void execute(const cti::CallCommand &command, Done done) override
    {
        commands << command;
        answers << std::move(done);
    }
    void accept(qsizetype index) { answers[index](cti::CommandResult{}); }

    QVector<cti::CallCommand> commands;
    QVector<Done> answers;
};

} // namespace balie::test
