#pragma once

#include "base/Expected.h"
#include "crm-connectors/profile/Profile.h"

#include <memory>

namespace balie::crm {

/// What a profile of the engine odata leaves out because OData says it: where the records of a
/// search stand
/// ("value"; before version 4 and in JSON verbose "d.results") and how the next page is told
/// ("@odata.nextLink", "odata.nextLink", "d.__next"). OData JSON Format 4.01, 4.5.5; OData 2
/// JSON, 8. Any thread.
///
/// The profile's own key "odata":
///   "version": 4 (when left out), 3 (JSON light) or 2 (JSON verbose, "d")
///   "orAcrossFields": false where a server takes no `or` between different fields: a step whose
///   $filter has " or " in it, as the profile writes it, becomes a step for each part. What a join
///   makes of one field's notations stays together.
/// InvalidInput: anything else stands there.
Expected<std::shared_ptr<const Profile>> withODataDefaults(const Profile &profile);

} // namespace balie::crm
