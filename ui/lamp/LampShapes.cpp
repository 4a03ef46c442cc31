#include "ui/lamp/LampShapes.h"

#include <QPainter>
#include <QPainterPath>

namespace balie::ui {

using cti::LampBadge;
using cti::LampBody;

namespace {

const QPointF centre(12, 12);
constexpr double radius = 11;

QPen stroke(const QColor &colour, double width)
{
    return QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void disc(QPainter &painter, const QColor &fill)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawEllipse(centre, radius, radius);
}

void ring(QPainter &painter, const QColor &colour, double width, const QBrush &fill = Qt::NoBrush)
{
    painter.setPen(stroke(colour, width));
    painter.setBrush(fill);
    const double r = radius - width / 2;
    painter.drawEllipse(centre, r, r);
}

void handset(QPainter &painter, const QColor &colour)
{
    // A handset seen from the side, turned by 45 degrees.
    painter.save();
    painter.translate(centre);
    painter.rotate(-135);
    QPainterPath path;
    path.moveTo(-6.6, 2.2);
    path.cubicTo(-6.6, -4.4, 6.6, -4.4, 6.6, 2.2);
    path.lineTo(3.2, 2.2);
    path.lineTo(3.2, -0.2);
    path.cubicTo(1.4, -1.0, -1.4, -1.0, -3.2, -0.2);
    path.lineTo(-3.2, 2.2);
    path.closeSubpath();
    painter.setPen(stroke(colour, 1));
    painter.setBrush(colour);
    painter.drawPath(path);
    painter.restore();
}

void bell(QPainter &painter, const QColor &colour)
{
    QPainterPath path;
    path.moveTo(6.8, 15.4);
    path.cubicTo(8.6, 13.6, 8.0, 12.2, 8.2, 10.4);
    path.cubicTo(8.5, 4.9, 15.5, 4.9, 15.8, 10.4);
    path.cubicTo(16.0, 12.2, 15.4, 13.6, 17.2, 15.4);
    path.closeSubpath();
    painter.setPen(stroke(colour, 0.8));
    painter.setBrush(colour);
    painter.drawPath(path);
    painter.drawEllipse(QPointF(12, 17.4), 1.5, 1.2);
}

void minus(QPainter &painter, const QColor &colour)
{
    painter.setPen(stroke(colour, 2.6));
    painter.drawLine(QPointF(7.5, 12), QPointF(16.5, 12));
}

void pause(QPainter &painter, const QColor &colour)
{
    painter.setPen(stroke(colour, 2.4));
    painter.drawLine(QPointF(9.6, 8.4), QPointF(9.6, 15.6));
    painter.drawLine(QPointF(14.4, 8.4), QPointF(14.4, 15.6));
}

void arrow(QPainter &painter, const QColor &colour)
{
    painter.setPen(stroke(colour, 2.1));
    painter.setBrush(Qt::NoBrush);
    painter.drawLine(QPointF(6.8, 12), QPointF(16.8, 12));
    painter.drawPolyline(QPolygonF{QPointF(13, 8), QPointF(17, 12), QPointF(13, 16)});
}

void headset(QPainter &painter, const QColor &colour)
{
    painter.setPen(stroke(colour, 1.9));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(6.4, 6.2, 11.2, 11.2), 0, 180 * 16);
    painter.setPen(stroke(colour, 2.8));
    painter.drawLine(QPointF(6.9, 13), QPointF(6.9, 15));
    painter.drawLine(QPointF(17.1, 13), QPointF(17.1, 15));
    painter.setPen(stroke(colour, 1.6));
    painter.drawLine(QPointF(16.5, 16.6), QPointF(13, 17.6));
}

void cross(QPainter &painter, const QColor &colour)
{
    painter.setPen(stroke(colour, 2));
    painter.drawLine(QPointF(8.6, 8.6), QPointF(15.4, 15.4));
    painter.drawLine(QPointF(15.4, 8.6), QPointF(8.6, 15.4));
}

void calendar(QPainter &painter, const QColor &colour)
{
    painter.setPen(stroke(colour, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(7.4, 8.2, 9.2, 8.6));
    painter.drawLine(QPointF(7.4, 11), QPointF(16.6, 11));
    painter.drawLine(QPointF(9.8, 6.6), QPointF(9.8, 8.2));
    painter.drawLine(QPointF(14.2, 6.6), QPointF(14.2, 8.2));
}

void dots(QPainter &painter, const QColor &colour, double r)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (const double x : {7.6, 12.0, 16.4})
        painter.drawEllipse(QPointF(x, 12), r, r);
}

void note(QPainter &painter, const QColor &colour)
{
    painter.setPen(stroke(colour, 2));
    painter.drawLine(QPointF(7.6, 8.4), QPointF(16.4, 8.4));
    painter.drawLine(QPointF(7.6, 12), QPointF(16.4, 12));
    painter.drawLine(QPointF(7.6, 15.6), QPointF(12.6, 15.6));
}

void seat(QPainter &painter, const QColor &colour)
{
    painter.setPen(stroke(colour, 2.1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{QPointF(8.4, 6.4), QPointF(8.4, 13.2), QPointF(15.6, 13.2), QPointF(15.6, 17.4)});
    painter.drawLine(QPointF(8.4, 13.2), QPointF(8.4, 17.4));
}

void word(QPainter &painter, const QColor &colour, const QString &text)
{
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(text.size() > 1 ? 12 : 15);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(QRectF(0, 0, 24, 24), Qt::AlignCenter, text);
}

void hatch(QPainter &painter, const QColor &colour, double outline)
{
    QPainterPath clip;
    clip.addEllipse(centre, radius - outline / 2, radius - outline / 2);
    painter.save();
    painter.setClipPath(clip);
    painter.setPen(QPen(colour, 1.7));
    for (int line = 0; line < 10; ++line) {
        const double x = -20 + line * 4.6;
        painter.drawLine(QPointF(x, 24), QPointF(x + 24, 0));
    }
    painter.restore();
    ring(painter, colour, outline);
}

void dottedRing(QPainter &painter, const QColor &colour)
{
    // Twelve separate dots: a dash pattern would not close evenly.
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.save();
    painter.translate(centre);
    for (int i = 0; i < 12; ++i) {
        painter.drawEllipse(QPointF(0, -9.6), 1.35, 1.35);
        painter.rotate(30);
    }
    painter.restore();
}

void split(QPainter &painter, const LampInks &inks, bool lit)
{
    const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(inks.second);
    painter.drawPie(box, 90 * 16, 180 * 16);
    if (lit) {
        painter.setBrush(inks.body);
        painter.drawPie(box, -90 * 16, 180 * 16);
    } else {
        painter.setPen(stroke(inks.body, inks.outline));
        painter.setBrush(Qt::NoBrush);
        painter.drawArc(box.adjusted(1, 1, -1, -1), -90 * 16, 180 * 16);
    }
    painter.setPen(QPen(inks.ground, 2.2));
    painter.drawLine(QPointF(12, 0), QPointF(12, 24));
    painter.setPen(Qt::NoPen);
    painter.setBrush(inks.glyph);
    painter.drawEllipse(QPointF(6.6, 12), 2.1, 2.1);
    painter.setPen(stroke(lit ? inks.glyph : inks.body, 2.1));
    painter.drawLine(QPointF(17.2, 8), QPointF(17.2, 12.6));
    painter.drawLine(QPointF(17.2, 16), QPointF(17.2, 16.1));
}

} // namespace

void paintLampShape(QPainter &painter, LampBody body, const LampInks &inks, bool lit)
{
    painter.setRenderHint(QPainter::Antialiasing);
    switch (body) {
    case LampBody::Refused:
        hatch(painter, inks.body, inks.outline);
        return;
    case LampBody::NotWatched:
        dottedRing(painter, inks.body);
        return;
    case LampBody::Waiting:
        dottedRing(painter, inks.body);
        dots(painter, inks.body, 1.5);
        return;
    case LampBody::RingingOnACall:
        split(painter, inks, lit);
        return;
    case LampBody::Ringing:
        if (lit)
            disc(painter, inks.body);
        else
            ring(painter, inks.body, inks.outline);
        bell(painter, lit ? inks.glyph : inks.body);
        return;
    case LampBody::OnACall:
        disc(painter, inks.body);
        handset(painter, inks.glyph);
        return;
    case LampBody::Dialling: {
        QColor light = inks.body;
        light.setAlphaF(0.28F);
        ring(painter, inks.body, inks.outline * 0.75, light);
        dots(painter, inks.body, 1.7);
        return;
    }
    case LampBody::OnHold:
        ring(painter, inks.body, inks.outline * 1.2);
        pause(painter, inks.body);
        return;
    case LampBody::DoNotDisturb:
        disc(painter, inks.body);
        minus(painter, inks.glyph);
        return;
    case LampBody::Forwarded:
        disc(painter, inks.body);
        arrow(painter, inks.glyph);
        return;
    case LampBody::AgentAway:
        disc(painter, inks.body);
        headset(painter, inks.glyph);
        return;
    case LampBody::NoPhone:
        ring(painter, inks.body, inks.outline);
        cross(painter, inks.body);
        return;
    case LampBody::CalendarBusy: {
        QColor pale = inks.body;
        pale.setAlphaF(0.28F);
        ring(painter, inks.body, inks.outline * 0.75, pale);
        calendar(painter, inks.body);
        return;
    }
    case LampBody::Free:
        disc(painter, inks.body);
        return;
    }
}

void paintBadgeShape(QPainter &painter, LampBadge badge, int furtherCalls, const LampInks &inks)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (badge == LampBadge::None)
        return;
    disc(painter, inks.body);
    switch (badge) {
    case LampBadge::None:
        return;
    case LampBadge::Parked:
        word(painter, inks.glyph, QStringLiteral("P"));
        return;
    case LampBadge::FurtherCalls:
        word(painter, inks.glyph, furtherCalls > 9 ? QStringLiteral("9+") : QString::number(furtherCalls));
        return;
    case LampBadge::OnHold:
        pause(painter, inks.glyph);
        return;
    case LampBadge::DoNotDisturb:
        minus(painter, inks.glyph);
        return;
    case LampBadge::Forwarded:
        arrow(painter, inks.glyph);
        return;
    case LampBadge::Agent:
        headset(painter, inks.glyph);
        return;
    case LampBadge::SeatedElsewhere:
        seat(painter, inks.glyph);
        return;
    case LampBadge::Calendar:
        calendar(painter, inks.glyph);
        return;
    case LampBadge::DeskNote:
        note(painter, inks.glyph);
        return;
    }
}

void paintStaleMark(QPainter &painter, const LampInks &inks)
{
    const QPointF middle(18.2, 18.2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(inks.ground);
    painter.drawEllipse(middle, 6, 6);
    painter.setPen(stroke(inks.body, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(middle, 4.6, 4.6);
    painter.drawPolyline(QPolygonF{QPointF(18.2, 15.8), middle, QPointF(20.1, 19.2)});
}

} // namespace balie::ui
