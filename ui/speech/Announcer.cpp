#include "ui/speech/Announcer.h"

namespace balie::ui {

Announcer::Announcer(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("announcement"));
    setFixedSize(0, 0);
    setAccessibleName(name);
}

void Announcer::say(const QString &text)
{
    // The name changes first, so that whoever hears of it reads the new text.
    setAccessibleName(text);
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    // Qt tells the AT-SPI bus nothing of an alert; a notification that comes to show is what Orca
    // reads out there.
    QAccessibleEvent shown(this, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&shown);
}

} // namespace balie::ui
