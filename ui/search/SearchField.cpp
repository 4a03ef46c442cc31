#include "ui/search/SearchField.h"

#include "desk/calls/OnceAccepted.h"

#include "ui/theme/Look.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

bool types(const QKeyEvent &event)
{
    // AltGr types ("@"); Ctrl and Alt alone do not.
    const auto modifiers = event.modifiers();
    const bool command = modifiers.testFlag(Qt::ControlModifier) != modifiers.testFlag(Qt::AltModifier)
        || modifiers.testFlag(Qt::MetaModifier);
    return !event.text().isEmpty() && event.text().at(0).isPrint() && !command;
}

} // namespace

bool isPlainEnter(const QKeyEvent &event)
{
    return (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        && !(event.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier));
}

SearchField::SearchField(const Theme &theme, QWidget *parent) : QLineEdit(parent), m_theme(theme), m_clear(new QToolButton(this))
{
    setPlaceholderText(tr("Search or dial a number"));
    setAccessibleName(tr("Search or dial a number"));
    setAccessibleDescription(tr("Whatever is typed in the window goes here. Arrows choose, Enter acts."));
    // The line edit's own button would be 18 high. Escape does the same, so it is no tab stop.
    setLook(m_clear, Look::FlatButton);
    m_clear->setToolTip(tr("Clear the search"));
    m_clear->setAccessibleName(tr("Clear the search"));
    m_clear->setFocusPolicy(Qt::NoFocus);
    m_clear->setCursor(Qt::ArrowCursor);
    m_clear->hide();
    connect(m_clear, &QToolButton::clicked, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, m_clear, [this](const QString &text) { m_clear->setVisible(!text.isEmpty()); });
    connect(&theme, &Theme::changed, this, &SearchField::dress);
    dress();
}

void SearchField::dress()
{
    m_clear->setIcon(m_theme.icon(IconName::Close, ColourRole::Muted));
    // Room for the magnifier, which is painted: it is no button.
    setTextMargins(m_theme.metric(Metric::IconSmall) + m_theme.metric(Metric::Space3), 0,
                   m_theme.metric(Metric::HitHeight), 0);
    setFixedHeight(m_theme.metric(Metric::FieldHeight));
}

QSize SearchField::sizeHint() const
{
    return QSize(m_theme.metric(Metric::TileMinWidth) * 5 / 3, m_theme.metric(Metric::FieldHeight));
}

void SearchField::clearWhenUsed(const desk::CallActions &actions)
{
    desk::onceAccepted(actions, this, [this] { return text(); }, [this] { clear(); });
}

bool SearchField::takeTyping(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Backspace && !text().isEmpty()) {
        setFocus(Qt::ShortcutFocusReason);
        backspace();
        return true;
    }
    if (!types(event))
        return false;
    setFocus(Qt::ShortcutFocusReason);
    if (m_taker && m_taker(event))
        return true;
    // The slash is the way here, not something to search for.
    if (event.text() != u"/"_s)
        insert(event.text());
    return true;
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (m_taker && m_taker(*event)) {
        event->accept();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        Q_EMIT stepWanted(-1);
        return;
    case Qt::Key_Down:
        Q_EMIT stepWanted(1);
        return;
    case Qt::Key_PageUp:
        Q_EMIT stepWanted(-10);
        return;
    case Qt::Key_PageDown:
        Q_EMIT stepWanted(10);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // A key that is held down must not act twice, and with a modifier it is another key.
        if (!event->isAutoRepeat() && isPlainEnter(*event))
            Q_EMIT enterPressed();
        return;
    case Qt::Key_Escape:
        Q_EMIT escapePressed();
        return;
    case Qt::Key_Slash:
        if (text().isEmpty())
            return;
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    const int side = m_theme.metric(Metric::HitHeight);
    const int margin = (height() - side) / 2;
    m_clear->setGeometry(width() - side - margin, margin, side, side);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const int side = m_theme.metric(Metric::IconSmall);
    const int margin = m_theme.metric(Metric::Space2) + m_theme.metric(Metric::Space1) / 2;
    painter.drawPixmap(margin, (height() - side) / 2,
                       m_theme.pixmap(IconName::Search, ColourRole::Muted, side, devicePixelRatioF()));
    if (text().isEmpty()) {
        painter.setFont(m_theme.font(TextStyle::KeyHint));
        painter.setPen(m_theme.colour(ColourRole::Muted));
        painter.drawText(rect().adjusted(0, 0, -2 * margin, 0), int(Qt::AlignRight | Qt::AlignVCenter), u"/"_s);
    }
}

} // namespace balie::ui
