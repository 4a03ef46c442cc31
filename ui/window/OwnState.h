#pragma once

#include "cti/ports/ServicesPort.h"
#include "cti/switchboard/Switchboard.h"
#include "desk/notice/Notice.h"
#include "desk/people/People.h"
#include "ui/lamp/LampPainter.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace balie::ui {

/// The user's own state at the right of the top bar: do not disturb, forwarding, and how colleagues see him. The
/// buttons show what the PBX says, never what was clicked. GUI thread.
class OwnState final : public QWidget {
    Q_OBJECT

public:
    /// `services` may be null: then only the state is shown. All must outlive this object.
    OwnState(const Theme &theme, LampPainter &lamps, const cti::Switchboard &switchboard, const desk::People &people,
             cti::ServicesPort *services, QWidget *parent = nullptr);

Q_SIGNALS:
    void notice(const balie::desk::Notice &notice);

private:
    void refresh();
    void askTarget();
    void forwardTo(const QString &target, bool on);
    void answered(const Expected<void> &result);
    bool isDndOn() const;
    const cti::Forwarding *activeForwarding() const;

    const Theme &m_theme;
    LampPainter &m_lamps;
    const cti::Switchboard &m_switchboard;
    const desk::People &m_people;
    cti::ServicesPort *m_services;
    QToolButton *m_dnd;
    QToolButton *m_forward;
    QLabel *m_lamp;
    QLabel *m_word;
};

} // namespace balie::ui
