#pragma once

class QSize;
class QWidget;

namespace balie::ui {

/// The usual size of a window, or as much of it as the screen has room for with the system's frame around it, which is not
/// there yet when a window is made. GUI thread.
void resizeWithinScreen(QWidget &window, const QSize &usual);

} // namespace balie::ui
