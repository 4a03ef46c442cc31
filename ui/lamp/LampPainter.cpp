#include "ui/lamp/LampPainter.h"

#include "ui/lamp/LampShapes.h"

#include <QPainter>
#include <cmath>

namespace balie::ui {

using cti::LampBadge;
using cti::LampBody;

namespace {

constexpr double box = 24; ///< what LampShapes paints into

QPixmap canvas(int size, qreal ratio)
{
    const int pixels = int(std::ceil(size * ratio));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

ColourRole badgeColour(LampBadge badge)
{
    switch (badge) {
    case LampBadge::Parked:
        return ColourRole::LampRinging;
    case LampBadge::FurtherCalls:
    case LampBadge::OnHold:
        return ColourRole::LampBusy;
    case LampBadge::DoNotDisturb:
        return ColourRole::LampDnd;
    case LampBadge::Forwarded:
        return ColourRole::LampForwarded;
    case LampBadge::Agent:
        return ColourRole::LampWrapUp;
    case LampBadge::Calendar:
        return ColourRole::LampAbsent;
    case LampBadge::None:
    case LampBadge::SeatedElsewhere:
    case LampBadge::DeskNote:
        break;
    }
    return ColourRole::LampNone;
}

/// What is known no longer keeps a hint of its colour, and its shape.
QColor desaturated(const QColor &colour, const QColor &towards)
{
    constexpr float part = 0.72F;
    return QColor::fromRgbF(colour.redF() + (towards.redF() - colour.redF()) * part,
                            colour.greenF() + (towards.greenF() - colour.greenF()) * part,
                            colour.blueF() + (towards.blueF() - colour.blueF()) * part);
}

QRect square(const QRect &rect)
{
    const int side = std::min(rect.width(), rect.height());
    return QRect(rect.left() + (rect.width() - side) / 2, rect.top() + (rect.height() - side) / 2, side, side);
}

} // namespace

ColourRole lampColour(LampBody body)
{
    switch (body) {
    case LampBody::RingingOnACall:
    case LampBody::Ringing:
        return ColourRole::LampRinging;
    case LampBody::OnACall:
    case LampBody::Dialling:
    case LampBody::OnHold:
        return ColourRole::LampBusy;
    case LampBody::DoNotDisturb:
        return ColourRole::LampDnd;
    case LampBody::Forwarded:
        return ColourRole::LampForwarded;
    case LampBody::AgentAway:
        return ColourRole::LampWrapUp;
    case LampBody::CalendarBusy:
        return ColourRole::LampAbsent;
    case LampBody::Free:
        return ColourRole::LampFree;
    case LampBody::Refused:
    case LampBody::NotWatched:
    case LampBody::Waiting:
    case LampBody::NoPhone:
        break;
    }
    return ColourRole::LampNone;
}

LampPainter::LampPainter(const Theme &theme, QObject *parent) : QObject(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, [this] { m_cache.clear(); });
}

QPixmap LampPainter::lamp(const cti::Lamp &lamp, int size, qreal devicePixelRatio, bool lit)
{
    const bool dark = lamp.blinks && !lamp.stale && !lit;
    const Key key{Kind::Lamp, int(lamp.body), (lamp.stale ? 1 : 0) + (dark ? 2 : 0), size,
                  int(std::lround(devicePixelRatio * 100))};
    if (const auto found = m_cache.constFind(key); found != m_cache.constEnd())
        return *found;

    LampInks inks;
    inks.body = m_theme.colour(lampColour(lamp.body));
    inks.second = m_theme.colour(ColourRole::LampBusy);
    inks.glyph = m_theme.colour(ColourRole::OnLamp);
    inks.ground = m_theme.colour(ColourRole::Panel);
    inks.outline = m_theme.isHighContrast() ? 3 : 2;
    if (lamp.stale) {
        const QColor grey = m_theme.colour(ColourRole::LampNone);
        inks.body = desaturated(inks.body, grey);
        inks.second = desaturated(inks.second, grey);
    }
    QPixmap pixmap = canvas(size, devicePixelRatio);
    {
        QPainter painter(&pixmap);
        painter.scale(pixmap.width() / box, pixmap.height() / box);
        paintLampShape(painter, lamp.body, inks, !dark);
        if (lamp.stale) {
            inks.body = m_theme.colour(ColourRole::Muted);
            paintStaleMark(painter, inks);
        }
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    m_cache.insert(key, pixmap);
    return pixmap;
}

QPixmap LampPainter::badge(LampBadge badge, int furtherCalls, int size, qreal devicePixelRatio)
{
    const int count = badge == LampBadge::FurtherCalls ? std::min(furtherCalls, 10) : 0;
    const Key key{Kind::Badge, int(badge), count, size, int(std::lround(devicePixelRatio * 100))};
    if (const auto found = m_cache.constFind(key); found != m_cache.constEnd())
        return *found;
    LampInks inks;
    inks.body = m_theme.colour(badgeColour(badge));
    inks.glyph = m_theme.colour(ColourRole::OnLamp);
    inks.ground = m_theme.colour(ColourRole::Panel);
    QPixmap pixmap = canvas(size, devicePixelRatio);
    {
        QPainter painter(&pixmap);
        painter.scale(pixmap.width() / box, pixmap.height() / box);
        paintBadgeShape(painter, badge, furtherCalls, inks);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    m_cache.insert(key, pixmap);
    return pixmap;
}

void LampPainter::paint(QPainter &painter, const QRect &rect, const cti::Lamp &lamp, bool lit)
{
    const QRect place = square(rect);
    painter.drawPixmap(place.topLeft(),
                       this->lamp(lamp, place.width(), painter.device()->devicePixelRatioF(), lit));
}

void LampPainter::paintBadge(QPainter &painter, const QRect &rect, LampBadge badge, int furtherCalls)
{
    const QRect place = square(rect);
    painter.drawPixmap(place.topLeft(),
                       this->badge(badge, furtherCalls, place.width(), painter.device()->devicePixelRatioF()));
}

} // namespace balie::ui
