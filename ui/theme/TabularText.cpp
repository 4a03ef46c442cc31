#include "ui/theme/TabularText.h"

#include <algorithm>

namespace balie::ui {
namespace {

int widestDigit(const QFontMetrics &metrics)
{
    int widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

bool sameDigits(const QFontMetrics &metrics, int widest)
{
    for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
        if (metrics.horizontalAdvance(QChar(digit)) != widest)
            return false;
    }
    return true;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

int tabularWidth(const QFontMetrics &metrics, QStringView text)
{
    const int digit = widestDigit(metrics);
    if (sameDigits(metrics, digit))
        return metrics.horizontalAdvance(text.toString());
    int width = 0;
    for (const QChar c : text)
        width += isDigit(c) ? digit : metrics.horizontalAdvance(c);
    return width;
}

void drawTabular(QPainter &painter, const QRect &rect, Qt::AlignmentFlag alignment, QStringView text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int digit = widestDigit(metrics);
    const int width = tabularWidth(metrics, text);
    const int baseline = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2;
    int x = alignment == Qt::AlignRight ? rect.right() + 1 - width : rect.left();
    if (sameDigits(metrics, digit)) {
        painter.drawText(x, baseline, text.toString());
        return;
    }
    for (const QChar c : text) {
        const int advance = metrics.horizontalAdvance(c);
        const int cell = isDigit(c) ? digit : advance;
        painter.drawText(x + (cell - advance) / 2, baseline, QString(c));
        x += cell;
    }
}

} // namespace balie::ui
