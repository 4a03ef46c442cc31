#include "ui/notes/PersonNoteSheet.h"

#include "ui/theme/Button.h"

#include <QPlainTextEdit>
#include <QShortcut>

namespace balie::ui {

namespace {

constexpr int lines = 6;

} // namespace

PersonNoteSheet::PersonNoteSheet(const Theme &theme, desk::PersonNotes &notes, QWidget *over)
    : Sheet(theme, tr("Note on a colleague"), over), m_notes(notes), m_text(new QPlainTextEdit(this))
{
    m_text->setTabChangesFocus(true);
    addField(tr("Always good to know"), m_text);
    // Enter begins a line here.
    const QKeySequence key(QKeyCombination(Qt::AltModifier, Qt::Key_Return));
    auto *shortcut = new QShortcut(key, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, &PersonNoteSheet::save);
    saveButton()->setKeyHint(key.toString(QKeySequence::NativeText));
    finishLayout();
    connect(&theme, &Theme::changed, this, &PersonNoteSheet::fit);
    fit();
}

void PersonNoteSheet::fit()
{
    const int frame = 2 * (m_text->frameWidth() + int(m_text->document()->documentMargin()));
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * lines + frame);
}

void PersonNoteSheet::openFor(const desk::Person &person)
{
    m_subject = desk::noteSubject(person.id);
    setTitle(tr("About %1").arg(person.name));
    m_text->setPlainText(m_notes.text(m_subject));
    open(m_text);
    m_text->moveCursor(QTextCursor::End);
}

void PersonNoteSheet::save()
{
    m_notes.setText(m_subject, m_text->toPlainText());
    leave();
}

} // namespace balie::ui
