#include "ui/calls/CardFrame.h"

#include <QPainter>
#include <QPainterPath>

namespace balie::ui {

CardFrame::CardFrame(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QMargins CardFrame::cardMargins() const
{
    const int edge = m_theme.metric(Metric::Space3);
    const int small = m_theme.metric(Metric::Space2);
    return {edge + m_theme.metric(Metric::StateBar), small, edge, small + small / 2};
}

void CardFrame::setBar(Bar bar, ColourRole colour)
{
    if (bar == m_bar && colour == m_barColour)
        return;
    m_bar = bar;
    m_barColour = colour;
    update();
}

void CardFrame::setSelected(bool selected)
{
    if (selected == m_selected)
        return;
    m_selected = selected;
    update();
}

void CardFrame::setLit(bool lit)
{
    if (lit == m_lit)
        return;
    m_lit = lit;
    update();
}

void CardFrame::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    update();
}

void CardFrame::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    update();
}

void CardFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool ringed = m_selected || hasFocus();
    const double line
        = ringed ? m_theme.metric(Metric::FocusRing) : m_theme.metric(Metric::Hairline);
    const double radius = m_theme.metric(Metric::Radius);
    const QRectF outline = QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    QPainterPath card;
    card.addRoundedRect(outline, radius, radius);
    painter.fillPath(card, m_theme.colour(m_lit ? ColourRole::RingingGround : ColourRole::Panel));
    if (m_bar != Bar::None) {
        painter.save();
        painter.setClipPath(card);
        const int width = m_theme.metric(Metric::StateBar);
        const int left = isRightToLeft() ? this->width() - width : 0;
        const QColor colour = m_theme.colour(m_barColour);
        if (m_bar == Bar::Solid) {
            painter.fillRect(left, 0, width, height(), colour);
        } else {
            const int dash = m_theme.metric(Metric::Space2);
            const int gap = m_theme.metric(Metric::Space1);
            for (int y = dash / 2; y < height(); y += dash + gap)
                painter.fillRect(left, y, width, dash, colour);
        }
        painter.restore();
    }
    const ColourRole outlineColour = ringed ? ColourRole::Accent : ColourRole::Line;
    painter.setPen(QPen(m_theme.colour(outlineColour), line));
    painter.drawPath(card);
    if (m_selected && hasFocus()) {
        // Selected is one ring, focused and selected are two: neither hides the other.
        QPainterPath inner;
        const double inset = 2 * line;
        inner.addRoundedRect(
            outline.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
        painter.setPen(QPen(m_theme.colour(ColourRole::Accent), m_theme.metric(Metric::Hairline)));
        painter.drawPath(inner);
    }
}

} // namespace balie::ui
