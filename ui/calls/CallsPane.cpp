#include "ui/calls/CallsPane.h"

#include "ui/calls/CallCard.h"
#include "ui/calls/DropStrip.h"
#include "ui/calls/SectionHeading.h"
#include "ui/keys/KeyText.h"
#include "ui/speech/Announcer.h"
#include "ui/theme/ListColumn.h"

#include <QApplication>
#include <QDrag>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace balie::ui {

namespace {

/// Half of a blink; 1 Hz stays well under the 2 Hz that is allowed.
constexpr std::chrono::milliseconds blinkHalf{500};

} // namespace

CallsPane::CallsPane(const Theme &theme, const desk::CallsModel &calls,
    const desk::CallActions &actions, desk::SecondsTick &tick, Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_calls(calls)
    , m_actions(actions)
    , m_tick(tick)
    , m_clock(clock)
{
    setAccessibleName(tr("Calls"));
    setLook(this, Look::Panel);
    auto *outer = new QVBoxLayout(this);
    const int edge = theme.metric(Metric::Space3);
    outer->setContentsMargins(edge, edge, edge, edge);
    outer->setSpacing(theme.metric(Metric::Space2));

    m_heading = new SectionHeading(tr("CALLS"), this);
    outer->addWidget(m_heading);
    m_empty = new QLabel(
        tr("No calls now. A call for you appears here; type a name or number to make one."), this);
    m_empty->setWordWrap(true);
    setLook(m_empty, Look::MutedText);
    outer->addWidget(m_empty);

    m_scroll = new QScrollArea(this);
    m_column = makeListColumn(*m_scroll, tr("List of calls"));
    m_column->setSpacing(theme.metric(Metric::Space2));
    m_column->addStretch(1);
    outer->addWidget(m_scroll, 1);
    outer->addStretch(); // without calls the heading stays at the top
    m_drops = new DropStrip(theme, this);
    outer->addWidget(m_drops);
    m_status = new Announcer(tr("New calls"), this);

    m_blink = clock.makeTimer([this] {
        m_lit = !m_lit;
        ring();
    });
    connect(
        m_drops, &DropStrip::dropped, this, [this](desk::ActionId action, const DraggedCall &call) {
            // The call may have changed or gone while it was under the pointer.
            if (m_calls.rowOf(call.connection) >= 0)
                Q_EMIT triggered(action, call.connection);
        });
    connect(&theme, &Theme::changed, this, &CallsPane::ring);
    connect(&calls, &desk::CallsModel::callsChanged, this, &CallsPane::sync);
    connect(&tick, &desk::SecondsTick::tick, this, [this](std::chrono::milliseconds now) {
        for (CallCard *card : std::as_const(m_cards))
            card->tick(now);
    });
    sync();
}

CallsPane::~CallsPane() = default;

void CallsPane::setKeyMap(const desk::KeyMap &keys)
{
    m_keys = keys;
    sync();
}

void CallsPane::setVisualRing(bool on)
{
    m_visualRing = on;
    ring();
}

cti::ConnectionId CallsPane::selectedCall() const
{
    return m_selected;
}

CallCard *CallsPane::card(const cti::ConnectionId &call) const
{
    return m_cards.value(m_calls.rowOf(call));
}

void CallsPane::sync()
{
    QVector<CallCard *> before = std::exchange(m_cards, {});
    for (int row = 0; row < m_calls.rowCount(); ++row) {
        const desk::CallItem &item = m_calls.item(row);
        const auto known = std::find_if(before.begin(), before.end(),
            [&](const CallCard *card) { return desk::isSameCall(card->item(), item); });
        CallCard *card = known != before.end() ? *known : makeCard();
        if (known != before.end())
            before.erase(known);
        m_cards << card;
        syncOne(row, card);
    }
    for (CallCard *gone : std::as_const(before)) {
        // Hiding it would give the focus to the next card, and the key that is still pressed with
        // it.
        QWidget *focus = QApplication::focusWidget();
        const bool hadFocus = focus && (gone == focus || gone->isAncestorOf(focus));
        if (hadFocus)
            window()->setFocus(Qt::OtherFocusReason);
        gone->hide();
        if (hadFocus)
            Q_EMIT focusedCallEnded();
        gone->deleteLater(); // its own signal may be what led here
    }
    const int count = m_calls.rowCount();
    m_heading->setCount(count);
    m_empty->setVisible(count == 0);
    m_scroll->setVisible(count > 0);
    select();
    ring();
    updateTick();
    announceNew();
}

void CallsPane::syncOne(int row, CallCard *card)
{
    const desk::CallItem &item = m_calls.item(row);
    card->tick(m_clock.now());
    const auto whyNot = [&](desk::ActionId action) {
        if (item.pending)
            return QString(); // the button says by itself that it is busy
        const auto availability = m_actions.availability(action, item.connection);
        return availability.enabled ? QString() : availability.why;
    };
    const auto keyHint = [this](desk::ActionId action) { return firstKeyText(m_keys, action); };
    card->show(item, whyNot, keyHint);
    if (m_column->indexOf(card) != row)
        m_column->insertWidget(row, card);
}

CallCard *CallsPane::makeCard()
{
    // The call's id changes during its life, so the card is asked for it each time.
    auto *card = new CallCard(m_theme, m_scroll->widget());
    connect(card, &CallCard::triggered, this,
        [this, card](desk::ActionId action) { Q_EMIT triggered(action, card->item().connection); });
    connect(card, &CallCard::chosen, this, [this, card] { choose(card->item().connection); });
    connect(card, &CallCard::dragRequested, this, [this, card] { startDrag(card); });
    connect(card, &CallCard::stepRequested, this,
        [this, card](int direction) { step(card, direction); });
    connect(
        card, &CallCard::suggestionChosen, this, [this, card](const desk::RecallSuggestion &to) {
            Q_EMIT transferRequested(card->item().connection, to);
        });
    connect(card, &CallCard::menuRequested, this, [this, card](const QPoint &globalPos) {
        QMenu *menu = makeMenu(card->item().connection);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(globalPos);
    });
    return card;
}

void CallsPane::announceNew()
{
    QSet<quint64> ringing;
    for (int row = 0; row < m_calls.rowCount(); ++row) {
        const desk::CallItem &item = m_calls.item(row);
        if (item.phase != desk::CallPhase::Ringing)
            continue;
        const auto thread = quint64(item.thread);
        if (!m_announced.contains(thread))
            m_status->say(desk::callAccessibleText(item, m_clock.now()));
        ringing << thread;
    }
    // A call that comes back rings anew and is told anew; one that still rings is not.
    m_announced = ringing;
}

void CallsPane::select()
{
    const desk::CallItem *active = m_calls.activeCall();
    const cti::ConnectionId activeNow = active ? active->connection : cti::ConnectionId();
    // A call that was just answered or retrieved is what everything is about from then on.
    if (activeNow != m_active && active)
        m_picked = {};
    m_active = activeNow;
    if (m_calls.rowOf(m_picked) < 0)
        m_picked = {};
    cti::ConnectionId selected = m_picked;
    if (selected == cti::ConnectionId())
        selected = m_active;
    if (selected == cti::ConnectionId()) {
        if (const desk::CallItem *ringing = m_calls.longestRinging())
            selected = ringing->connection;
    }
    for (CallCard *card : std::as_const(m_cards))
        card->setSelected(card->item().connection == selected);
    if (selected == m_selected)
        return;
    m_selected = selected;
    Q_EMIT selectionChanged(m_selected);
}

void CallsPane::choose(const cti::ConnectionId &call)
{
    m_picked = call;
    select();
}

void CallsPane::focusNextCall()
{
    if (m_cards.isEmpty())
        return;
    const CallCard *focused = nullptr;
    for (const CallCard *card : std::as_const(m_cards)) {
        if (card->hasFocus() || card->isAncestorOf(focusWidget()))
            focused = card;
    }
    if (focused) {
        const int row = m_calls.rowOf(focused->item().connection);
        step(focused, row + 1 < m_calls.rowCount() ? 1 : -row);
        return;
    }
    CallCard *selected = card(m_selected);
    (selected ? selected : m_cards.first())->setFocus(Qt::ShortcutFocusReason);
}

void CallsPane::step(const CallCard *from, int direction)
{
    const int row = m_calls.rowOf(from->item().connection) + direction;
    if (row < 0 || row >= m_calls.rowCount())
        return;
    CallCard *next = m_cards[row];
    next->setFocus(Qt::OtherFocusReason);
    m_scroll->ensureWidgetVisible(next);
}

QMenu *CallsPane::makeMenu(const cti::ConnectionId &call)
{
    auto *menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    const int row = m_calls.rowOf(call);
    if (row < 0)
        return menu;
    const desk::CallItem &item = m_calls.item(row);
    for (const desk::ActionId action : menuActions()) {
        const auto availability = m_actions.availability(action, call);
        if (action == desk::ActionId::HangUp)
            menu->addSeparator();
        // The key stands beside the text only: a shortcut here would compete with the window's own.
        const QString key = firstKeyText(m_keys, action);
        QAction *entry
            = menu->addAction(callActionText(action, item) + (key.isEmpty() ? key : u'\t' + key));
        entry->setEnabled(availability.enabled);
        entry->setToolTip(availability.why);
        entry->setData(int(action));
        connect(entry, &QAction::triggered, this,
            [this, action, call] { Q_EMIT triggered(action, call); });
    }
    return menu;
}

void CallsPane::startDrag(CallCard *card)
{
    const desk::CallItem item = card->item();
    QVector<desk::ActionId> uses;
    for (const desk::ActionId action : {desk::ActionId::VoiceMail, desk::ActionId::Park}) {
        if (m_actions.availability(action, item.connection).enabled)
            uses << action;
    }
    m_drops->open(uses);
    auto *drag = new QDrag(this);
    drag->setMimeData(packCall(card->draggedCall(), item.number).release());
    const QPixmap picture = card->grab(
        QRect(0, 0, card->width(), qMin(card->height(), m_theme.metric(Metric::TileHeight))));
    drag->setPixmap(picture);
    drag->setHotSpot(QPoint(m_theme.metric(Metric::Space4), m_theme.metric(Metric::Space4)));
    // The toolkit knows no other way to drag than this one, which returns at the drop; meanwhile
    // events go on, and the card may be gone afterwards.
    drag->exec(Qt::CopyAction | Qt::MoveAction, Qt::CopyAction);
    m_drops->close();
}

void CallsPane::ring()
{
    bool anyRings = false;
    for (CallCard *card : std::as_const(m_cards)) {
        const bool rings = card->item().phase == desk::CallPhase::Ringing && !card->item().stale;
        anyRings = anyRings || rings;
        card->setLit(rings && m_visualRing && (m_lit || !m_theme.blinking()));
    }
    const bool blink = anyRings && m_visualRing && m_theme.blinking() && isVisible();
    if (!blink) {
        m_blink->stop();
        m_lit = false;
    } else if (!m_blink->isActive()) {
        m_blink->start(blinkHalf);
    }
}

void CallsPane::updateTick()
{
    m_tick.setNeeded(this, isVisible() && !m_cards.isEmpty());
}

void CallsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    for (CallCard *card : std::as_const(m_cards))
        card->tick(m_clock.now());
    ring();
    updateTick();
}

void CallsPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    ring();
    updateTick();
}

} // namespace balie::ui
