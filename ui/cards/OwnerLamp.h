#pragma once

#include "base/Clock.h"
#include "desk/people/PersonStates.h"
#include "ui/lamp/BlinkTick.h"
#include "ui/lamp/LampPainter.h"
#include "ui/speech/Spoken.h"

#include <QWidget>

namespace balie::ui {

/// The colleague who looks after a customer, with his lamp and its word as they are now. Without a
/// lamp where he is none of the people here. GUI thread.
class OwnerLamp final : public QWidget, public Spoken {
    Q_OBJECT

public:
    /// All must outlive this widget.
    struct Parts {
        const Theme &theme;
        const desk::People &people;
        const desk::PersonStates &states;
        LampPainter &lamps;
        BlinkTick &blink;
        const Clock &clock;
    };

    OwnerLamp(const Parts &parts, QWidget *parent);

    /// `name` as the system tells it; `person` empty: nobody here.
    void setOwner(const QString &name, const desk::PersonId &person);
    /// "Anna de Vries · on a call".
    QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role spokenRole() const override { return QAccessible::StaticText; }
    QString spokenName() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    const desk::Tile *tile() const;
    void refresh();

    Parts m_parts;
    QString m_name;
    desk::PersonId m_person;
};

} // namespace balie::ui
