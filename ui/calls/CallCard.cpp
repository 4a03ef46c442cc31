#include "ui/calls/CallCard.h"

#include "desk/text/Durations.h"
#include "ui/calls/ElidedLabel.h"
#include "ui/calls/FlowLayout.h"
#include "ui/calls/SuggestionRow.h"
#include "ui/theme/Button.h"
#include "ui/theme/NumberLabel.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int suggestionsShown = 3;
/// A card narrower than this many letters shows no keys on its buttons.
constexpr int compactChars = 36;

/// Nobody presses two buttons of one card within a double click: the second press meant the button
/// that stood there before the card changed.
class DoubleClickGuard final : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject *, QEvent *event) override
    {
        return event->type() == QEvent::MouseButtonDblClick;
    }
};

ColourRole phaseColour(desk::CallPhase phase)
{
    switch (phase) {
    case desk::CallPhase::Ringing:
        return ColourRole::LampRinging;
    case desk::CallPhase::Active:
    case desk::CallPhase::Held:
        return ColourRole::LampBusy;
    case desk::CallPhase::Dialling:
        return ColourRole::Accent;
    case desk::CallPhase::Failed:
        return ColourRole::LampNone;
    }
    return ColourRole::LampNone;
}

QIcon iconFor(const Theme &theme, const CardButton &spec)
{
    return theme.icon(
        spec.icon, spec.look == Look::DangerButton ? ColourRole::OnAccent : ColourRole::Text);
}

} // namespace

CallCard::CallCard(const Theme &theme, QWidget *parent)
    : CardFrame(theme, parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(cardMargins());
    column->setSpacing(theme.metric(Metric::Space1) / 2);

    m_heading = new QLabel(this);
    setLook(m_heading, Look::SectionHeading);
    column->addWidget(m_heading);
    auto *top = new QHBoxLayout;
    top->setSpacing(theme.metric(Metric::Space2));
    m_title = new ElidedLabel(this);
    setLook(m_title, Look::Title);
    m_duration = new NumberLabel(theme, TextStyle::Body, ColourRole::Muted, this);
    top->addWidget(m_title, 1);
    top->addWidget(m_duration, 0, Qt::AlignTop);
    column->addLayout(top);
    m_second = new ElidedLabel(this);
    setLook(m_second, Look::MutedText);
    column->addWidget(m_second);
    m_forWhom = new ElidedLabel(this);
    setLook(m_forWhom, Look::StrongText);
    column->addWidget(m_forWhom);
    m_recall = new QLabel(this);
    m_recall->setWordWrap(true);
    m_recall->setTextFormat(Qt::PlainText);
    column->addWidget(m_recall);
    m_suggestions = new QWidget(this);
    m_suggestionColumn = new QVBoxLayout(m_suggestions);
    m_suggestionColumn->setContentsMargins({});
    m_suggestionColumn->setSpacing(0);
    column->addWidget(m_suggestions);
    column->addSpacing(theme.metric(Metric::Space1));
    m_suggestions->hide();
    m_buttonRow = new FlowLayout;
    m_buttonRow->setSpacing(theme.metric(Metric::Space1) + theme.metric(Metric::Space1) / 2);
    column->addLayout(m_buttonRow);

    connect(&theme, &Theme::changed, this, [this] {
        for (const CardButton &spec : cardButtons(m_item)) {
            if (Button *shown = button(spec.action); shown && spec.iconOnly)
                shown->setIcon(iconFor(this->theme(), spec));
        }
    });
}

void CallCard::show(const desk::CallItem &item, const WhyNot &whyNot, const KeyHint &keyHint)
{
    m_item = item;
    setBar(item.phase == desk::CallPhase::Held ? Bar::Dashed : Bar::Solid,
        item.stale ? ColourRole::LampNone : phaseColour(item.phase));
    m_reasons.clear();
    m_hints.clear();
    for (const CardButton &spec : cardButtons(item)) {
        m_reasons.insert(int(spec.action), whyNot(spec.action));
        m_hints.insert(int(spec.action), keyHint(spec.action));
    }
    m_hints.insert(int(desk::ActionId::TakeSuggestion), keyHint(desk::ActionId::TakeSuggestion));
    showTexts();
    showRecall();
    showButtons();
    nameIt();
}

