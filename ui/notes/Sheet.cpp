#include "ui/notes/Sheet.h"

#include "ui/calls/FlowLayout.h"
#include "ui/theme/Button.h"
#include "ui/theme/LayoutHeight.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>
#include <QVector>
#include <algorithm>

namespace balie::ui {

namespace {

constexpr int widthInLetters = 72;
constexpr int fewestLetters = 44; ///< for the buttons beside each other in Dutch

/// What the Tab key stops at, in the order that it is seen.
void collectStops(const QLayout &layout, QVector<QWidget *> &stops)
{
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem *item = layout.itemAt(i);
        if (const QLayout *inner = item->layout())
            collectStops(*inner, stops);
        else if (QWidget *widget = item->widget(); widget && widget->layout() && !qobject_cast<QAbstractButton *>(widget))
            collectStops(*widget->layout(), stops);
        else if (widget && (widget->focusPolicy() & Qt::TabFocus) != 0)
            stops.append(widget);
    }
}

} // namespace

Sheet::Sheet(const Theme &theme, const QString &name, QWidget *over)
    : CardFrame(theme, over->window()), m_over(over), m_column(new QVBoxLayout(this)), m_title(new QLabel(this)),
      m_save(new Button(theme, Look::PrimaryButton, tr("Save"), this)), m_cancel(new Button(theme, Look::Plain, tr("Cancel"), this))
{
    setAccessibleName(name);
    const int edge = theme.metric(Metric::Space4);
    m_column->setContentsMargins(edge, edge, edge, edge);
    m_column->setSpacing(theme.metric(Metric::Space1));
    setLook(m_title, Look::Title);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_column->addWidget(m_title);
    m_save->setKeyHint(QKeySequence(Qt::Key_Enter).toString(QKeySequence::NativeText));
    m_cancel->setKeyHint(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    connect(m_save, &QPushButton::clicked, this, [this] { save(); });
    connect(m_cancel, &QPushButton::clicked, this, &Sheet::leave);
    connect(&theme, &Theme::changed, this, &Sheet::place);
    over->installEventFilter(this);
    parentWidget()->installEventFilter(this);
    hide();
}

void Sheet::setTitle(const QString &title)
{
    m_title->setText(title);
}

QLabel *Sheet::addField(const QString &label, QWidget *field)
{
    auto *above = new QLabel(label, this);
    setLook(above, Look::MutedText);
    above->setBuddy(field);
    m_column->addSpacing(theme().metric(Metric::Space1));
    m_column->addWidget(above);
    m_column->addWidget(field);
    if (auto *line = qobject_cast<QLineEdit *>(field))
        giveRoom(line);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    return above;
}

void Sheet::addTemplates(const QStringList &texts, QLineEdit *field)
{
    auto *row = new QWidget(this);
    auto *flow = new FlowLayout(row);
    flow->setContentsMargins({});
    flow->setSpacing(theme().metric(Metric::Space1));
    for (int i = 0; i < texts.size(); ++i) {
        const QString &text = texts.at(i);
        auto *button = new Button(theme(), Look::Plain, text, row);
        const QKeySequence key(QKeyCombination(Qt::AltModifier, Qt::Key(Qt::Key_1 + i)));
        button->setKeyHint(key.toString(QKeySequence::NativeText));
        // A key press would be typed into the field as well.
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, button, &QAbstractButton::click);
        connect(button, &QPushButton::clicked, this, [field, text] {
            field->setText(text);
            field->setFocus(Qt::OtherFocusReason);
            field->end(false); // more can be typed behind it
        });
        flow->addWidget(button);
    }
    m_column->addWidget(row);
}

void Sheet::giveRoom(QLineEdit *field) const
{
    const int gap = theme().metric(Metric::Space1);
    field->setTextMargins(gap, 0, gap, 0);
}

Button *Sheet::addExtraButton(const QString &text)
{
    m_extra = new Button(theme(), Look::Plain, text, this);
    return m_extra;
}

void Sheet::finishLayout()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme().metric(Metric::Space2));
    if (m_extra != nullptr)
        buttons->addWidget(m_extra);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    m_column->addSpacing(theme().metric(Metric::Space3));
    m_column->addLayout(buttons);
    QVector<QWidget *> stops;
    collectStops(*m_column, stops);
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops.at(i - 1), stops.at(i));
}

void Sheet::open(QWidget *first)
{
    if (isHidden())
        m_focusBefore = QApplication::focusWidget();
    show();
    place();
    first->setFocus(Qt::PopupFocusReason);
}

void Sheet::leave()
{
    if (isHidden())
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && m_focusBefore && window()->isAncestorOf(m_focusBefore))
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    m_focusBefore = nullptr;
}

void Sheet::place()
{
    if (isHidden())
        return;
    const int edge = theme().metric(Metric::Space2);
    const QRect room = parentWidget()->rect().adjusted(edge, edge, -edge, -edge);
    const QRect under(m_over->mapTo(parentWidget(), QPoint()), m_over->size());
    const int letter = fontMetrics().averageCharWidth();
    // With large letters a list may be narrower than a form can be.
    const int width = std::min(room.width(), std::clamp(under.width() - 2 * edge, letter * fewestLetters, letter * widthInLetters));
    m_column->activate();
    const int height = std::min(room.height(), heightAt(*m_column, width));
    const int left = std::clamp(under.center().x() - width / 2, room.left(), room.right() + 1 - width);
    const int top = std::clamp(under.top() + edge, room.top(), room.bottom() + 1 - height);
    setGeometry(left, top, width, height);
    raise();
}

bool Sheet::event(QEvent *event)
{
    // In no layout: nobody else makes room for a sentence that turns out longer.
    if (event->type() == QEvent::LayoutRequest)
        place();
    return CardFrame::event(event);
}

bool Sheet::eventFilter(QObject *watched, QEvent *event)
{
    const bool isUnder = watched == m_over || watched == parentWidget();
    if (isUnder && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        place();
    return CardFrame::eventFilter(watched, event);
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        leave();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->isAutoRepeat())
            return;
        if (auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget()))
            button->click();
        else
            save();
        return;
    default:
        CardFrame::keyPressEvent(event);
    }
}

} // namespace balie::ui
