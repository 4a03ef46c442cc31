#include "desk/notes/DeskNote.h"

#include "desk/text/Moments.h"

#include <QCoreApplication>

namespace balie::desk {

namespace {
struct DeskNoteText {
    Q_DECLARE_TR_FUNCTIONS(DeskNote)
};
} // namespace

QString deskNoteText(const DeskNote &note, const QDateTime &now)
{
    if (!note.until.isValid())
        return note.text;
    const QString until = momentText(note.until, now);
    //: %1 is a time, perhaps with a day
    return note.text.isEmpty() ? DeskNoteText::tr("back at %1").arg(until)
                               //: %1 is e.g. "lunch", %2 a time, perhaps with a day
                               : DeskNoteText::tr("%1 until %2").arg(note.text, until);
}

QStringList deskNoteTemplates()
{
    return {DeskNoteText::tr("lunch"), DeskNoteText::tr("in a meeting"), DeskNoteText::tr("away"),
        DeskNoteText::tr("works at home"), DeskNoteText::tr("on holiday")};
}

} // namespace balie::desk
