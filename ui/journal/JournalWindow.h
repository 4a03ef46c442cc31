#pragma once

#include "desk/actions/KeyMap.h"
#include "desk/calls/CallActions.h"
#include "desk/journal/JournalExport.h"
#include "desk/journal/JournalModel.h"
#include "desk/journal/JournalNotes.h"
#include "desk/journal/JournalPrivacy.h"
#include "desk/pacing/SecondsTick.h"
#include "desk/people/People.h"
#include "ui/theme/Theme.h"

#include <QDialog>

class QLabel;
class QListView;

namespace balie::ui {

class Announcer;
class Button;
class JournalDetails;
class JournalFilterBar;

/// All calls: a list that can be filtered and searched, and beside it all that is known of one. From here they are called
/// back, noted on, exported and deleted. Blocks nothing. GUI thread.
class JournalWindow final : public QDialog {
    Q_OBJECT

public:
    /// All must outlive the window.
    struct Parts {
        const Theme &theme;
        const Clock &clock;
        const desk::People &people;
        desk::JournalModel &journal;
        desk::JournalNotes &notes;
        desk::JournalExport &exporting;
        desk::JournalPrivacy &privacy;
        desk::CallActions &actions;
        desk::SecondsTick &seconds;
    };

    explicit JournalWindow(const Parts &parts, QWidget *parent = nullptr);
    ~JournalWindow() override;

    /// All calls, or those with that number (PhoneNumber::key()).
    void openFor(const QString &key);
    /// The keys that call back and go to the note are those of the console.
    void setKeyMap(const desk::KeyMap &keys);
    QListView *list() const { return m_list; }
    JournalDetails *details() const { return m_details; }
    JournalFilterBar *filterBar() const { return m_filters; }

Q_SIGNALS:
    /// A call is being made: the console shows it.
    void calling();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void compose();
    void wire();
    void follow();
    void applyFilter();
    void listChanged();
    void showCurrent();
    void updateButtons();
    void updateTick();
    void callBack();
    void askWhereTo();
    void askWhatToDelete();
    void say(const QString &sentence, bool isError);
    int currentRow() const;

    Parts m_parts;
    QString m_current; ///< uuid of the selected call, which stays selected when the rows move
    JournalFilterBar *m_filters;
    QListView *m_list;
    QLabel *m_empty;
    JournalDetails *m_details;
    QLabel *m_status;
    Announcer *m_announcer;
    Button *m_call;
    Button *m_export;
    Button *m_stop;
    Button *m_delete;
    QAction *m_callAction;
    QAction *m_noteAction;
};

} // namespace balie::ui
