#pragma once

#include "desk/cards/CallReports.h"
#include "desk/notice/Notice.h"
#include "ui/calls/CardFrame.h"

#include <QHash>
#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace balie::ui {

class Button;

/// After a call: what is to be written into the customer system, with Send and Don't. Lies in the
/// caller's pane beside the work and never takes the keyboard by itself; what is being typed stays
/// when the next call ends. GUI thread.
class ReportSheet final : public CardFrame {
    Q_OBJECT

public:
    /// `reports` must outlive the sheet.
    ReportSheet(const Theme &theme, desk::CallReports &reports, QWidget *parent = nullptr);

    /// To the text; false when there is nothing to report.
    bool focusFirst();
    QString shownKey() const { return m_key; }

Q_SIGNALS:
    void notice(const balie::desk::Notice &notice);
    /// Sent, put away or left: the keyboard belongs elsewhere.
    void finished();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Draft {
        // What the user changed; the rest is as the form has it.
        std::optional<crm::CallOutcome> outcome;
        std::optional<QString> subject;
        std::optional<QString> text;
    };

    void makeForm();
    void follow();
    void show(const desk::ReportForm &form);
    void keep();
    void send();
    void dismiss();
    bool hasKeyboard() const;
    void fit();

    desk::CallReports &m_reports;
    QString m_key; ///< of the form that is shown; empty: none
    desk::ReportForm m_shown; ///< as it was shown
    QHash<QString, Draft> m_drafts; ///< what was typed into forms that are not sent
    QLabel *m_title;
    QLabel *m_who;
    QLineEdit *m_subject;
    QComboBox *m_outcome;
    QPlainTextEdit *m_text;
    Button *m_send;
    Button *m_dont;
    Button *m_next;
};

} // namespace balie::ui
