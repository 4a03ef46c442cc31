#pragma once

#include "base/Error.h"

namespace balie::cti {

// What people type or a switch names as the place where a call is to go, whatever the protocol.

/// Whether a switch can be asked to call this: digits, or an address of a form that switches use.
bool isDialable(const QString &destination);
/// Only what a keypad has.
bool isDigits(const QString &digits);
/// Digits go out bare; any other form of address exactly as it came from the switch or the user.
QString dialled(const QString &destination);
/// InvalidInput: why it is not dialable.
Error undialableError(const QString &destination);

} // namespace balie::cti
