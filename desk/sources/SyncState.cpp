#include "desk/sources/SyncState.h"

#include <QLocale>

namespace balie::desk {

QString SyncState::text() const
{
    const QLocale locale;
    switch (kind) {
    case Kind::Waiting:
        return tr("Waits for its turn.");
    case Kind::Running:
        if (progress.total && *progress.total > 0)
            return tr("Synchronising: %1 of %2 contacts.").arg(locale.toString(progress.done), locale.toString(*progress.total));
        return tr("Synchronising: %1 contacts.").arg(locale.toString(progress.done));
    case Kind::Failed:
    case Kind::NeedsPassword:
        return problem;
    case Kind::Idle:
        break;
    }
    if (!lastSuccess.isValid())
        return tr("Not synchronised yet.");
    QString text = tr("Synchronised on %1.").arg(locale.toString(lastSuccess.toLocalTime(), QLocale::ShortFormat));
    if (!remark.isEmpty())
        text += u' ' + remark;
    return text;
}

} // namespace balie::desk
