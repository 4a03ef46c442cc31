#pragma once

#include "ui/theme/ColourRole.h"
#include "ui/theme/Theme.h"

#include <QWidget>

namespace balie::ui {

/// A duration or number in tabular figures whose width grows in steps of a digit only. Repaints only when the
/// text differs. The accessible name is up to its maker; the text is the accessible description.
class NumberLabel final : public QWidget {
    Q_OBJECT

public:
    explicit NumberLabel(const Theme &theme, TextStyle style = TextStyle::Body, ColourRole colour = ColourRole::Muted,
                         QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    void setColour(ColourRole colour);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    TextStyle m_style;
    ColourRole m_colour;
    QString m_text;
};

} // namespace balie::ui