void CallCard::showTexts()
{
    m_title->setText(m_item.title);
    QStringList wayHere;
    if (!m_item.forWhom.isEmpty())
        wayHere << tr("for %1").arg(m_item.forWhom);
    if (!m_item.via.isEmpty() && !m_item.recall) // the recall line says more
        wayHere << m_item.via;
    m_forWhom->setParts(wayHere, int(wayHere.size()) - 1);
    m_forWhom->setVisible(!wayHere.isEmpty());
    tick(m_now);
}

void CallCard::tick(Clock::Milliseconds now)
{
    m_now = now;
    m_duration->setText(m_item.since ? desk::clockDuration(now - *m_item.since) : QString());
    QStringList parts;
    if (m_item.stale)
        parts << tr("as it was before the link was lost");
    else if (!m_item.recall) // the heading says it
        parts << m_item.phaseText;
    if (!m_item.shownNumber.isEmpty() && m_item.shownNumber != m_item.title)
        parts << m_item.shownNumber;
    if (m_item.recall && m_item.recall->insideSince)
        parts << tr("inside for %1").arg(desk::clockDuration(now - *m_item.recall->insideSince));
    m_second->setParts(parts, m_item.recall ? int(parts.size()) - 1 : 0);
}

void CallCard::showRecall()
{
    m_heading->setText(m_item.recall                       ? tr("BACK TO YOU")
            : m_item.consultationOf == cti::ConnectionId() ? QString()
                                                           : tr("CONSULTATION"));
    m_heading->setVisible(!m_heading->text().isEmpty());
    m_recall->setText(m_item.recall ? m_item.recall->sentence() : QString());
    m_recall->setVisible(m_item.recall.has_value());

    const QVector<desk::RecallSuggestion> suggestions = m_item.suggestions();
    const QString key = m_hints.value(int(desk::ActionId::TakeSuggestion));
    if (suggestions == m_shownSuggestions && key == m_shownSuggestionKey)
        return;
    m_shownSuggestions = suggestions;
    m_shownSuggestionKey = key;
    qDeleteAll(m_suggestions->findChildren<SuggestionRow *>());
    for (int i = 0; i < qMin(suggestionsShown, int(suggestions.size())); ++i) {
        const desk::RecallSuggestion &suggestion = suggestions[i];
        auto *row = new SuggestionRow(theme(), suggestion, i == 0 ? key : QString(), m_suggestions);
        row->button()->installEventFilter(new DoubleClickGuard(row));
        connect(row->button(), &QPushButton::clicked, this,
            [this, suggestion] { Q_EMIT suggestionChosen(suggestion); });
        m_suggestionColumn->addWidget(row);
    }
    m_suggestions->setVisible(!suggestions.isEmpty());
}

void CallCard::showButtons()
{
    const QVector<CardButton> wanted = cardButtons(m_item);
    QVector<Button *> order;
    for (const CardButton &spec : wanted) {
        Button *button = m_buttons.value(int(spec.action));
        if (!button) {
            button = makeButton(spec);
            m_buttons.insert(int(spec.action), button);
        }
        const QString hint = m_hints.value(int(spec.action));
        if (spec.iconOnly) {
            if (!button->text().isEmpty() || button->icon().isNull()) {
                button->setKeyHint({});
                button->setText({});
                button->setIcon(iconFor(theme(), spec));
            }
            button->setAccessibleName(
                hint.isEmpty() ? spec.text : tr("%1, key %2").arg(spec.text, hint));
        } else {
            if (button->text() != spec.text) {
                button->setIcon({});
                button->setText(spec.text);
            }
            button->setKeyHint(m_compact ? QString() : hint);
            if (m_compact && !hint.isEmpty())
                button->setAccessibleName(tr("%1, key %2").arg(spec.text, hint));
        }
        if (lookOf(button) != spec.look)
            setLook(button, spec.look);
        const QString reason = m_reasons.value(int(spec.action));
        button->setBlockedBy(reason);
        if ((spec.iconOnly || m_compact) && reason.isEmpty())
            button->setToolTip(hint.isEmpty() ? spec.text : spec.text + u" ("_s + hint + u')');
        order << button;
    }
    showPending(order);

    layOut(order);
}

