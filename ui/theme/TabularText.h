#pragma once

#include <QFontMetrics>
#include <QPainter>
#include <QStringView>

namespace balie::ui {

/// Numbers that do not jump: every digit takes the width of the widest one, also where the font's own digits
/// differ (Qt 6.4 has no way to ask a font for its tabular figures).
int tabularWidth(const QFontMetrics &metrics, QStringView text);
/// Draws in one line, vertically centred; `alignment` is Qt::AlignLeft or Qt::AlignRight.
void drawTabular(QPainter &painter, const QRect &rect, Qt::AlignmentFlag alignment, QStringView text);

} // namespace balie::ui
