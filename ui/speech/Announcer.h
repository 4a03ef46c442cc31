#pragma once

#include "ui/speech/Spoken.h"

#include <QWidget>

namespace balie::ui {

/// Takes no room and is never looked at: what it says is read out by a screen reader without moving
/// the focus. GUI thread.
class Announcer final : public QWidget, public Spoken {
    Q_OBJECT

public:
    /// `name`: what stands here until something is said.
    Announcer(const QString &name, QWidget *parent);

    void say(const QString &text);

    QAccessible::Role spokenRole() const override { return QAccessible::Notification; }
};

} // namespace balie::ui
