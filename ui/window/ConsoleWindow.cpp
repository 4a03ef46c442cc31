#include "ui/window/ConsoleWindow.h"

#include "desk/link/LinkText.h"
#include "ui/calls/CallerPane.h"
#include "ui/calls/CallsPane.h"
#include "ui/calls/MissedList.h"
#include "ui/calls/NoticeBar.h"
#include "ui/calls/OnItsWayPane.h"
#include "ui/calls/ParkedPane.h"
#include "ui/cards/CardSection.h"
#include "ui/journal/CallerHistory.h"
#include "ui/notes/CallerNotes.h"
#include "ui/notes/DeskNoteSheet.h"
#include "ui/notes/PersonNoteSheet.h"
#include "ui/people/PeoplePane.h"
#include "ui/search/SearchField.h"
#include "ui/slips/SlipSheet.h"
#include "ui/slips/SlipsPane.h"
#include "ui/theme/Look.h"
#include "ui/theme/WindowSize.h"
#include "ui/window/OwnState.h"
#include "ui/window/StatusLine.h"
#include "ui/window/StoreBar.h"
#include "ui/window/TabStops.h"
#include "ui/window/Targets.h"
#include "ui/window/TopBar.h"

#include <QApplication>
#include <QDockWidget>
#include <QVBoxLayout>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;
using desk::ActionId;

namespace {

constexpr int layoutVersion = 1;

} // namespace

ConsoleWindow::ConsoleWindow(const ConsoleParts &parts, QWidget *parent)
    : QMainWindow(parent), m_parts(parts), m_lamps(parts.theme), m_blink(parts.clock),
      m_actions(new ActionSet(parts.theme, this)),
      m_commands(new Commands(parts, [this] { return selection(); }, this)), m_top(new TopBar(parts.theme, this))
{
    setWindowTitle(tr("Balie"));
    setAccessibleName(tr("Balie"));
    setWindowIcon(applicationIcon());
    setDockNestingEnabled(false);
    compose();
    fillMenu();
    wireSearch();
    wireCalls();
    wireCards();
    wirePeople();
    connect(&parts.switchboard, &cti::Switchboard::linkChanged, this, &ConsoleWindow::followLink);
    followLink();
    followSettings();
    restore();
    searchField()->setFocus();
}

ConsoleWindow::~ConsoleWindow()
{
    // The panes use lamps and ticks to their end, and members go before children do.
    hide();
    delete takeCentralWidget();
    delete m_callsDock;
    delete m_callerDock;
    setMenuWidget(nullptr);
}

SearchField *ConsoleWindow::searchField() const
{
    return m_top->search();
}

void ConsoleWindow::compose()
{
    const Theme &theme = m_parts.theme;
    setMenuWidget(m_top);
    auto *own = new OwnState(theme, m_lamps, m_parts.switchboard, m_parts.people, m_parts.services, m_top);
    connect(own, &OwnState::notice, this, &ConsoleWindow::post);
    m_top->setRight(own);

    auto *left = new QWidget(this);
    left->setAccessibleName(tr("Calls"));
    setLook(left, Look::Panel);
    m_calls = new CallsPane(theme, m_parts.calls, m_parts.actions, m_parts.seconds, m_parts.clock, left);
    m_onItsWay = new OnItsWayPane(theme, m_parts.onItsWay, m_parts.seconds, m_parts.clock, left);
    m_parked = new ParkedPane(theme, m_parts.parked, m_parts.seconds, m_parts.clock, left);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    m_missed = new MissedList(theme, m_parts.missed, left);
    connect(m_missed, &MissedList::dialRequested, this,
            [this](const QString &number) { m_parts.actions.dial({number, {}, {}}); });
    leftColumn->addWidget(m_calls, 1);
    leftColumn->addWidget(m_missed);
    leftColumn->addWidget(m_parked);
    leftColumn->addWidget(m_onItsWay);
    m_slips = new SlipsPane(theme, m_parts.slips, left);
    leftColumn->addWidget(m_slips);

    auto *middle = new QWidget(this);
    middle->setAccessibleName(tr("People"));
    setLook(middle, Look::Ground);
    m_people = new PeoplePane({TileTools{theme, m_lamps, m_blink, m_parts.seconds, m_parts.clock}, m_parts.people,
                               m_parts.peopleModel, m_parts.search, m_parts.enterLine},
                              middle);
    auto *middleColumn = new QVBoxLayout(middle);
    middleColumn->setContentsMargins(0, 0, 0, 0);
    middleColumn->setSpacing(0);
    if (m_parts.storeCare != nullptr)
        middleColumn->addWidget(new StoreBar(theme, *m_parts.storeCare, middle));
    middleColumn->addWidget(m_people, 1);
    m_notices = new NoticeBar(theme, m_parts.clock, m_people->listArea());
    setCentralWidget(middle);

    m_caller = new CallerPane(theme, m_parts.calls, m_parts.switchboard, m_parts.people, this);
    m_caller->setContacts(m_parts.callerContacts);
    composeCards();
    composeNotes();
    m_callsDock = addPane(u"calls"_s, tr("Calls"), left, Qt::LeftDockWidgetArea);
    m_callerDock = addPane(u"caller"_s, tr("Caller"), m_caller, Qt::RightDockWidgetArea);
    // A pane that unfolds would get no more than its least width. Queued: the strip's own limit has to go first.
    connect(m_caller, &CallerPane::foldedChanged, this, [this](bool folded) {
        if (!folded)
            resizeDocks({m_callerDock}, {m_parts.theme.metric(Metric::CallerPaneWidth)}, Qt::Horizontal);
    }, Qt::QueuedConnection);

    setStatusBar(new StatusLine(theme, m_parts.clock, m_parts.switchboard, m_parts.watchList, m_parts.seconds, this));
}

