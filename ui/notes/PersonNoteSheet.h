#pragma once

#include "desk/notes/PersonNotes.h"
#include "ui/notes/Sheet.h"

class QPlainTextEdit;

namespace balie::ui {

/// What is always good to know of a colleague, at any moment: the same note as beside a call with him.
class PersonNoteSheet final : public Sheet {
    Q_OBJECT

public:
    /// Both must outlive the sheet; it lies over `over`.
    PersonNoteSheet(const Theme &theme, desk::PersonNotes &notes, QWidget *over);

    void openFor(const desk::Person &person);
    QPlainTextEdit *text() const { return m_text; }

private:
    void save() override;
    void fit();

    desk::PersonNotes &m_notes;
    desk::NoteSubject m_subject;
    QPlainTextEdit *m_text;
};

} // namespace balie::ui
