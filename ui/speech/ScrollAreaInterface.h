#pragma once

#include <QAccessibleWidget>

class QAbstractScrollArea;

namespace balie::ui {

/// What a screen reader is told of a scroll area: viewport, and the bars that are shown. Qt 6.4's own takes a child by its
/// number without looking how many there are, and ends the program when a bar was hidden between two questions
/// (QAccessibleAbstractScrollArea::child). GUI thread.
class ScrollAreaInterface final : public QAccessibleWidget {
public:
    explicit ScrollAreaInterface(QAbstractScrollArea *area);

    /// For all scroll areas that are no views of items and no texts. Does no harm when called again.
    static void install();

    bool isValid() const override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;

private:
    QAbstractScrollArea *area() const;
    QWidgetList parts() const;
};

} // namespace balie::ui
