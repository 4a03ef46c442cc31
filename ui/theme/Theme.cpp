#include "ui/theme/Theme.h"

#include "ui/theme/BalieStyle.h"

#include <QApplication>
#include <QFontMetrics>
#include <QWidget>
#include <algorithm>
#include <cmath>

namespace balie::ui {
namespace {

double sizeFactor(TextStyle style)
{
    switch (style) {
    case TextStyle::Title:
        return 1.12;
    case TextStyle::Small:
        return 0.92;
    case TextStyle::SectionHeading:
    case TextStyle::KeyHint:
        return 0.82;
    case TextStyle::Body:
    case TextStyle::Strong:
        break;
    }
    return 1.0;
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent), m_systemPalette(QGuiApplication::palette()), m_systemFont(QGuiApplication::font())
{
    rebuild();
}

Theme::~Theme()
{
    // The style reads this object whenever anything is painted.
    if (m_application == nullptr)
        return;
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(m_systemPalette);
    QApplication::setFont(m_systemFont);
}

void Theme::choose(ThemeChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    rebuild();
    Q_EMIT changed();
}

void Theme::setBlinking(bool on)
{
    if (on == m_blinking)
        return;
    m_blinking = on;
    Q_EMIT changed();
}

void Theme::setTextScale(double scale)
{
    const double wanted = std::clamp(scale, 0.8, 2.0);
    if (qFuzzyCompare(wanted, m_textScale))
        return;
    m_textScale = wanted;
    rebuild();
    Q_EMIT changed();
}

void Theme::rebuild()
{
    m_kind = resolveTheme(m_choice, m_systemPalette);
    m_colours = themeColours(m_kind, m_systemPalette);
    m_lineHeight = QFontMetrics(font(TextStyle::Body)).height();
    m_smallLineHeight = QFontMetrics(font(TextStyle::Small)).height();
    m_icons.clear();
    if (m_application != nullptr) {
        QApplication::setPalette(palette());
        QApplication::setFont(font(TextStyle::Body));
        // The style has no state of its own: painting again is all that a new table needs.
        const auto widgets = QApplication::allWidgets();
        for (QWidget *widget : widgets) {
            setLook(widget, lookOf(widget));
            widget->updateGeometry();
            widget->update();
        }
    }
}

void Theme::applyTo(QApplication &application)
{
    m_application = &application;
    QApplication::setStyle(new BalieStyle(*this));
    rebuild();
}

int Theme::metric(Metric metric) const
{
    const int line = m_lineHeight;
    // A tile is two lines and 22 pixels of air; with the usual fonts that is the 56 of the design.
    const int tile = std::max(56, (line + m_smallLineHeight + 22 + 3) / 4 * 4);
    switch (metric) {
    case Metric::Space1:
        return 4;
    case Metric::Space2:
    case Metric::TileGap:
    case Metric::Radius:
        return 8;
    case Metric::Space3:
        return 12;
    case Metric::Space4:
        return 16;
    case Metric::Space6:
        return 24;
    case Metric::SmallRadius:
        return 6;
    case Metric::Hairline:
        return isHighContrast() ? 2 : 1;
    case Metric::FocusRing:
        return 2;
    case Metric::StateBar:
        return 5;
    case Metric::HitHeight:
        return std::max(28, line + 10);
    case Metric::FieldHeight:
        return std::max(32, line + 14);
    case Metric::TileHeight:
        return tile;
    case Metric::TileMinWidth:
        return tile * 15 / 4;
    case Metric::Lamp:
        return std::max(22, line + 4);
    case Metric::SmallLamp:
    case Metric::Badge:
        return std::max(16, line - 2);
    case Metric::IconSmall:
        return std::max(16, line - 1);
    case Metric::Icon:
        return std::max(20, line + 2);
    case Metric::Avatar:
        return std::max(44, line * 5 / 2);
    case Metric::TopBarHeight:
        return std::max(44, line + 26);
    case Metric::CallsPaneWidth:
        return std::max(372, line * 22);
    case Metric::CallerPaneWidth:
        return std::max(340, line * 20);
    case Metric::NarrowWindow:
        return std::max(1200, line * 72);
    case Metric::FoldedPaneWidth:
        return std::max(44, line + 10 + 8); // a hit area and its margins
    }
    return 0;
}

QFont Theme::font(TextStyle style) const
{
    QFont font = m_systemFont;
    const double factor = sizeFactor(style) * m_textScale;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(int(std::lround(font.pixelSize() * factor)));
    switch (style) {
    case TextStyle::Strong:
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Title:
        font.setWeight(QFont::Bold);
        break;
    case TextStyle::SectionHeading:
        font.setWeight(QFont::Bold);
        font.setCapitalization(QFont::AllUppercase);
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
        break;
    case TextStyle::Body:
    case TextStyle::Small:
    case TextStyle::KeyHint:
        break;
    }
    return font;
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto all = [&](QPalette::ColorRole role, ColourRole colour) { palette.setColor(role, this->colour(colour)); };
    all(QPalette::Window, ColourRole::Window);
    all(QPalette::WindowText, ColourRole::Text);
    all(QPalette::Base, ColourRole::Panel);
    all(QPalette::AlternateBase, ColourRole::Window);
    all(QPalette::Text, ColourRole::Text);
    all(QPalette::PlaceholderText, ColourRole::Muted);
    all(QPalette::Button, ColourRole::Hover);
    all(QPalette::ButtonText, ColourRole::Text);
    all(QPalette::BrightText, ColourRole::OnAccent);
    all(QPalette::ToolTipBase, ColourRole::Panel);
    all(QPalette::ToolTipText, ColourRole::Text);
    all(QPalette::Link, ColourRole::Accent);
    all(QPalette::LinkVisited, ColourRole::Accent);
    all(QPalette::Light, ColourRole::Panel);
    all(QPalette::Midlight, ColourRole::Hover);
    all(QPalette::Mid, ColourRole::Line);
    all(QPalette::Dark, ColourRole::ControlOutline);
    all(QPalette::Shadow, ColourRole::Line);
    // Without tints the selection in menus and fields must be an inversion to be seen at all.
    all(QPalette::Highlight, isHighContrast() ? ColourRole::Text : ColourRole::Selection);
    all(QPalette::HighlightedText, isHighContrast() ? ColourRole::Panel : ColourRole::Text);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colour(ColourRole::Muted));
    return palette;
}

QIcon Theme::icon(IconName name, ColourRole colour) const
{
    return m_icons.icon(name, this->colour(colour), this->colour(ColourRole::Muted));
}

QPixmap Theme::pixmap(IconName name, ColourRole colour, int size, qreal devicePixelRatio) const
{
    return m_icons.pixmap(name, this->colour(colour), size, devicePixelRatio);
}

} // namespace balie::ui
