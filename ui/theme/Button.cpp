#include "ui/theme/Button.h"

#include "ui/theme/Theme.h"

#include <QEvent>
#include <QMouseEvent>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace balie::ui {

Button::Button(const Theme &theme, Look look, const QString &text, QWidget *parent)
    : QPushButton(text, parent), m_theme(theme)
{
    setLook(this, look);
    // Dialogs make every button "auto default", which would let Enter press what happens to have the focus.
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    nameIt();
}

void Button::setText(const QString &text)
{
    QPushButton::setText(text);
    nameIt();
}

void Button::setKeyHint(const QString &hint)
{
    if (hint == m_hint)
        return;
    m_hint = hint;
    nameIt();
    updateGeometry();
    update();
}

void Button::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    setAccessibleDescription(busy ? tr("under way") : QString());
    update();
}

void Button::setBlockedBy(const QString &reason)
{
    setEnabled(reason.isEmpty());
    setToolTip(reason);
    setAccessibleDescription(reason);
}

void Button::nameIt()
{
    QString plain = text();
    plain.remove(u'&');
    if (plain.isEmpty())
        return; // an icon alone: whoever made it names it
    setAccessibleName(m_hint.isEmpty() ? plain : tr("%1, key %2").arg(plain, m_hint));
}

int Button::hintWidth() const
{
    if (m_hint.isEmpty())
        return 0;
    return QFontMetrics(m_theme.font(TextStyle::KeyHint)).horizontalAdvance(m_hint) + m_theme.metric(Metric::Space1);
}

QSize Button::sizeHint() const
{
    QSize size = QPushButton::sizeHint();
    size.rwidth() += hintWidth();
    return size;
}

bool Button::event(QEvent *event)
{
    // Under way: the click that comes twice is swallowed, the focus stays.
    if (m_busy) {
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
            return true;
        case QEvent::KeyPress:
        case QEvent::KeyRelease: {
            const int key = static_cast<QKeyEvent *>(event)->key();
            if (key == Qt::Key_Space || key == Qt::Key_Select || key == Qt::Key_Return || key == Qt::Key_Enter)
                return true;
            break;
        }
        default:
            break;
        }
    }
    return QPushButton::event(event);
}

void Button::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    if (m_busy)
        option.state &= ~(QStyle::State_Enabled | QStyle::State_MouseOver);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);

    const int hint = hintWidth();
    QStyleOptionButton label = option;
    label.rect.adjust(0, 0, -hint, 0);
    painter.drawControl(QStyle::CE_PushButtonLabel, label);
    if (hint > 0) {
        const Look look = lookOf(this);
        const bool filled = look == Look::PrimaryButton || look == Look::AnswerButton || look == Look::DangerButton;
        const bool enabled = option.state.testFlag(QStyle::State_Enabled);
        painter.setFont(m_theme.font(TextStyle::KeyHint));
        painter.setPen(m_theme.colour(filled && enabled ? ColourRole::OnAccent : ColourRole::Muted));
        const QRect place = rect().adjusted(0, 0, -m_theme.metric(Metric::Space2), 0);
        painter.drawText(place, int(Qt::AlignRight | Qt::AlignVCenter), m_hint);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect ring;
        ring.initFrom(this);
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, ring);
    }
}

} // namespace balie::ui
