#pragma once

#include <QVector>

class QWidget;

namespace balie::ui {

/// What Tab goes through in `parts`: one part after the other, and within each as it is read,
/// whenever its widgets were made. Qt's own chain follows the order of making, in which a call that
/// has just come would be last. Parts that are hidden or float in a window of their own are left
/// out, and so is what stands in an earlier part already.
QVector<QWidget *> tabStops(const QVector<QWidget *> &parts, const QWidget *window);

} // namespace balie::ui
