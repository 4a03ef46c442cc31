#pragma once

#include "base/Clock.h"
#include "ui/theme/Theme.h"

#include <QDateTime>
#include <QWidget>
#include <optional>

class QLabel;
class QLineEdit;

namespace balie::ui {

/// A field for a time to come, as one types it ("15", "15:00", "over een uur"), and under it what that means.
class MomentField final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the field.
    MomentField(const Theme &theme, const Clock &clock, const QString &name, QWidget *parent);

    void setMoment(const QDateTime &moment);
    bool isEmpty() const;
    /// nullopt for an empty field and for what is no time to come.
    std::optional<QDateTime> moment() const;
    /// Says that this is none, and takes the focus.
    void complain();
    QLineEdit *field() const { return m_field; }

private:
    void explain();

    const Clock &m_clock;
    QLineEdit *m_field;
    QLabel *m_meaning;
};

} // namespace balie::ui
