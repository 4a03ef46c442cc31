#include "ui/notes/DeskNoteSheet.h"

#include "ui/notes/MomentField.h"
#include "ui/theme/Button.h"

#include <QLineEdit>

namespace balie::ui {

DeskNoteSheet::DeskNoteSheet(const Theme &theme, desk::DeskNotes &notes, const Clock &clock, QWidget *over)
    : Sheet(theme, tr("Note at the desk"), over), m_notes(notes), m_text(new QLineEdit(this)),
      m_until(new MomentField(theme, clock, tr("Back at"), this))
{
    m_text->setMaxLength(desk::DeskNotes::longestText);
    m_text->setPlaceholderText(tr("lunch, a meeting, ..."));
    addField(tr("Away for"), m_text);
    addTemplates(desk::deskNoteTemplates(), m_text);
    addField(tr("Back at"), m_until);
    m_remove = addExtraButton(tr("Remove the note"));
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_notes.clear(m_person);
        leave();
    });
    finishLayout();
}

void DeskNoteSheet::openFor(const desk::Person &person)
{
    m_person = person.id;
    setTitle(tr("%1 is not at the desk").arg(person.name));
    const desk::DeskNote note = m_notes.note(person.id);
    m_text->setText(note.text);
    m_until->setMoment(note.until);
    m_remove->setVisible(!note.isEmpty());
    open(m_text);
    m_text->selectAll();
}

void DeskNoteSheet::save()
{
    const auto until = m_until->moment();
    if (!until && !m_until->isEmpty()) {
        m_until->complain();
        return;
    }
    m_notes.set({m_person, m_text->text(), until.value_or(QDateTime())});
    leave();
}

} // namespace balie::ui