QDockWidget *ConsoleWindow::addPane(const QString &name, const QString &title, QWidget *widget, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setAccessibleName(title);
    dock->setWidget(widget);
    dock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    addDockWidget(area, dock);
    return dock;
}

void ConsoleWindow::addActions(QMenu *menu, const QVector<ActionId> &ids)
{
    for (const ActionId id : ids)
        menu->addAction(m_actions->action(id));
    // Shortcuts must work, and say why not; only an open menu greys out.
    connect(menu, &QMenu::aboutToShow, this, [this, ids] {
        for (const ActionId id : ids) {
            const auto can = m_commands->availability(id);
            m_actions->action(id)->setEnabled(can.enabled);
            m_actions->action(id)->setToolTip(can.why);
        }
    });
    connect(menu, &QMenu::aboutToHide, this, [this, ids] {
        for (const ActionId id : ids)
            m_actions->action(id)->setEnabled(true);
    });
}

void ConsoleWindow::fillMenu()
{
    QMenu *menu = m_top->menu();
    const auto submenu = [&](const QString &title) {
        QMenu *sub = menu->addMenu(title);
        sub->setToolTipsVisible(true);
        sub->setAccessibleName(QString(title).remove(u'&'));
        return sub;
    };
    addActions(submenu(tr("&Call")),
               {ActionId::Answer, ActionId::HangUp, ActionId::HoldOrRetrieve, ActionId::BlindTransfer, ActionId::Consult,
                ActionId::CompleteTransfer, ActionId::BackToCaller, ActionId::Alternate, ActionId::VoiceMail,
                ActionId::Mobile, ActionId::Park, ActionId::RetrieveParked, ActionId::PullBack, ActionId::Dial,
                ActionId::TakeSuggestion, ActionId::CallNote, ActionId::OpenCard, ActionId::FocusCard, ActionId::NextCall});
    addActions(submenu(tr("&People")),
               {ActionId::Search, ActionId::FocusPeople, ActionId::FocusCalls, ActionId::CheckNow,
                ActionId::ToggleFavourite, ActionId::ToggleWatched, ActionId::MessageSlip, ActionId::FocusSlips,
                ActionId::PersonNote, ActionId::DeskNote});
    QMenu *view = submenu(tr("&View"));
    view->addAction(m_callsDock->toggleViewAction());
    view->addAction(m_callerDock->toggleViewAction());
    QAction *fold = view->addAction(tr("Fold the caller's pane"));
    fold->setCheckable(true);
    connect(fold, &QAction::toggled, m_caller, &CallerPane::setFolded);
    connect(m_caller, &CallerPane::foldedChanged, fold, &QAction::setChecked);
    view->addSeparator();
    QAction *arrange = view->addAction(tr("Move the panes"));
    arrange->setCheckable(true);
    arrange->setToolTip(tr("Shows title bars by which panes can be moved to the other side or to another screen."));
    connect(arrange, &QAction::toggled, this, &ConsoleWindow::arrangePanes);
    arrangePanes(false);
    menu->addSeparator();
    addActions(menu, {ActionId::Journal, ActionId::Contacts, ActionId::ShowKeys, ActionId::Settings, ActionId::Quit});

    connect(m_actions, &ActionSet::triggered, m_commands, &Commands::run);
    connect(m_commands, &Commands::notice, this, &ConsoleWindow::post);
    connect(m_commands, &Commands::windowCommand, this, &ConsoleWindow::windowCommand);
    connect(m_commands, &Commands::slipWanted, this, &ConsoleWindow::writeSlip);
    connect(m_commands, &Commands::suggestionTaken, this, &ConsoleWindow::takeSuggestion);
    connect(m_commands, &Commands::personNoteWanted, this,
            [this](const desk::Person &person) { m_personNoteSheet->openFor(person); });
    connect(m_commands, &Commands::deskNoteWanted, this,
            [this](const desk::Person &person) { m_deskNoteSheet->openFor(person); });
}

