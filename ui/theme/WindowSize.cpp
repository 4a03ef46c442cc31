#include "ui/theme/WindowSize.h"

#include <QScreen>
#include <QStyle>
#include <QWidget>

namespace balie::ui {

void resizeWithinScreen(QWidget &window, const QSize &usual)
{
    const int frame = window.style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, &window);
    window.resize(usual.boundedTo(window.screen()->availableSize() - QSize(frame, 2 * frame)));
}

} // namespace balie::ui
