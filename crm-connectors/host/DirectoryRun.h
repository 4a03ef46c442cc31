#pragma once

#include "crm-connectors/host/ConnectorPlace.h"
#include "crm-connectors/host/Pending.h"

#include <optional>

namespace balie::crm {

/// The contacts of one connector on their way to a copy. How it goes counts for the connector's
/// health: nothing else may be asked of it.
class DirectoryRun final : public Pending, public std::enable_shared_from_this<DirectoryRun> {
public:
    DirectoryRun(Clock &clock, SyncHandlers handlers);

    /// `place` is one that refuses nothing now.
    void begin(std::shared_ptr<ConnectorPlace> place, SyncStart start);
    /// It cannot be asked.
    void refuse(Error error);

    void end(const ConnectorPlace &place) override;
    void withdraw() override;

private:
    void tell(const SyncBatch &batch);
    void finish(const Expected<SyncEnd> &end);

    Clock &m_clock;
    SyncHandlers m_handlers;
    bool m_isOver = false;
    bool m_isTrial = false;
    std::optional<Error> m_error;
    std::shared_ptr<ConnectorPlace> m_place;
    std::unique_ptr<ContactSource> m_source;
    std::unique_ptr<SourceTask> m_task; ///< before the place goes
    std::unique_ptr<Timer> m_turn;
};

} // namespace balie::crm
