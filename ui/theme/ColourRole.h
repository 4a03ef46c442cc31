#pragma once

namespace balie::ui {

/// Every colour of the product by what it is for. Widgets ask the Theme for a role and know no colour.
enum class ColourRole {
    Window,           ///< the ground
    Panel,            ///< cards and panes
    Line,             ///< hairlines between things
    ControlOutline,   ///< outline of a field that is typed in or ticked
    Text,
    Muted,            ///< second line, labels
    Accent,           ///< default action, focus
    OnAccent,         ///< text on Accent, Success and Danger
    Selection,        ///< ground of what is selected
    MutedOnSelection, ///< the second line on Selection
    Hover,            ///< ground under the pointer, secondary buttons
    LampFree,
    LampBusy,
    LampRinging,
    LampDnd,
    LampForwarded,
    LampWrapUp,
    LampAbsent,
    LampNone,
    OnLamp,           ///< glyph on a lamp
    RingingGround,    ///< ground of a tile or card that rings
    Success = LampFree,
    Danger = LampBusy,
    Warning = LampRinging,
};
inline constexpr int colourRoleCount = int(ColourRole::RingingGround) + 1;

} // namespace balie::ui
