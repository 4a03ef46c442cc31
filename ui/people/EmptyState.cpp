#include "ui/people/EmptyState.h"

#include "ui/theme/Look.h"

#include <QLabel>
#include <QVBoxLayout>

namespace balie::ui {

EmptyState::EmptyState(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_picture(new QLabel(this)), m_what(new QLabel(this)),
      m_whatToDo(new QLabel(this))
{
    setLook(m_what, Look::StrongText);
    setLook(m_whatToDo, Look::MutedText);
    auto *column = new QVBoxLayout(this);
    column->addStretch(1);
    for (QLabel *label : {m_picture, m_what, m_whatToDo}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(label != m_picture);
        column->addWidget(label);
    }
    column->addStretch(2);
    connect(&theme, &Theme::changed, this, &EmptyState::dress);
}

void EmptyState::say(IconName icon, const QString &what, const QString &whatToDo)
{
    m_icon = icon;
    m_what->setText(what);
    m_whatToDo->setText(whatToDo);
    setAccessibleName(what);
    setAccessibleDescription(whatToDo);
    m_picture->setAccessibleName(what);
    dress();
}

void EmptyState::dress()
{
    m_picture->setPixmap(m_theme.pixmap(m_icon, ColourRole::Muted, m_theme.metric(Metric::Avatar), devicePixelRatioF()));
}

} // namespace balie::ui
