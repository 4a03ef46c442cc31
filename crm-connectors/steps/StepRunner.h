#pragma once

#include "crm-connectors/api/Connector.h"
#include "crm-connectors/steps/StepRun.h"

#include <QSet>

namespace balie::crm {

/// What a whole operation brought.
struct OperationResult {
    QVector<ContactCard> cards;
    bool more = false;
    QString id; ///< the first that a step told: of the note itself, not of what hangs on it
    bool stands = false;
    int answered = 0; ///< steps that were answered well
};

/// Carries out one operation of a profile: signs in where needed, then the steps as Operation::Go
/// says.
///
/// All: side by side; a step that uses kept.X waits for the step before it that keeps X, and is
/// left out when that step failed. FirstFound: one after the other until somebody is found, or, of
/// a write, until a step tells the id of what stands there. InOrder: one after the other; cards of
/// the last step that has any count, and what the others tell of the same record is added.
///
/// Part of it may fail. Whoever was found is told, and the error with it forgotten. When nobody was
/// found, an error is the answer: half a search that finds nobody does not know that there is
/// nobody. But a step that this account has no rights for counts as one that found nobody as long
/// as another step was answered: many users may not read leads. A refused sign-in ends it all at
/// once. Of a write, what failed behind a step that wrote is left, because to report it would make
/// the note be written twice.
///
/// Deleting it cancels. `done` comes from a later turn of the loop and may delete this.
class StepRunner final : public ConnectorTask {
public:
    using Done = std::function<void(Expected<OperationResult>)>;

    /// `operation` is of the line's profile.
    StepRunner(std::shared_ptr<ConnectorLine> line, const Operation &operation, Values values,
        Purpose purpose, Done done);
    ~StepRunner() override;

private:
    struct Part {
        const Step *step = nullptr;
        QSet<qsizetype> needs; ///< parts that keep what this one uses
        enum class State { Waiting, Running, Over } state = State::Waiting;
        std::unique_ptr<StepRun> run;
        StepResult result;
    };

    void begin();
    void proceed();
    bool isReady(const Part &part) const;
    bool start(Part &part); ///< false: there is nothing to ask
    void onResult(qsizetype index, StepResult result);
    bool isFoundIn(const Part &part) const;
    void conclude();
    void collect(OperationResult &result) const;
    std::optional<Error> telling(const OperationResult &result) const;
    void finish(Expected<OperationResult> result);

    std::shared_ptr<ConnectorLine> m_line;
    Operation::Go m_go;
    Values m_values;
    Purpose m_purpose;
    Done m_done;
    std::vector<Part> m_parts;
    std::unique_ptr<HttpCall> m_signIn;
    std::unique_ptr<Timer> m_later; ///< when there was nothing to ask
};

} // namespace balie::crm
