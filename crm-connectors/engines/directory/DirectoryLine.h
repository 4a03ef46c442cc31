#pragma once

#include "crm-connectors/engines/directory/DirectorySpec.h"
#include "crm-connectors/steps/ConnectorLine.h"

namespace balie::crm {

/// What the tasks of one connector share. Each holds it, because it may outlive the connector.
struct DirectoryLine {
    std::shared_ptr<ConnectorLine> line; ///< for what somebody waits for
    /// For copying: nobody waits, so that a system that asks for patience gets it.
    std::shared_ptr<ConnectorLine> slowLine;
    std::shared_ptr<const DirectorySpec> spec;
};

} // namespace balie::crm
