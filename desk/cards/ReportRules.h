#pragma once

#include "crm-connectors/api/CallReport.h"
#include "crm-connectors/api/ConnectorHealth.h"
#include "desk/journal/JournalEntry.h"

#include <optional>

namespace balie::desk {

/// What became of an attempt to write a call down, and whether one makes sense. Any thread.

/// Worth another attempt by itself.
bool isPassing(ErrorCode code);
/// The system may have got it and written it.
bool mayHaveArrived(ErrorCode code);
/// Of a system that is there; nothing: there is none.
bool canWrite(const std::optional<crm::ConnectorHealth> &system);
/// It is worth asking now.
bool isWell(const std::optional<crm::ConnectorHealth> &system);
crm::CallOutcome outcomeOf(const JournalEntry &entry);

} // namespace balie::desk
