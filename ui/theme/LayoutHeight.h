#pragma once

#include <QLayout>

namespace balie::ui {

/// How high a layout wants to be at that width, its margins included.
inline int heightAt(const QLayout &layout, int width)
{
    return layout.hasHeightForWidth() ? layout.totalHeightForWidth(width)
                                      : layout.totalSizeHint().height();
}

} // namespace balie::ui
