#include "ui/speech/Spoken.h"

#include <QAccessibleWidget>
#include <QWidget>

namespace balie::ui {

namespace {

class SpokenWidget final : public QAccessibleWidget {
public:
    SpokenWidget(QWidget *widget, const Spoken &spoken)
        : QAccessibleWidget(widget, spoken.spokenRole())
        , m_spoken(spoken)
    {
    }

    QString text(QAccessible::Text what) const override
    {
        if (what == QAccessible::Name) {
            if (const QString name = m_spoken.spokenName(); !name.isEmpty())
                return name;
        }
        return QAccessibleWidget::text(what);
    }

private:
    const Spoken &m_spoken; ///< is the widget, at whose end this object ends
};

QAccessibleInterface *spokenInterface(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const auto *spoken = dynamic_cast<const Spoken *>(widget);
    return spoken != nullptr ? new SpokenWidget(widget, *spoken) : nullptr;
}

} // namespace

Spoken::Spoken()
{
    // Qt keeps each factory once, however often it is given.
    QAccessible::installFactory(&spokenInterface);
}

} // namespace balie::ui
