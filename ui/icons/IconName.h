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
    Deflect,
    Park,
    CampOn,
    Conference,
    VoiceMail,
    Mobile,
    Record,
    PullBack,
    Note,
    Card,
    Search,
    Settings,
    Keyboard,
    People,
    Person,
    Star,
    StarFilled,
    Bell,
    BellOff,
    Clock,
    Calendar,
    DoNotDisturb,
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
    PhoneOff,
    Seat,
    Headset,
    Numpad,
    Queue,
    History,
    Menu,
    More,
    ChevronLeft,
    ChevronRight,
    ChevronDown,
    Lock,
    Mail,
    Building,
};
inline constexpr int iconCount = int(IconName::Building) + 1;

} // namespace balie::ui
