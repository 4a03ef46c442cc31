#pragma once

#include "desk/calls/CallsModel.h"
#include "desk/notes/CallNotes.h"
#include "desk/notes/PersonNotes.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace balie::ui {

/// What is noted during the call, what is known of the caller, and what was noted at earlier calls. Everything is kept
/// while it is typed; a line that is being typed when the call ends can be finished. GUI thread.
class CallerNotes final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive this widget.
    struct Parts {
        const Theme &theme;
        const desk::CallsModel &calls;
        const cti::Switchboard &switchboard;
        const desk::People &people;
        desk::CallNotes &callNotes;
        desk::PersonNotes &personNotes;
    };

    CallerNotes(const Parts &parts, QWidget *parent = nullptr);

    /// Whose call is shown; with an empty id nothing is, once the keyboard has left.
    void setCall(const cti::ConnectionId &call);
    /// To the line for this call; false when there is no call.
    bool focusCallNote();
    QLineEdit *callNote() const { return m_callNote; }
    QPlainTextEdit *personNote() const { return m_personNote; }
    /// What was noted at earlier calls, one a line.
    QString earlier() const;

Q_SIGNALS:
    /// Enter or Escape in a field: the keyboard belongs elsewhere.
    void finished();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();
    void show(cti::CallThreadId thread, const desk::NoteSubject &subject, const QString &who);
    void showCallNote();
    void showPersonNote();
    void askEarlier();
    void showEarlier(const QVector<desk::CallNote> &notes);
    void fit();

    Parts m_parts;
    cti::ConnectionId m_call;
    cti::CallThreadId m_thread = cti::CallThreadId::None;
    desk::NoteSubject m_subject;
    QLabel *m_callLabel;
    QLineEdit *m_callNote;
    QLabel *m_personLabel;
    QPlainTextEdit *m_personNote;
    QLabel *m_earlierLabel;
    QLabel *m_earlier;
};

} // namespace balie::ui
