#pragma once

namespace balie::ui {

/// One set, one weight; each is resources/icons/<file>.svg, drawn in a 24 x 24 box. The table of file names
/// stands in IconSet.cpp.
enum class IconName {
    Answer,       ///< handset, lifted
    HangUp,       ///< handset, laid down
    Call,         ///< handset
    Hold,
    Retrieve,
    Transfer,
    Consult,
    Alternate,    ///< swap two calls
    Park,
    VoiceMail,
    Mobile,
    PullBack,
    Card,
    Note,         ///< a sheet
    Slip,         ///< a message to hand over
    Edit,         ///< pencil
    Journal,      ///< what was: a clock that runs back
    Delete,       ///< bin
    Search,
    Settings,
    Keyboard,
    People,
    Person,
    Star,
    StarFilled,
    Forward,
    Eye,
    EyeOff,
    Check,
    Close,
    Warning,
    Info,
    Error,
    Refresh,
    Link,
    LinkOff,
    Headset,
    Menu,
    More,
    ChevronLeft,
    ChevronRight,
    ChevronDown,
};
inline constexpr int iconCount = int(IconName::ChevronDown) + 1;

} // namespace balie::ui
