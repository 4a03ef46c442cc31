#include "ui/theme/Look.h"

#include "ui/theme/BalieStyle.h"

#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace balie::ui {
namespace {

constexpr char lookProperty[] = "balieLook";

} // namespace

void setLook(QWidget *widget, Look look)
{
    const QVariant before = widget->property(lookProperty);
    if (look == Look::Plain && !before.isValid())
        return;
    widget->setProperty(lookProperty, int(look));
    if (const auto *style = qobject_cast<const BalieStyle *>(widget->style()))
        style->dress(widget, look);
    widget->update();
}

Look lookOf(const QWidget *widget)
{
    if (widget == nullptr)
        return Look::Plain;
    return Look(widget->property(lookProperty).toInt());
}

} // namespace balie::ui
