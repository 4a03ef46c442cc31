#pragma once

#include "ui/speech/Spoken.h"
#include "ui/theme/ColourRole.h"
#include "ui/theme/Theme.h"

#include <QWidget>

namespace balie::ui {

/// A duration or number in tabular figures whose width grows in steps of a digit only. Repaints only when the
/// text differs. A screen reader reads the text, behind the accessible name where its maker gave one.
class NumberLabel final : public QWidget, public Spoken {
    Q_OBJECT

public:
    explicit NumberLabel(const Theme &theme, TextStyle style = TextStyle::Body, ColourRole colour = ColourRole::Muted,
                         QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    void setColour(ColourRole colour);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    QAccessible::Role spokenRole() const override { return QAccessible::StaticText; }
    QString spokenName() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    TextStyle m_style;
    ColourRole m_colour;
    QString m_text;
};

} // namespace balie::ui
