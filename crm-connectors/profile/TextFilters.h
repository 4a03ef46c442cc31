#pragma once

#include "crm-connectors/profile/Values.h"

namespace balie::crm {

/// Why this is no filter ("after" without its text, a name that nobody knows); empty when it is
/// one. English, for the author of a profile.
QString problemOfFilter(const QString &filter);

/// What a filter makes of a value: README.md lists them. Nothing of what it cannot read. Any
/// thread.
QVariant filtered(const QVariant &value, const QString &filter, const Values &values = {});

/// A value as text: a date and time in ISO 8601 with its offset, a list with spaces between.
QString textOf(const QVariant &value);

} // namespace balie::crm
