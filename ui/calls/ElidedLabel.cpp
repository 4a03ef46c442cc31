#include "ui/calls/ElidedLabel.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>

namespace balie::ui {

namespace {

constexpr int leastLetters = 8;

} // namespace

using namespace Qt::Literals::StringLiterals;

ElidedLabel::ElidedLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QString ElidedLabel::separator()
{
    return u" · "_s;
}

void ElidedLabel::setParts(const QStringList &parts, int leastImportant)
{
    if (parts == m_parts && leastImportant == m_leastImportant)
        return;
    m_parts = parts;
    m_leastImportant = leastImportant;
    setAccessibleName(text());
    updateGeometry();
    update();
}

QString ElidedLabel::shownText() const
{
    const QFontMetrics metrics = fontMetrics();
    const QString whole = text();
    if (metrics.horizontalAdvance(whole) <= width())
        return whole;
    if (m_parts.size() > 1 && m_leastImportant >= 0 && m_leastImportant < m_parts.size()) {
        QStringList parts = m_parts;
        QString &part = parts[m_leastImportant];
        const int rest = metrics.horizontalAdvance(whole) - metrics.horizontalAdvance(part);
        // A few letters of a part say nothing: then it goes, and the others give way as well.
        if (width() - rest >= leastLetters * metrics.averageCharWidth()) {
            part = metrics.elidedText(part, Qt::ElideMiddle, width() - rest);
            return parts.join(separator());
        }
        parts.removeAt(m_leastImportant);
        return metrics.elidedText(parts.join(separator()), Qt::ElideRight, width());
    }
    return metrics.elidedText(whole, Qt::ElideMiddle, width());
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()), fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {4 * fontMetrics().averageCharWidth(), fontMetrics().height()};
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (shownText() != text())
            QToolTip::showText(help->globalPos(), Qt::convertFromPlainText(text()), this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    return QWidget::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, shownText());
}

} // namespace balie::ui