void CallCard::layOut(const QVector<Button *> &order)
{
    QVector<Button *> present;
    for (int i = 0; i < m_buttonRow->count(); ++i) {
        auto *button = qobject_cast<Button *>(m_buttonRow->itemAt(i)->widget());
        if (button && !button->isHidden())
            present << button;
    }
    if (present == order)
        return;
    // The keyboard stays on the card when the button under it goes.
    const bool focusGoes = isAncestorOf(QApplication::focusWidget()) && !hasFocus()
        && !order.contains(qobject_cast<Button *>(QApplication::focusWidget()));
    while (QLayoutItem *item = m_buttonRow->takeAt(0))
        delete item;
    for (Button *button : std::as_const(m_buttons)) {
        if (!order.contains(button))
            button->hide();
    }
    for (Button *button : order)
        m_buttonRow->addWidget(button);
    for (Button *button : order)
        button->show();
    // Showing lays out at once, but only where something was hidden: one that stays has to move, too.
    m_buttonRow->update();
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    if (focusGoes)
        setFocus(Qt::OtherFocusReason);
    updateGeometry();
}

void CallCard::showPending(const QVector<Button *> &buttons)
{
    if (m_wasPending && !m_item.pending)
        m_pressed = nullptr;
    m_wasPending = m_item.pending;
    // A command that was given by a key, a menu or a drop has no button of its own.
    Button *busy = buttons.contains(m_pressed) ? m_pressed : buttons.value(0);
    for (Button *button : buttons)
        button->setBusy(m_item.pending && button == busy);
}

Button *CallCard::makeButton(const CardButton &spec)
{
    auto *button = new Button(theme(), spec.look, QString(), this);
    // A click leaves the focus in the search field, where the next name is typed.
    button->setFocusPolicy(Qt::TabFocus);
    button->installEventFilter(new DoubleClickGuard(button));
    const desk::ActionId action = spec.action;
    connect(button, &QPushButton::clicked, this, [this, action, button] {
        m_pressed = button;
        Q_EMIT triggered(action);
    });
    return button;
}

void CallCard::nameIt()
{
    // Not with every second: a reader would speak without end. Whoever asks hears the duration of that moment.
    setAccessibleName(spokenName());
}

QSize CallCard::minimumSizeHint() const
{
    // The buttons give up their key hints before the card makes the pane wider.
    return {
        fontMetrics().averageCharWidth() * compactChars / 3, CardFrame::minimumSizeHint().height()};
}

void CallCard::resizeEvent(QResizeEvent *event)
{
    CardFrame::resizeEvent(event);
    const bool compact = width() < fontMetrics().averageCharWidth() * compactChars;
    if (compact == m_compact)
        return;
    m_compact = compact;
    showButtons();
}

void CallCard::mousePressEvent(QMouseEvent *event)
{
    m_mayDrag = event->button() == Qt::LeftButton;
    m_pressedAt = event->position().toPoint();
    Q_EMIT chosen();
}

void CallCard::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint moved = event->position().toPoint() - m_pressedAt;
    if (!m_mayDrag || !event->buttons().testFlag(Qt::LeftButton)
        || moved.manhattanLength() < QApplication::startDragDistance())
        return;
    m_mayDrag = false;
    Q_EMIT dragRequested();
}

void CallCard::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        Q_EMIT stepRequested(-1);
        break;
    case Qt::Key_Down:
        Q_EMIT stepRequested(1);
        break;
    default:
        // Whatever types goes on to the window, which has it in the search field.
        CardFrame::keyPressEvent(event);
    }
}

void CallCard::focusInEvent(QFocusEvent *event)
{
    nameIt();
    CardFrame::focusInEvent(event);
    Q_EMIT chosen();
}

void CallCard::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuRequested(event->reason() == QContextMenuEvent::Mouse
            ? event->globalPos()
            : mapToGlobal(rect().center()));
}

void CallCard::showEvent(QShowEvent *event)
{
    CardFrame::showEvent(event);
    nameIt();
}

} // namespace balie::ui
