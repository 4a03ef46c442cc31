#pragma once

#include "crm-connectors/profile/ProfileFaults.h"

#include <QJsonObject>

namespace balie::crm {

/// profile.schema.json (JSON schema, draft 7), as part of the program. Any thread.
class ProfileSchema {
public:
    /// What the schema has against it, the innermost place first; empty: nothing.
    static ProfileFaults faultsOf(const QJsonObject &profile);
    /// The schema itself, for tools.
    static QByteArray bytes();
};

} // namespace balie::crm