void ConsoleWindow::arrangePanes(bool arranging)
{
    for (QDockWidget *dock : {m_callsDock, m_callerDock}) {
        QWidget *before = dock->titleBarWidget();
        if (arranging) {
            dock->setTitleBarWidget(nullptr);
            delete before;
        } else if (before == nullptr) {
            // The panes have headings of their own; the title bar is for moving only.
            dock->setTitleBarWidget(new QWidget(dock));
        }
    }
}

void ConsoleWindow::wireSearch()
{
    SearchField *field = searchField();
    field->setKeyTaker([this](const QKeyEvent &event) { return takeKey(event); });
    connect(field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_parts.search.setText(text);
        m_parts.enterLine.setFieldText(text);
        m_people->searchChanged();
    });
    connect(field, &SearchField::stepWanted, this, [this](int rows) { m_people->current()->moveCurrent(rows); });
    connect(field, &SearchField::enterPressed, &m_parts.enterLine, &desk::EnterLine::enter);
    connect(field, &SearchField::escapePressed, this, &ConsoleWindow::escape);
    field->clearWhenUsed(m_parts.actions);
    // Whoever waits here is sent nowhere yet, but the text has done its work. Queued: whoever acts reads it first.
    connect(&m_parts.enterLine, &desk::EnterLine::act, field, [field](const desk::EnterMeaning &meaning) {
        if (meaning.act == desk::EnterAct::WaitUntilFree)
            field->clear();
    }, Qt::QueuedConnection);
}

void ConsoleWindow::wireCalls()
{
    connect(m_calls, &CallsPane::triggered, m_commands, &Commands::runOn);
    connect(m_calls, &CallsPane::transferRequested, this,
            [this](const cti::ConnectionId &call, const desk::RecallSuggestion &to) {
                m_commands->send(call, {to.extension, to.name, {}});
            });
    connect(m_calls, &CallsPane::selectionChanged, m_caller, &CallerPane::setCall);
    connect(m_calls, &CallsPane::selectionChanged, m_callerNotes, &CallerNotes::setCall);
    connect(m_calls, &CallsPane::selectionChanged, m_history, &CallerHistory::setCall);
    connect(m_calls, &CallsPane::focusedCallEnded, searchField(), qOverload<>(&QWidget::setFocus));
    connect(m_onItsWay, &OnItsWayPane::pullBackRequested, &m_parts.actions, &desk::CallActions::pullBack);
    connect(m_parked, &ParkedPane::retrieveRequested, &m_parts.actions, &desk::CallActions::pullBack);
    m_caller->setCall(m_calls->selectedCall());
    m_callerNotes->setCall(m_calls->selectedCall());
    m_history->setCall(m_calls->selectedCall());
}

