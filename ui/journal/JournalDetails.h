#pragma once

#include "desk/journal/JournalModel.h"
#include "desk/journal/JournalNotes.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace balie::ui {

class ElidedLabel;
class FactTable;

/// All that the journal knows of one call, and the note on it, which can be changed: it is kept when the field is left.
/// GUI thread.
class JournalDetails final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive this widget.
    JournalDetails(const Theme &theme, desk::JournalNotes &notes, QWidget *parent = nullptr);

    /// `shown` is the same entry with its numbers as people write them.
    void show(const desk::JournalEntry &entry, const desk::JournalEntry &shown);
    /// No call is selected.
    void clear();
    bool hasCall() const { return !m_entry.uuid.isEmpty(); }
    const desk::JournalEntry &entry() const { return m_entry; }
    /// Writes down what was typed.
    void keepNote();
    QLineEdit *note() const { return m_note; }
    /// What is shown, "label: value" each.
    QStringList facts() const;

Q_SIGNALS:
    /// Enter or Escape in the note.
    void finished();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    desk::JournalNotes &m_notes;
    desk::JournalEntry m_entry;
    QLabel *m_empty;
    QWidget *m_body;
    ElidedLabel *m_who;
    QLabel *m_kind;
    FactTable *m_facts;
    QLabel *m_handOvers;
    QLineEdit *m_note;
};

} // namespace balie::ui
