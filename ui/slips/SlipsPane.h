#pragma once

#include "desk/actions/KeyMap.h"
#include "desk/slips/Slips.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace balie::ui {

class SectionHeading;
class SlipRow;

/// Today's message slips: what is open, then what was closed today. Takes no room while there are none, and never more
/// than a few rows: the rest is scrolled to. Gives no command itself. GUI thread.
class SlipsPane final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the pane.
    SlipsPane(const Theme &theme, desk::Slips &slips, QWidget *parent = nullptr);

    /// In the order of the list.
    const QVector<SlipRow *> &rows() const { return m_rows; }
    /// To the first slip; false when there is none.
    bool focusFirst();

Q_SIGNALS:
    void callWanted(const QString &number, const QString &name);
    void changeWanted(balie::desk::SlipId id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void sync();
    void syncRows();
    void fit();

    const Theme &m_theme;
    desk::Slips &m_slips;
    QVector<SlipRow *> m_rows;
    SectionHeading *m_heading;
    QScrollArea *m_scroll;
    QVBoxLayout *m_column;
};

} // namespace balie::ui
