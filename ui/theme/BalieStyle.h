#pragma once

#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QProxyStyle>

namespace balie::ui {

/// Fusion in the theme's colours, with the looks of Look.h, one focus ring for everything, and hit areas that are
/// high enough. Stateless beside the theme; owned by QApplication.
class BalieStyle final : public QProxyStyle {
    Q_OBJECT

public:
    explicit BalieStyle(const Theme &theme);

    /// Gives a widget the font and palette of its look; called by setLook() and when the theme changes.
    void dress(QWidget *widget, Look look) const;

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;

private:
    void drawButtonPanel(const QStyleOption &option, QPainter &painter, Look look) const;
    void drawFieldFrame(const QStyleOption &option, QPainter &painter, bool filled) const;
    void drawFocusRing(const QRect &rect, QPainter &painter) const;
    void drawCard(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawTab(const QStyleOption &option, QPainter &painter) const;
    /// What text stands on a button of this look in this state.
    QColor buttonInk(const QStyleOption &option, Look look) const;

    const Theme &m_theme;
};

} // namespace balie::ui
