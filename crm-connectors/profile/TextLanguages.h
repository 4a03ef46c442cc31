#pragma once

#include "crm-connectors/profile/Text.h"

#include <optional>

namespace balie::crm {

/// Languages as profiles name them: "soql-like".
std::optional<TextLanguage> languageNamed(QStringView name);

/// A value as it stands inside this language without meaning anything there. Plain leaves it as it
/// is. Sources: Salesforce SOQL and SOSL reference (quoted string escapes, reserved characters);
/// OData 4.01 part 2, 5.1.1.6.1; RFC 4515 section 3; XML 1.0 section 2.2; vtiger 8 as measured. Any
/// thread.
QString escaped(const QString &value, TextLanguage language);

} // namespace balie::crm
