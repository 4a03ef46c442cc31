#pragma once

#include "desk/notes/DeskNotes.h"
#include "ui/notes/Sheet.h"

namespace balie::ui {

class MomentField;

/// Why a colleague is not at the desk, and until when.
class DeskNoteSheet final : public Sheet {
    Q_OBJECT

public:
    /// All must outlive the sheet; it lies over `over`.
    DeskNoteSheet(const Theme &theme, desk::DeskNotes &notes, const Clock &clock, QWidget *over);

    void openFor(const desk::Person &person);

private:
    void save() override;

    desk::DeskNotes &m_notes;
    desk::PersonId m_person;
    QLineEdit *m_text;
    MomentField *m_until;
    Button *m_remove;
};

} // namespace balie::ui
