#include "ui/icons/IconSet.h"

#include <QPainter>
#include <QSvgRenderer>
#include <array>
#include <cmath>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array<const char *, iconCount> fileNames{
    "answer", "hang-up", "call", "hold", "retrieve", "transfer", "consult", "alternate", "deflect", "park",
    "camp-on", "conference", "voice-mail", "mobile", "record", "pull-back", "note", "card", "search", "settings",
    "keyboard", "people", "person", "star", "star-filled", "bell", "bell-off", "clock", "calendar",
    "do-not-disturb", "forward", "eye", "eye-off", "check", "close", "warning", "info", "error", "refresh",
    "link", "link-off", "phone-off", "seat", "headset", "numpad", "queue", "history", "menu", "more",
    "chevron-left", "chevron-right", "chevron-down", "lock", "mail", "building",
};

} // namespace

QString IconSet::path(IconName name)
{
    return u":/balie/icons/"_s + QLatin1StringView(fileNames[size_t(name)]) + u".svg"_s;
}

QPixmap IconSet::pixmap(IconName name, const QColor &colour, int size, qreal devicePixelRatio)
{
    const Key key{name, colour.rgba(), size, int(std::lround(devicePixelRatio * 100))};
    if (const auto found = m_cache.constFind(key); found != m_cache.constEnd())
        return *found;
    const int pixels = int(std::ceil(size * devicePixelRatio));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    {
        QSvgRenderer renderer(path(name));
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), colour);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    m_cache.insert(key, pixmap);
    return pixmap;
}

QIcon IconSet::icon(IconName name, const QColor &colour, const QColor &disabled)
{
    QIcon icon;
    for (const int size : {16, 20, 24}) {
        for (const int ratio : {1, 2}) {
            icon.addPixmap(pixmap(name, colour, size, ratio), QIcon::Normal);
            icon.addPixmap(pixmap(name, disabled, size, ratio), QIcon::Disabled);
        }
    }
    return icon;
}

QIcon applicationIcon()
{
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QSvgRenderer renderer(u":/balie/icons/balie.svg"_s);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace balie::ui