void ConsoleWindow::wirePeople()
{
    m_people->letGoWhenUsed(m_parts.actions);
    connect(m_people, &PeoplePane::selectionChanged, this, &ConsoleWindow::tellSelection);
    connect(&m_parts.search, &QAbstractItemModel::dataChanged, this, &ConsoleWindow::tellSelection);
    connect(m_people, &PeoplePane::filterChosen, this, [this](const desk::PeopleFilter &filter) {
        m_parts.settings.set(desk::setting::peopleFilter, filter.toText());
    });
    connect(m_people, &PeoplePane::chosen, this, [this] {
        const cti::ConnectionId call = m_calls->selectedCall();
        if (call.call.isEmpty())
            m_commands->run(ActionId::Dial);
        else
            sendTo(call, m_people->current(), m_people->current()->currentIndex());
    });
    connect(m_people, &PeoplePane::menuWanted, this, &ConsoleWindow::menuFor);
    // Whoever is on the screen is asked about first; queued, for the view lays out after the model.
    const auto tellVisible = [this] {
        QVector<cti::DeviceId> visible;
        const auto [first, last] = m_people->overview()->visibleRows();
        for (int row = first; row <= last; ++row)
            visible.append(m_parts.peopleModel.tile(row).device);
        m_parts.watchList.setVisibleFirst(visible);
    };
    connect(&m_parts.peopleModel, &QAbstractItemModel::modelReset, this, tellVisible, Qt::QueuedConnection);
    connect(m_people, &PeoplePane::callDropped, this,
            [this](TileView *view, const DraggedCall &call, const QModelIndex &index) {
                sendTo(call.connection, view, index);
            });
}

void ConsoleWindow::sendTo(const cti::ConnectionId &call, TileView *view, const QModelIndex &index)
{
    if (const desk::Person *person = m_people->personAt(view, index))
        m_commands->send(call, destinationOf(*person));
    else if (view == m_people->results() && index.isValid())
        m_commands->send(call, destinationOf(m_parts.search.item(index.row())));
}

Commands::Selection ConsoleWindow::selection() const
{
    Commands::Selection selection;
    selection.call = m_calls->selectedCall();
    selection.person = m_people->selectedPerson();
    if (const desk::SearchItem *hit = m_people->selectedHit(); hit != nullptr && selection.person == nullptr) {
        selection.number = hit->number;
        selection.mobile = hit->mobile;
        if (hit->kind == desk::SearchItem::Kind::Contact)
            selection.contact = hit->text;
        selection.contactKeys = hit->contactKeys;
    }
    return selection;
}

bool ConsoleWindow::hasVoiceMail() const
{
    return !m_parts.switchboard.link().voiceMailDevice.isEmpty();
}

void ConsoleWindow::tellSelection()
{
    const desk::SearchItem *hit = m_people->selectedHit();
    if (const desk::Person *person = m_people->selectedPerson())
        m_parts.enterLine.setSelected(targetOf(*person, m_parts.people, m_parts.states, hasVoiceMail()));
    else if (hit != nullptr)
        m_parts.enterLine.setSelected(targetOf(*hit));
    else
        m_parts.enterLine.setSelected(std::nullopt);
}

bool ConsoleWindow::takeKey(const QKeyEvent &event)
{
    if (const auto action = m_actions->keypadAction(event)) {
        if (!event.isAutoRepeat())
            m_commands->run(*action);
        return true;
    }
    const bool digit = event.key() >= Qt::Key_0 && event.key() <= Qt::Key_9
        && !event.modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    return digit && m_parts.enterLine.digit(event.key() - Qt::Key_0);
}

void ConsoleWindow::escape()
{
    if (m_parts.enterLine.escape())
        return;
    if (!searchField()->text().isEmpty()) {
        searchField()->clear();
        return;
    }
    // One thing at a time: who is selected says what the next key does, so he goes first.
    if (m_people->selectedPerson() != nullptr)
        m_people->letGo();
    else
        m_notices->dismissNewest();
    searchField()->setFocus();
}

void ConsoleWindow::keyPressEvent(QKeyEvent *event)
{
    if (takeKey(*event))
        return;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!event->isAutoRepeat() && isPlainEnter(*event))
            m_parts.enterLine.enter();
        return;
    case Qt::Key_Escape:
        escape();
        return;
    default:
        if (!searchField()->takeTyping(*event))
            QMainWindow::keyPressEvent(event);
    }
}

