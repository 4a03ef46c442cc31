#include "ui/window/StoreBar.h"

#include "ui/theme/Button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace balie::ui {

StoreBar::StoreBar(const Theme &theme, desk::StoreCare &care, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_care(care), m_icon(new QLabel(this)), m_sentence(new QLabel(this)),
      m_remedy(new Button(theme, Look::Plain, tr("Repair"), this)), m_close(new Button(theme, Look::Plain, tr("Close"), this))
{
    setAccessibleName(tr("Your contacts and calls"));
    setLook(this, Look::Panel);
    auto *row = new QHBoxLayout(this);
    const int gap = theme.metric(Metric::Space2);
    row->setContentsMargins(2 * gap, gap, 2 * gap, gap);
    row->setSpacing(gap);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_icon->setAccessibleName(tr("Warning"));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_remedy, 0, Qt::AlignTop);
    row->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_remedy, &QPushButton::clicked, &care, &desk::StoreCare::apply);
    connect(m_close, &QPushButton::clicked, &care, &desk::StoreCare::dismiss);
    connect(&care, &desk::StoreCare::changed, this, &StoreBar::refresh);
    connect(&theme, &Theme::changed, this, &StoreBar::dress);
    dress();
    refresh();
}

void StoreBar::dress()
{
    m_icon->setPixmap(m_theme.pixmap(IconName::Warning, ColourRole::Warning, m_theme.metric(Metric::Icon), devicePixelRatioF()));
}

void StoreBar::refresh()
{
    const QString sentence = m_care.sentence();
    m_sentence->setText(sentence);
    m_sentence->setAccessibleName(sentence);
    m_remedy->setVisible(m_care.remedy() != desk::StoreCare::Remedy::None);
    m_remedy->setText(m_care.remedyText());
    m_remedy->setBusy(m_care.isBusy());
    if (!m_care.isBusy())
        m_remedy->setAccessibleDescription(sentence);
    m_close->setVisible(m_care.canDismiss());
    setVisible(!sentence.isEmpty());
}

void StoreBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int pen = m_theme.metric(Metric::Hairline);
    painter.fillRect(rect(), m_theme.colour(ColourRole::Panel));
    painter.fillRect(0, height() - pen, width(), pen, m_theme.colour(ColourRole::Line));
}

} // namespace balie::ui
