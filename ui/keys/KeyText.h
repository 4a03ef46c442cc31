#pragma once

#include "desk/actions/KeyMap.h"

namespace balie::ui {

/// A key as the user's keyboard and language name it: "Ctrl+F5", "Num Enter".
QString keyText(const desk::KeyChord &chord);
/// The command's first key, for buttons and menus; empty when it has none.
QString firstKeyText(const desk::KeyMap &keys, desk::ActionId action);
/// All its keys, comma-separated.
QString allKeysText(const desk::KeyMap &keys, desk::ActionId action);

} // namespace balie::ui
