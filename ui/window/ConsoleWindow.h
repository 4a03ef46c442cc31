#pragma once

#include "ui/people/PersonMenu.h"
#include "ui/people/TileView.h"
#include "ui/window/ActionSet.h"
#include "ui/window/Commands.h"

#include <QMainWindow>

class QDockWidget;
class QVBoxLayout;

namespace balie::ui {

class CallerHistory;
class CallerNotes;
class CallerPane;
class CallsPane;
class DeskNoteSheet;
class MissedList;
class NoticeBar;
class OnItsWayPane;
class ParkedPane;
class PeoplePane;
class CardSection;
class PersonNoteSheet;
class ReportSheet;
class SearchField;
class SlipSheet;
class SlipsPane;
class TopBar;

/// The large console: calls at the left, people in the middle, the caller at the right, one search field that every
/// key reaches, the state at the bottom. Composes the panes and passes on what they want; holds no rules. GUI thread.
class ConsoleWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit ConsoleWindow(const ConsoleParts &parts, QWidget *parent = nullptr);
    ~ConsoleWindow() override;

    void setKeyMap(const desk::KeyMap &keys);
    /// Says something where the user looks.
    void post(const desk::Notice &notice);

    /// How much of the directory has been read; 0 of 0 when it is complete.
    void setDirectoryProgress(int loaded, int total);

    SearchField *searchField() const;
    PeoplePane *people() const { return m_people; }
    CallsPane *calls() const { return m_calls; }
    CallerPane *caller() const { return m_caller; }
    CallerNotes *callerNotes() const { return m_callerNotes; }
    SlipsPane *slips() const { return m_slips; }
    SlipSheet *slipSheet() const { return m_slipSheet; }
    DeskNoteSheet *deskNoteSheet() const { return m_deskNoteSheet; }
    PersonNoteSheet *personNoteSheet() const { return m_personNoteSheet; }
    CallerHistory *callerHistory() const { return m_history; }
    ActionSet *actionSet() const { return m_actions; }
    NoticeBar *notices() const { return m_notices; }

Q_SIGNALS:
    void settingsWanted();
    /// The journal; with a key (PhoneNumber::key()) the calls with that number.
    void journalWanted(const QString &key);
    void keysWanted();
    void contactsWanted();
    /// To this address, in the program for e-mail.
    void mailWanted(const QString &address);
    void quitWanted();
    /// The window was closed: by then geometry and state are in the settings.
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void compose();
    QDockWidget *addPane(const QString &name, const QString &title, QWidget *widget, Qt::DockWidgetArea area);
    void fillMenu();
    void addActions(QMenu *menu, const QVector<desk::ActionId> &ids);
    void wireSearch();
    void wireCalls();
    void wirePeople();
    void followLink();
    void followSettings();
    void restore();
    void rememberLayout();
    void arrangePanes(bool arranging);
    bool takeKey(const QKeyEvent &event);
    void escape();
    void tellSelection();
    Commands::Selection selection() const;
    void windowCommand(desk::ActionId action);
    void menuFor(TileView *view, const QModelIndex &index, const QPoint &at);
    PersonMenu::Situation situation() const;
    void personMenu(const desk::Person &person, const QPoint &at);
    void contactMenu(const desk::SearchItem &contact, const QPoint &at);
    void personChoice(PersonMenu::Choice choice, const desk::PersonId &id);
    void composeNotes();
    void composeCards();
    void wireCards();
    bool focusCard();
    void takeSuggestion(const desk::RecallSuggestion &suggestion);
    void writeSlip(const desk::Person *person, const QString &number, const QString &name);
    void sendTo(const cti::ConnectionId &call, TileView *view, const QModelIndex &index);
    bool hasVoiceMail() const;

    ConsoleParts m_parts;
    LampPainter m_lamps;
    BlinkTick m_blink;
    ActionSet *m_actions;
    Commands *m_commands;
    TopBar *m_top;
    CallsPane *m_calls;
    OnItsWayPane *m_onItsWay;
    ParkedPane *m_parked;
    PeoplePane *m_people;
    CallerPane *m_caller;
    CardSection *m_card = nullptr; ///< none without customer cards
    ReportSheet *m_report = nullptr;
    CallerNotes *m_callerNotes;
    CallerHistory *m_history;
    SlipsPane *m_slips;
    SlipSheet *m_slipSheet;
    DeskNoteSheet *m_deskNoteSheet;
    PersonNoteSheet *m_personNoteSheet;
    NoticeBar *m_notices;
    MissedList *m_missed;
    QDockWidget *m_callsDock;
    QDockWidget *m_callerDock;
    bool m_narrow = false;
};

} // namespace balie::ui
