#pragma once

#include "crm-connectors/api/Connector.h"

namespace balie::crm {

class ConnectorPlace;

/// Something that was asked of the host and is not over.
class Pending {
public:
    virtual ~Pending() = default;
    /// This connector is out of use: what was asked there ends with what there is, from a later turn
    /// of the loop.
    virtual void end(const ConnectorPlace &place) = 0;
    /// Nobody wants it any more: no handler is called, what is under way is cancelled.
    virtual void withdraw() = 0;
};

/// What the caller holds of it.
class PendingTask final : public ConnectorTask {
public:
    explicit PendingTask(std::shared_ptr<Pending> pending)
        : m_pending(std::move(pending))
    {
    }
    ~PendingTask() override { m_pending->withdraw(); }

private:
    std::shared_ptr<Pending> m_pending;
};

} // namespace balie::crm