bool ConsoleWindow::focusNextPrevChild(bool next)
{
    // In the order of the work: who calls, who is it for, what do I know of them.
    const QVector<QWidget *> stops = tabStops(
        {searchField(), m_calls, m_missed, m_parked, m_onItsWay, m_slips, m_notices, m_people, m_caller, m_top, statusBar()}, this);
    const qsizetype at = stops.indexOf(focusWidget());
    if (at < 0)
        return QMainWindow::focusNextPrevChild(next); // the table of keys lies above all this
    const qsizetype to = (at + (next ? 1 : stops.size() - 1)) % stops.size();
    stops[to]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void ConsoleWindow::windowCommand(ActionId action)
{
    switch (action) {
    case ActionId::Search:
        searchField()->setFocus(Qt::ShortcutFocusReason);
        searchField()->selectAll();
        return;
    case ActionId::NextCall:
    case ActionId::FocusCalls:
        m_callsDock->show();
        m_calls->focusNextCall();
        return;
    case ActionId::FocusPeople:
        m_people->current()->setFocus(Qt::ShortcutFocusReason);
        if (!m_people->current()->currentIndex().isValid())
            m_people->current()->moveCurrent(1);
        return;
    case ActionId::FocusSlips:
        m_callsDock->show();
        if (!m_slips->focusFirst())
            post(desk::Notice::info(tr("There are no message slips today.")));
        return;
    case ActionId::CallNote:
        m_callerDock->show();
        m_caller->setFolded(false);
        if (!m_callerNotes->focusCallNote())
            post(desk::Notice::warning(tr("There is no call to note something on.")));
        return;
    case ActionId::OpenCard:
        if (m_card != nullptr)
            m_card->openCard();
        return;
    case ActionId::FocusCard:
        if (!focusCard())
            post(desk::Notice::info(tr("There is no customer card here now.")));
        return;
    case ActionId::Contacts:
        Q_EMIT contactsWanted();
        return;
    case ActionId::Journal:
        Q_EMIT journalWanted({});
        return;
    case ActionId::ShowKeys:
        Q_EMIT keysWanted();
        return;
    case ActionId::Settings:
        Q_EMIT settingsWanted();
        return;
    case ActionId::Quit:
        Q_EMIT quitWanted();
        return;
    default:
        return;
    }
}

void ConsoleWindow::post(const desk::Notice &notice)
{
    m_notices->post(notice);
}

void ConsoleWindow::setDirectoryProgress(int loaded, int total)
{
    m_people->setDirectoryProgress(loaded, total);
}

void ConsoleWindow::setKeyMap(const desk::KeyMap &keys)
{
    m_actions->setKeyMap(keys);
    m_calls->setKeyMap(keys);
    m_onItsWay->setKeyMap(keys);
    m_parked->setKeyMap(keys);
}

void ConsoleWindow::followLink()
{
    const cti::LinkStatus &link = m_parts.switchboard.link();
    m_top->setEdition(desk::editionText(link.entitlements));
    m_people->setLinkLive(m_parts.switchboard.isLive());
}

void ConsoleWindow::followSettings()
{
    m_calls->setVisualRing(m_parts.settings.value(desk::setting::visualRing));
    connect(&m_parts.settings, &desk::SettingsTable::changed, this, [this](const QString &name) {
        if (name == QLatin1StringView(desk::setting::visualRing.name))
            m_calls->setVisualRing(m_parts.settings.value(desk::setting::visualRing));
    });
    m_people->setFilter(desk::PeopleFilter::fromText(m_parts.settings.value(desk::setting::peopleFilter)));
}

void ConsoleWindow::restore()
{
    resizeWithinScreen(*this, {1440, 900});
    restoreGeometry(m_parts.settings.value(desk::setting::windowGeometry));
    if (!restoreState(m_parts.settings.value(desk::setting::windowState), layoutVersion)) {
        resizeDocks({m_callsDock, m_callerDock},
                    {m_parts.theme.metric(Metric::CallsPaneWidth), m_parts.theme.metric(Metric::CallerPaneWidth)},
                    Qt::Horizontal);
    }
}

void ConsoleWindow::rememberLayout()
{
    m_parts.settings.set(desk::setting::windowGeometry, saveGeometry());
    m_parts.settings.set(desk::setting::windowState, saveState(layoutVersion));
}

void ConsoleWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    // Only crossing the line folds and unfolds: what the user chose on this side of it stays.
    const bool narrow = width() < m_parts.theme.metric(Metric::NarrowWindow);
    if (narrow != m_narrow) {
        m_narrow = narrow;
        m_caller->setFolded(narrow);
    }
}

void ConsoleWindow::closeEvent(QCloseEvent *event)
{
    rememberLayout();
    Q_EMIT closed();
    QMainWindow::closeEvent(event);
}

} // namespace balie::ui
