#include "ui/theme/BalieStyle.h"

#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>
#include <algorithm>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isButtonLook(Look look)
{
    return look >= Look::PrimaryButton && look <= Look::FlatButton;
}

bool isLabelLook(Look look)
{
    return look >= Look::SectionHeading;
}

/// Outlines are drawn on pixel centres, so that a hairline is one sharp pixel.
QRectF onPixels(const QRect &rect, double pen)
{
    return QRectF(rect).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
}

} // namespace

BalieStyle::BalieStyle(const Theme &theme) : QProxyStyle(u"Fusion"_s), m_theme(theme) { }

void BalieStyle::dress(QWidget *widget, Look look) const
{
    if (look == Look::Ground || look == Look::Panel) {
        widget->setAutoFillBackground(true);
        widget->setBackgroundRole(look == Look::Panel ? QPalette::Base : QPalette::Window);
        return;
    }
    if (!isLabelLook(look))
        return;
    QPalette palette;
    const ColourRole ink = look == Look::ErrorText ? ColourRole::Danger
        : look == Look::SectionHeading || look == Look::MutedText ? ColourRole::Muted
                                                                  : ColourRole::Text;
    // On a panel (background role Base) a label draws with Text, elsewhere with WindowText.
    palette.setColor(QPalette::WindowText, m_theme.colour(ink));
    palette.setColor(QPalette::Text, m_theme.colour(ink));
    widget->setPalette(palette);
    switch (look) {
    case Look::SectionHeading:
        widget->setFont(m_theme.font(TextStyle::SectionHeading));
        break;
    case Look::Title:
        widget->setFont(m_theme.font(TextStyle::Title));
        break;
    case Look::StrongText:
        widget->setFont(m_theme.font(TextStyle::Strong));
        break;
    case Look::MutedText:
        widget->setFont(m_theme.font(TextStyle::Small));
        break;
    default:
        break;
    }
}

void BalieStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // Every view brings scroll bars of its own making, and a screen reader can move them.
    if (qobject_cast<QScrollBar *>(widget) != nullptr && widget->accessibleName().isEmpty())
        widget->setAccessibleName(tr("Scroll bar"));
    if (const Look look = lookOf(widget); look != Look::Plain)
        dress(widget, look);
}

int BalieStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return m_theme.metric(Metric::Space2);
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return m_theme.metric(Metric::Space3);
    case PM_DefaultFrameWidth:
        if (qobject_cast<const QPlainTextEdit *>(widget) != nullptr)
            return m_theme.metric(Metric::Space1); // the rounded outline stays clear of the text
        return QProxyStyle::pixelMetric(metric, option, widget);
    case PM_SplitterWidth:
        return m_theme.metric(Metric::Space1);
    case PM_ScrollBarExtent:
        return m_theme.metric(Metric::Space3);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
        return m_theme.metric(Metric::IconSmall);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int BalieStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_Widget_Animate:
    case SH_Menu_FlashTriggeredItem: // no motion for states
        return 0;
    case SH_Widget_Animation_Duration:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize BalieStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int hit = m_theme.metric(Metric::HitHeight);
    switch (type) {
    case CT_PushButton:
        // Fusion asks for 80 wide at least, which a row of call buttons does not have.
        result.setWidth(std::max(hit, size.width() + 2 * m_theme.metric(Metric::Space2) + m_theme.metric(Metric::Space1)));
        result.setHeight(std::max(hit, size.height() + m_theme.metric(Metric::Space1)));
        break;
    case CT_ToolButton:
    case CT_TabBarTab:
        result.setHeight(std::max(hit, result.height()));
        result.setWidth(std::max(hit, result.width()));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
    case CT_CheckBox:
    case CT_RadioButton:
    case CT_MenuItem:
    case CT_MenuBarItem:
    case CT_ItemViewItem:
        result.setHeight(std::max(hit, result.height()));
        break;
    default:
        break;
    }
    return result;
}

void BalieStyle::drawFocusRing(const QRect &rect, QPainter &painter) const
{
    const double ring = m_theme.metric(Metric::FocusRing);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colour(ColourRole::Accent), ring));
    painter.setBrush(Qt::NoBrush);
    const double radius = m_theme.metric(Metric::SmallRadius);
    painter.drawRoundedRect(onPixels(rect, ring), radius, radius);
    painter.restore();
}

QColor BalieStyle::buttonInk(const QStyleOption &option, Look look) const
{
    if (!option.state.testFlag(State_Enabled))
        return m_theme.colour(ColourRole::Muted);
    const bool filled = look == Look::PrimaryButton || look == Look::AnswerButton || look == Look::DangerButton
        || (look == Look::Chip && option.state.testFlag(State_On));
    return m_theme.colour(filled ? ColourRole::OnAccent : ColourRole::Text);
}

