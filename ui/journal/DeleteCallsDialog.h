#pragma once

#include "desk/journal/JournalPrivacy.h"
#include "desk/people/People.h"
#include "ui/theme/Theme.h"

#include <QDialog>

class QDateEdit;
class QLabel;
class QRadioButton;

namespace balie::ui {

class Button;

/// Asks which calls are to be deleted for good, and says what goes with them before anything does. GUI thread.
class DeleteCallsDialog final : public QDialog {
    Q_OBJECT

public:
    /// All must outlive the dialog.
    struct Parts {
        const Theme &theme;
        const Clock &clock;
        const desk::People &people;
        desk::JournalPrivacy &privacy;
    };

    /// `selected`: the call that is selected in the list; nullopt when none is. `who`: whose it is, for people.
    DeleteCallsDialog(const Parts &parts, const std::optional<desk::JournalEntry> &selected, const QString &who,
        QWidget *parent = nullptr);

    /// What goes, in words; empty until it is known.
    QString warning() const;

private:
    void compose(const QString &who);
    QRadioButton *addChoice(QLayout *column, const QString &text, QWidget *field = nullptr);
    void recount();
    void counted(const desk::PrivacyCount &count);
    desk::PrivacyScope scope() const;
    bool isThisCallOnly() const;
    void deleteThem();

    Parts m_parts;
    std::optional<desk::JournalEntry> m_selected;
    quint32 m_counting = 0; ///< an older one's answer is not wanted
    QRadioButton *m_thisCall = nullptr;
    QRadioButton *m_ofPerson = nullptr;
    QRadioButton *m_ofEverybody = nullptr;
    QWidget *m_period = nullptr;
    QRadioButton *m_always = nullptr;
    QRadioButton *m_before = nullptr;
    QRadioButton *m_between = nullptr;
    QDateEdit *m_beforeDay;
    QDateEdit *m_fromDay;
    QDateEdit *m_untilDay;
    QLabel *m_warning;
    Button *m_delete = nullptr;
};

} // namespace balie::ui
