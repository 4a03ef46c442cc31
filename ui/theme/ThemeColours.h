#pragma once

#include "ui/theme/ColourRole.h"

#include <QColor>
#include <QPalette>
#include <array>

namespace balie::ui {

/// What the user chose; System follows the desktop's palette.
enum class ThemeChoice { System, Light, Dark, HighContrast };
/// What a choice came to.
enum class ThemeKind { Light, Dark, HighContrastLight, HighContrastDark };

using ColourTable = std::array<QColor, colourRoleCount>;

/// Which kind `choice` means under the desktop's own palette.
ThemeKind resolveTheme(ThemeChoice choice, const QPalette &system);

/// The whole table of one kind. High contrast takes its accent from `system` where that has 4.5 : 1 on the ground.
ColourTable themeColours(ThemeKind kind, const QPalette &system);

/// Contrast by WCAG 2.1 (1 to 21) of two opaque colours.
double contrastRatio(const QColor &a, const QColor &b);

} // namespace balie::ui
