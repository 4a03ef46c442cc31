#include "ui/calls/Announce.h"

#include <QAccessible>
#include <QWidget>

namespace balie::ui {

void announce(QWidget *status, const QString &text)
{
    // The name changes first, so that whoever hears the alert reads the new text.
    status->setAccessibleName(text);
    QAccessibleEvent alert(status, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace balie::ui
