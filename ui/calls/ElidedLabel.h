#pragma once

#include "ui/speech/Spoken.h"

#include <QStringList>
#include <QWidget>

namespace balie::ui {

/// One line of text made of parts. Where it does not fit, the least important part is elided in its
/// middle first, and the whole stands in the tooltip and in the accessible name. Never wider than
/// it is given, so a long name cannot push anything out of the window.
class ElidedLabel final : public QWidget, public Spoken {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    /// `leastImportant`: index of the part to be elided first. Painted only when something changed.
    void setParts(const QStringList &parts, int leastImportant = 0);
    void setText(const QString &text) { setParts({text}); }
    /// The whole text, parts joined by a middle dot.
    QString text() const { return m_parts.join(separator()); }
    /// What fits in the present width.
    QString shownText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role spokenRole() const override { return QAccessible::StaticText; }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    static QString separator();

    QStringList m_parts;
    int m_leastImportant = 0;
};

} // namespace balie::ui
