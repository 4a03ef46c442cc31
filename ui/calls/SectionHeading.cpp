#include "ui/calls/SectionHeading.h"

#include "ui/theme/Look.h"

#include <QHBoxLayout>
#include <QLabel>

namespace balie::ui {

SectionHeading::SectionHeading(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_count(new QLabel(this))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins({});
    auto *heading = new QLabel(title, this);
    setLook(heading, Look::SectionHeading);
    setLook(m_count, Look::SectionHeading);
    line->addWidget(heading, 1);
    line->addWidget(m_count);
}

void SectionHeading::setCount(int count)
{
    m_count->setText(count > 0 ? QString::number(count) : QString());
}

} // namespace balie::ui
