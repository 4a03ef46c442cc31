#pragma once

#include "crm-connectors/engines/sql/SqlNumberSearch.h"
#include "crm-connectors/steps/TrialTeller.h"

#include <QCoreApplication>

namespace balie::crm {

/// Tries a connector out: opens the database, searches for a number where it is one, and tells each
/// statement with its values, how many rows came, and what was made of them. Deleting it cancels.
class SqlTrial final : public ConnectorTask {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::SqlTrial)

public:
    SqlTrial(std::shared_ptr<SqlLine> line, const PhoneNumber &number, TrialHandlers handlers);
    Q_DISABLE_COPY_MOVE(SqlTrial)

private:
    void onOpened(const Expected<QCborMap> &answer);
    void search();
    void onFound(const Expected<LookupReply> &reply);

    std::shared_ptr<SqlLine> m_line;
    PhoneNumber m_number;
    TrialTeller m_teller;
    Clock::Milliseconds m_beganAt;
    std::shared_ptr<QCborMap> m_opened = std::make_shared<QCborMap>();
    QVector<TrialStep> m_asked;
    std::shared_ptr<NumberStory> m_story;
    std::unique_ptr<ConnectorTask> m_task;
};

} // namespace balie::crm
