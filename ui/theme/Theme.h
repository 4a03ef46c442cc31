#pragma once

#include "ui/icons/IconSet.h"
#include "ui/theme/ThemeColours.h"

#include <QFont>
#include <QObject>

class QApplication;

namespace balie::ui {

/// Sizes in device-independent pixels, in steps of 4 where they are space.
enum class Metric {
    Space1,          ///< 4
    Space2,          ///< 8
    Space3,          ///< 12
    Space4,          ///< 16
    Space6,          ///< 24
    Radius,          ///< cards and tiles
    SmallRadius,     ///< buttons and fields
    Hairline,        ///< 1, in high contrast 2
    FocusRing,       ///< 2
    StateBar,        ///< the bar at a call card's left
    HitHeight,       ///< least height of what can be clicked
    FieldHeight,     ///< search field and other single-line fields
    TileHeight,      ///< 56, more where the font needs it
    TileMinWidth,
    TileGap,
    Lamp,            ///< diameter on a tile
    SmallLamp,       ///< diameter in a line of text
    Badge,           ///< diameter
    IconSmall,
    Icon,
    Avatar,
    TopBarHeight,
    CallsPaneWidth,
    CallerPaneWidth,
    FoldedPaneWidth, ///< the strip that a pane folds to
    NarrowWindow,    ///< a window below this width folds the caller's pane
};

enum class TextStyle {
    Body,
    Small,
    Strong,         ///< names on tiles
    Title,          ///< names on cards
    SectionHeading, ///< capitals; the text itself is not changed
    KeyHint,        ///< the key in or beside a button
};

/// The one place for colours, sizes, fonts and icons. Made by the program once, handed to every widget by
/// reference, outlives them. GUI thread. Needs a QGuiApplication.
class Theme final : public QObject {
    Q_OBJECT

public:
    /// Remembers the desktop's palette and font as they are now: make it before apply().
    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    /// Emits changed() when anything looks different. Motion: none is used for states.
    void choose(ThemeChoice choice);
    ThemeChoice choice() const { return m_choice; }
    ThemeKind kind() const { return m_kind; }
    bool isDark() const { return m_kind == ThemeKind::Dark || m_kind == ThemeKind::HighContrastDark; }
    bool isHighContrast() const { return m_kind >= ThemeKind::HighContrastLight; }
    /// Blinking may be off; lamps then stay lit. On by default.
    void setBlinking(bool on);
    bool blinking() const { return m_blinking; }
    /// The user's own scale for text and what holds it, 0.8 to 2.0; 1 is the system's font size.
    void setTextScale(double scale);

    QColor colour(ColourRole role) const { return m_colours[size_t(role)]; }
    int metric(Metric metric) const;
    QFont font(TextStyle style) const;
    QPalette palette() const;

    /// A tinted icon for buttons and menus; follows the role's colour at the moment of the call, so ask again
    /// after changed().
    QIcon icon(IconName name, ColourRole colour = ColourRole::Text) const;
    /// A tinted pixmap for painting; cached.
    QPixmap pixmap(IconName name, ColourRole colour, int size, qreal devicePixelRatio) const;

    /// Gives the application this theme's style, palette and font, now and after each change.
    void applyTo(QApplication &application);

Q_SIGNALS:
    void changed();

private:
    void rebuild();

    ThemeChoice m_choice = ThemeChoice::System;
    ThemeKind m_kind = ThemeKind::Light;
    QPalette m_systemPalette;
    QFont m_systemFont;
    double m_textScale = 1.0;
    bool m_blinking = true;
    int m_lineHeight = 0;
    int m_smallLineHeight = 0;
    ColourTable m_colours;
    mutable IconSet m_icons;
    QApplication *m_application = nullptr;
};

} // namespace balie::ui
