#pragma once

#include "base/contacts/Contact.h"

namespace balie::desk {

/// "work", "mobile", ... translated, as it stands behind a number; empty for a number of no known kind.
QString numberKindText(ContactNumberKind kind);

} // namespace balie::desk
