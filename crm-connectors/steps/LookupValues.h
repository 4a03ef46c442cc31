#pragma once

#include "crm-connectors/api/CallReport.h"
#include "crm-connectors/profile/Values.h"

/// What a question is about, under the names that profiles know it by. Any thread.
namespace balie::crm::lookupValues {

/// name.text and name.words: as typed, without blanks around and between.
void setName(Values &values, const QString &typed);
/// card.id and card.type.
void setCard(Values &values, const CardKey &key);
/// call.*, card.*, company.id.
void setCall(Values &values, const CallReport &report);

} // namespace balie::crm::lookupValues
