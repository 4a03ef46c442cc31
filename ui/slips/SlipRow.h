#pragma once

#include "desk/slips/Slips.h"
#include "ui/calls/RuledRow.h"

class QLabel;
class QToolButton;

namespace balie::ui {

class ElidedLabel;
class NumberLabel;

/// One message slip: when it was promised, for whom, who called and what about; with buttons that call back, close and
/// change it. One that is closed is grey, says why, and can be opened again.
class SlipRow final : public RuledRow {
    Q_OBJECT

public:
    explicit SlipRow(const Theme &theme, QWidget *parent);

    void show(const desk::Slip &slip, const desk::Slips &slips);
    desk::SlipId slip() const { return m_slip.id; }
    /// What the keyboard comes to first.
    QWidget *firstStop() const;

Q_SIGNALS:
    void callWanted(const QString &number, const QString &name);
    void closeWanted(balie::desk::SlipId id);
    void reopenWanted(balie::desk::SlipId id);
    void changeWanted(balie::desk::SlipId id);
    /// A button of it has the keyboard's focus.
    void reached();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    QToolButton *addButton(int column);
    void dress();

    desk::Slip m_slip;
    ColourRole m_timeColour = ColourRole::Muted;
    NumberLabel *m_time;
    ElidedLabel *m_who;
    ElidedLabel *m_what;
    QToolButton *m_call;
    QToolButton *m_close; ///< opens it again where it is closed
    QToolButton *m_change;
};

} // namespace balie::ui
