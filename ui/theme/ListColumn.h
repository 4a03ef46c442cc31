#pragma once

class QScrollArea;
class QString;
class QVBoxLayout;

namespace balie::ui {

/// Makes the area scroll its widget up and down only, without a frame or a focus of its own.
void scrollUpAndDown(QScrollArea &scroll);

/// Makes the scroll area one that shows a list of widgets: without a frame, a focus of its own or a way sideways. Returns
/// the list's layout, without margins; the list is the area's widget, and `name` what a screen reader calls it.
QVBoxLayout *makeListColumn(QScrollArea &scroll, const QString &name);

} // namespace balie::ui
