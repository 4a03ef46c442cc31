#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

class QGridLayout;

namespace balie::ui {

/// A row of a list with a hairline under it; what stands in it goes into grid().
class RuledRow : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the row.
    explicit RuledRow(const Theme &theme, QWidget *parent);

protected:
    const Theme &theme() const { return m_theme; }
    QGridLayout *grid() const { return m_grid; }
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QGridLayout *m_grid;
};

} // namespace balie::ui
