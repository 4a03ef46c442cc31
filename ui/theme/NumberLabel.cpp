#include "ui/theme/NumberLabel.h"

#include "ui/theme/TabularText.h"

namespace balie::ui {

NumberLabel::NumberLabel(const Theme &theme, TextStyle style, ColourRole colour, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_style(style), m_colour(colour)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void NumberLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    const bool longer = text.size() != m_text.size();
    m_text = text;
    if (longer)
        updateGeometry();
    update();
}

QString NumberLabel::spokenName() const
{
    return accessibleName().isEmpty() ? m_text : QStringLiteral("%1: %2").arg(accessibleName(), m_text);
}

void NumberLabel::setColour(ColourRole colour)
{
    m_colour = colour;
    update();
}

QSize NumberLabel::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(m_style));
    return QSize(tabularWidth(metrics, m_text), metrics.height());
}

void NumberLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_theme.font(m_style));
    painter.setPen(m_theme.colour(m_colour));
    drawTabular(painter, rect(), Qt::AlignRight, m_text);
}

} // namespace balie::ui
