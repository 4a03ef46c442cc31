#pragma once

#include "ui/theme/Theme.h"

#include <QFrame>
#include <optional>

namespace balie::ui {

/// A rounded card with a bar at its leading side that tells the state by colour and by pattern.
/// Draws selection and keyboard focus as well. Repaints only when one of these changes.
class CardFrame : public QFrame {
    Q_OBJECT

public:
    enum class Bar { None, Solid, Dashed };

    explicit CardFrame(const Theme &theme, QWidget *parent = nullptr);

    void setBar(Bar bar, ColourRole colour);
    Bar bar() const { return m_bar; }
    ColourRole barColour() const { return m_barColour; }
    /// The active card: outlined in the accent colour.
    void setSelected(bool selected);
    bool isSelected() const { return m_selected; }
    /// Filled with the ground of something that rings.
    void setLit(bool lit);
    bool isLit() const { return m_lit; }

protected:
    const Theme &theme() const { return m_theme; }
    /// The margins that keep contents clear of bar and outline.
    QMargins cardMargins() const;

    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    const Theme &m_theme;
    Bar m_bar = Bar::None;
    ColourRole m_barColour = ColourRole::Line;
    bool m_selected = false;
    bool m_lit = false;
};

} // namespace balie::ui
