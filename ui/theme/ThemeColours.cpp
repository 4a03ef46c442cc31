#include "ui/theme/ThemeColours.h"

#include <algorithm>
#include <cmath>

namespace balie::ui {
namespace {

constexpr double readable = 4.5;

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

QColor mixed(const QColor &a, const QColor &b, double partOfB)
{
    const auto channel = [partOfB](int x, int y) { return int(std::lround(x + (y - x) * partOfB)); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

void set(ColourTable &table, ColourRole role, const QColor &colour)
{
    table[size_t(role)] = colour;
}

ColourTable lightColours()
{
    ColourTable table;
    set(table, ColourRole::Window, rgb(0xeef1f4));
    set(table, ColourRole::Panel, rgb(0xffffff));
    set(table, ColourRole::Line, rgb(0xd9dee4));
    set(table, ColourRole::ControlOutline, rgb(0x7f8a96));
    set(table, ColourRole::Text, rgb(0x1c232b));
    set(table, ColourRole::Muted, rgb(0x5a6571));
    set(table, ColourRole::Accent, rgb(0x0b6bcb));
    set(table, ColourRole::OnAccent, rgb(0xffffff));
    set(table, ColourRole::Selection, rgb(0xe3f0fd));
    set(table, ColourRole::MutedOnSelection, rgb(0x4b5661));
    set(table, ColourRole::Hover, rgb(0xeef1f4));
    set(table, ColourRole::LampFree, rgb(0x1a7d43));
    set(table, ColourRole::LampBusy, rgb(0xcf3a3a));
    set(table, ColourRole::LampRinging, rgb(0xa86400));
    set(table, ColourRole::LampDnd, rgb(0x7d3c98));
    set(table, ColourRole::LampForwarded, rgb(0x2368c4));
    set(table, ColourRole::LampWrapUp, rgb(0x0f8080));
    set(table, ColourRole::LampAbsent, rgb(0x8a6d00));
    set(table, ColourRole::LampNone, rgb(0x6b7683));
    set(table, ColourRole::OnLamp, rgb(0xffffff));
    set(table, ColourRole::RingingGround, mixed(rgb(0xffffff), rgb(0xffb43d), 0.16));
    return table;
}

ColourTable darkColours()
{
    ColourTable table;
    set(table, ColourRole::Window, rgb(0x1d2126));
    set(table, ColourRole::Panel, rgb(0x262b31));
    set(table, ColourRole::Line, rgb(0x3a4149));
    set(table, ColourRole::ControlOutline, rgb(0x7b8691));
    set(table, ColourRole::Text, rgb(0xe8ebee));
    set(table, ColourRole::Muted, rgb(0xa3adb8));
    set(table, ColourRole::Accent, rgb(0x5aaaff));
    set(table, ColourRole::OnAccent, rgb(0x101418));
    set(table, ColourRole::Selection, rgb(0x2b4a69));
    set(table, ColourRole::MutedOnSelection, rgb(0xc3ccd6));
    set(table, ColourRole::Hover, rgb(0x2f353c));
    set(table, ColourRole::LampFree, rgb(0x3fbf74));
    set(table, ColourRole::LampBusy, rgb(0xff6b6b));
    set(table, ColourRole::LampRinging, rgb(0xffb43d));
    set(table, ColourRole::LampDnd, rgb(0xc38be0));
    set(table, ColourRole::LampForwarded, rgb(0x6fb1ff));
    set(table, ColourRole::LampWrapUp, rgb(0x3cc5c5));
    set(table, ColourRole::LampAbsent, rgb(0xd6b84a));
    set(table, ColourRole::LampNone, rgb(0xa3adb8));
    set(table, ColourRole::OnLamp, rgb(0x101418));
    set(table, ColourRole::RingingGround, mixed(rgb(0x262b31), rgb(0xffb43d), 0.14));
    return table;
}

/// No tints: two grounds would be one too many, so window, panel and selection are one colour and outlines do the rest.
ColourTable withoutTints(ColourTable table, bool dark, const QPalette &system)
{
    const QColor ground = dark ? QColor(Qt::black) : QColor(Qt::white);
    const QColor ink = dark ? QColor(Qt::white) : QColor(Qt::black);
    for (const ColourRole role : {ColourRole::Window, ColourRole::Panel, ColourRole::Selection, ColourRole::Hover,
                                  ColourRole::RingingGround, ColourRole::OnAccent, ColourRole::OnLamp})
        set(table, role, ground);
    for (const ColourRole role : {ColourRole::Line, ColourRole::ControlOutline, ColourRole::Text, ColourRole::Muted,
                                  ColourRole::MutedOnSelection, ColourRole::LampNone})
        set(table, role, ink);
    const QColor highlight = system.color(QPalette::Highlight);
    if (contrastRatio(highlight, ground) >= readable)
        set(table, ColourRole::Accent, highlight);
    return table;
}

double luminance(const QColor &colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

ThemeKind resolveTheme(ThemeChoice choice, const QPalette &system)
{
    const QColor window = system.color(QPalette::Window);
    const QColor text = system.color(QPalette::WindowText);
    const bool dark = luminance(window) < luminance(text);
    switch (choice) {
    case ThemeChoice::Light:
        return ThemeKind::Light;
    case ThemeChoice::Dark:
        return ThemeKind::Dark;
    case ThemeChoice::HighContrast:
        return dark ? ThemeKind::HighContrastDark : ThemeKind::HighContrastLight;
    case ThemeChoice::System:
        break;
    }
    // Desktops announce high contrast by a palette of pure black and white; Qt 6.4 has no other sign of it.
    constexpr double pure = 20.5;
    if (contrastRatio(window, text) >= pure)
        return dark ? ThemeKind::HighContrastDark : ThemeKind::HighContrastLight;
    return dark ? ThemeKind::Dark : ThemeKind::Light;
}

ColourTable themeColours(ThemeKind kind, const QPalette &system)
{
    switch (kind) {
    case ThemeKind::Light:
        return lightColours();
    case ThemeKind::Dark:
        return darkColours();
    case ThemeKind::HighContrastLight:
        return withoutTints(lightColours(), false, system);
    case ThemeKind::HighContrastDark:
        break;
    }
    return withoutTints(darkColours(), true, system);
}

} // namespace balie::ui
