#include "ui/icons/IconSet.h"

#include "ui/icons/TintedIcon.h"

#include <array>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array<const char *, iconCount> fileNames{
    "answer", "hang-up", "call", "hold", "retrieve", "transfer", "consult", "alternate", "park", "voice-mail",
    "mobile", "pull-back", "card", "note", "slip", "edit", "journal", "delete",
    "search", "settings", "keyboard", "people", "person", "star",
    "star-filled", "forward", "eye", "eye-off", "check", "close", "warning", "info", "error", "refresh",
    "link", "link-off", "headset", "menu", "more", "chevron-left", "chevron-right", "chevron-down",
};

} // namespace

QString IconSet::path(IconName name)
{
    return u":/balie/icons/"_s + QLatin1StringView(fileNames[size_t(name)]) + u".svg"_s;
}

QIcon IconSet::icon(IconName name, const QColor &colour, const QColor &disabled) const
{
    return QIcon(new TintedIcon(m_pixmaps, name, colour, disabled));
}

QIcon applicationIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128})
        icon.addPixmap(renderedIcon(u":/balie/icons/balie.svg"_s, size));
    return icon;
}

} // namespace balie::ui
