#include "ui/notes/MomentField.h"

#include "desk/text/Moments.h"
#include "ui/theme/Look.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace balie::ui {

MomentField::MomentField(const Theme &theme, const Clock &clock, const QString &name, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_field(new QLineEdit(this)), m_meaning(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(theme.metric(Metric::Space1));
    m_field->setAccessibleName(name);
    m_field->setTextMargins(theme.metric(Metric::Space1), 0, theme.metric(Metric::Space1), 0);
    m_field->setPlaceholderText(tr("15, 15:00, tomorrow 9, in an hour"));
    m_meaning->setWordWrap(true);
    column->addWidget(m_field);
    column->addWidget(m_meaning);
    setAccessibleName(name);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &MomentField::explain);
    explain();
}

void MomentField::setMoment(const QDateTime &moment)
{
    const QDateTime now = desk::localNow(m_clock);
    if (!moment.isValid()) {
        m_field->clear();
        return;
    }
    // In a form that reads back as the same moment.
    const qint64 days = now.date().daysTo(moment.date());
    m_field->setText(days == 0 || days == 1 ? desk::momentText(moment, now)
                                            : QLocale().toString(moment.date(), QStringLiteral("d-M-yyyy "))
                                                  + moment.time().toString(QStringLiteral("HH:mm")));
}

bool MomentField::isEmpty() const
{
    return m_field->text().trimmed().isEmpty();
}

std::optional<QDateTime> MomentField::moment() const
{
    return desk::readMoment(m_field->text(), desk::localNow(m_clock));
}

void MomentField::explain()
{
    const auto read = moment();
    setLook(m_meaning, Look::MutedText);
    //: %1 is a time, perhaps with a day
    m_meaning->setText(read ? tr("That is %1.").arg(desk::momentText(*read, desk::localNow(m_clock))) : QString());
    m_meaning->setVisible(read.has_value());
    m_field->setAccessibleDescription(m_meaning->text());
}

void MomentField::complain()
{
    setLook(m_meaning, Look::ErrorText);
    m_meaning->setText(tr("This is no time to come. Type it like 15, 15:00, tomorrow 9 or in an hour."));
    m_meaning->show();
    m_field->setAccessibleDescription(m_meaning->text());
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->selectAll();
}

} // namespace balie::ui
