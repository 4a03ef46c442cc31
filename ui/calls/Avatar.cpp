#include "ui/calls/Avatar.h"

#include <QPainter>

namespace balie::ui {

Avatar::Avatar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    const auto fit = [this] {
        const int size = m_theme.metric(Metric::Avatar);
        setFixedSize(size, size);
        update();
    };
    fit();
    connect(&theme, &Theme::changed, this, fit);
}

void Avatar::setName(const QString &name)
{
    m_initials = initials(name);
    update();
}

QString Avatar::initials(const QString &name)
{
    // Prepositions in small letters ("de", "van der") do not count.
    QString found;
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (word.front().isLetter() && (word.front().isUpper() || words.size() == 1))
            found += word.front().toUpper();
    }
    return found.size() > 2 ? QString(found.front()) + found.back() : found;
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colour(ColourRole::Accent));
    painter.drawEllipse(rect());
    if (m_initials.isEmpty()) {
        const int size = m_theme.metric(Metric::Icon);
        painter.drawPixmap((width() - size) / 2, (height() - size) / 2,
            m_theme.pixmap(IconName::Person, ColourRole::OnAccent, size, devicePixelRatioF()));
        return;
    }
    painter.setFont(m_theme.font(TextStyle::Strong));
    painter.setPen(m_theme.colour(ColourRole::OnAccent));
    painter.drawText(rect(), Qt::AlignCenter, m_initials);
}

} // namespace balie::ui