void BalieStyle::drawButtonPanel(const QStyleOption &option, QPainter &painter, Look look) const
{
    const bool enabled = option.state.testFlag(State_Enabled);
    const bool under = enabled && option.state.testFlag(State_MouseOver);
    const bool down = option.state.testFlag(State_Sunken);
    const bool on = option.state.testFlag(State_On);
    QColor ground = m_theme.colour(ColourRole::Hover);
    QColor outline = m_theme.colour(m_theme.isHighContrast() ? ColourRole::ControlOutline : ColourRole::Line);
    const auto fill = [&](ColourRole role) {
        ground = m_theme.colour(role);
        outline = ground;
    };
    switch (look) {
    case Look::PrimaryButton:
        fill(ColourRole::Accent);
        break;
    case Look::AnswerButton:
        fill(ColourRole::Success);
        break;
    case Look::DangerButton:
        fill(ColourRole::Danger);
        break;
    case Look::Chip:
        ground = m_theme.colour(under ? ColourRole::Hover : ColourRole::Panel);
        if (on)
            fill(ColourRole::Accent);
        break;
    case Look::FlatButton:
        if (!under && !on && !down)
            return;
        outline = on ? m_theme.colour(ColourRole::Accent) : outline;
        break;
    default:
        break;
    }
    if (!enabled && look != Look::Chip) {
        ground = m_theme.colour(ColourRole::Panel);
        outline = m_theme.colour(ColourRole::Line);
    } else if (down || under) {
        // Towards the text colour: darker in light themes, lighter in dark ones.
        const QColor text = m_theme.colour(ColourRole::Text);
        if (!m_theme.isHighContrast()) {
            const double part = down ? 0.16 : 0.07;
            ground = QColor::fromRgbF(float(ground.redF() + (text.redF() - ground.redF()) * part),
                                      float(ground.greenF() + (text.greenF() - ground.greenF()) * part),
                                      float(ground.blueF() + (text.blueF() - ground.blueF()) * part));
        }
    }
    const double pen = m_theme.metric(Metric::Hairline);
    const double radius = look == Look::Chip ? option.rect.height() / 2.0 : m_theme.metric(Metric::SmallRadius);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(outline, pen));
    painter.setBrush(ground);
    painter.drawRoundedRect(onPixels(option.rect, pen), radius, radius);
    painter.restore();
}

void BalieStyle::drawFieldFrame(const QStyleOption &option, QPainter &painter, bool filled) const
{
    const bool focus = option.state.testFlag(State_HasFocus);
    const double pen = focus ? m_theme.metric(Metric::FocusRing) : m_theme.metric(Metric::Hairline);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colour(focus ? ColourRole::Accent : ColourRole::ControlOutline), pen));
    painter.setBrush(filled ? QBrush(option.palette.color(QPalette::Base)) : QBrush(Qt::NoBrush));
    const double radius = m_theme.metric(Metric::SmallRadius);
    painter.drawRoundedRect(onPixels(option.rect, pen), radius, radius);
    painter.restore();
}

void BalieStyle::drawCard(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    if (lookOf(widget) != Look::Card)
        return;
    const double pen = m_theme.metric(Metric::Hairline);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colour(ColourRole::Line), pen));
    painter.setBrush(m_theme.colour(ColourRole::Panel));
    const double radius = m_theme.metric(Metric::Radius);
    painter.drawRoundedRect(onPixels(option.rect, pen), radius, radius);
    painter.restore();
}

void BalieStyle::drawTab(const QStyleOption &option, QPainter &painter) const
{
    const QRect rect = option.rect;
    const int line = m_theme.metric(Metric::FocusRing);
    if (option.state.testFlag(State_Selected))
        painter.fillRect(rect.left(), rect.bottom() + 1 - line, rect.width(), line, m_theme.colour(ColourRole::Accent));
    else if (option.state.testFlag(State_MouseOver))
        painter.fillRect(rect.left(), rect.bottom() + 1 - line, rect.width(), line, m_theme.colour(ColourRole::Line));
}

void BalieStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        drawButtonPanel(*option, *painter, element == PE_PanelButtonTool && lookOf(widget) == Look::Plain
                                               ? Look::FlatButton : lookOf(widget));
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_FrameFocusRect:
        drawFocusRing(option->rect, *painter);
        return;
    case PE_PanelLineEdit: {
        // Inside a combo or spin box the box has the frame.
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame != nullptr && frame->lineWidth > 0)
            drawFieldFrame(*option, *painter, true);
        else
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    }
    case PE_FrameLineEdit:
        drawFieldFrame(*option, *painter, false);
        return;
    case PE_Frame:
        // A field of several lines looks like the others.
        if (qobject_cast<const QPlainTextEdit *>(widget) != nullptr) {
            drawFieldFrame(*option, *painter, true);
            return;
        }
        painter->setPen(m_theme.colour(ColourRole::Line));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1,
                          m_theme.colour(ColourRole::Line));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void BalieStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton dressed = *button;
            dressed.palette.setColor(QPalette::ButtonText, buttonInk(*option, lookOf(widget)));
            QProxyStyle::drawControl(element, &dressed, painter, widget);
            return;
        }
        break;
    case CE_ToolButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            QStyleOptionToolButton dressed = *button;
            dressed.palette.setColor(QPalette::ButtonText, buttonInk(*option, lookOf(widget)));
            QProxyStyle::drawControl(element, &dressed, painter, widget);
            return;
        }
        break;
    case CE_ShapedFrame:
        if (isButtonLook(lookOf(widget)) || lookOf(widget) == Look::Plain)
            break;
        drawCard(*option, *painter, widget);
        return;
    case CE_Splitter: {
        // The handle is wide enough to take hold of, what one sees is a hairline in its middle.
        const bool upright = option->state.testFlag(State_Horizontal);
        const QPoint middle = option->rect.center();
        const int pen = m_theme.metric(Metric::Hairline);
        painter->fillRect(upright ? QRect(middle.x(), option->rect.top(), pen, option->rect.height())
                                  : QRect(option->rect.left(), middle.y(), option->rect.width(), pen),
                          m_theme.colour(ColourRole::Line));
        return;
    }
    case CE_TabBarTabShape:
        drawTab(*option, *painter);
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QStyleOptionTab dressed = *tab;
            const bool selected = tab->state.testFlag(State_Selected);
            dressed.palette.setColor(QPalette::WindowText,
                                     m_theme.colour(selected ? ColourRole::Text : ColourRole::Muted));
            QProxyStyle::drawControl(element, &dressed, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void BalieStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                    const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        // A thumb without arrows or groove: what scrolls counts, not the bar.
        const int margin = m_theme.metric(Metric::Space1) / 2;
        const QRectF thumb = QRectF(proxy()->subControlRect(control, slider, SC_ScrollBarSlider, widget))
                                 .adjusted(margin, margin, -margin, -margin);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        const bool held = option->state.testFlag(State_Sunken) || option->state.testFlag(State_MouseOver);
        painter->setBrush(m_theme.colour(held ? ColourRole::Muted : ColourRole::ControlOutline));
        const double radius = std::min(thumb.width(), thumb.height()) / 2;
        if (slider->maximum > slider->minimum)
            painter->drawRoundedRect(thumb, radius, radius);
        painter->restore();
        return;
    }
    if (control == CC_ToolButton) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            // Whoever opens a menu says so by text or icon; the little arrow lies over both.
            QStyleOptionToolButton plain = *button;
            plain.features &= ~QStyleOptionToolButton::HasMenu;
            QProxyStyle::drawComplexControl(control, &plain, painter, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect BalieStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                 const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || slider == nullptr)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const bool across = slider->orientation == Qt::Horizontal;
    const int length = across ? option->rect.width() : option->rect.height();
    const int range = slider->maximum - slider->minimum;
    const int least = std::min(length, m_theme.metric(Metric::HitHeight));
    int thumb = length;
    if (range > 0)
        thumb = std::clamp(int(qint64(length) * slider->pageStep / (range + slider->pageStep)), least, length);
    const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition, length - thumb,
                                              slider->upsideDown);
    int from = 0;
    int to = length;
    switch (part) {
    case SC_ScrollBarSlider:
        from = start;
        to = start + thumb;
        break;
    case SC_ScrollBarSubPage:
        to = start;
        break;
    case SC_ScrollBarAddPage:
        from = start + thumb;
        break;
    case SC_ScrollBarGroove:
        break;
    default:
        return {};
    }
    const QRect rect = across ? QRect(from, 0, to - from, option->rect.height())
                              : QRect(0, from, option->rect.width(), to - from);
    return rect.translated(option->rect.topLeft());
}

QRect BalieStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    // The ring goes around the whole control, where it is seen best.
    if (element == SE_PushButtonFocusRect)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

} // namespace balie::ui
