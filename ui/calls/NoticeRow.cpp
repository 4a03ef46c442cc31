#include "ui/calls/NoticeRow.h"

#include "ui/theme/Button.h"
#include "ui/theme/Look.h"

#include <QHBoxLayout>

namespace balie::ui {

NoticeRow::NoticeRow(
    const Theme &theme, desk::Severity severity, const QString &sentence, const QString &offer, QWidget *parent)
    : CardFrame(theme, parent)
    , m_severity(severity)
    , m_mark(new QLabel(this))
    , m_close(new QToolButton(this))
{
    auto *line = new QHBoxLayout(this);
    const int small = theme.metric(Metric::Space1);
    const int edge = theme.metric(Metric::Space2);
    line->setContentsMargins(edge + theme.metric(Metric::StateBar), small, small, small);
    line->setSpacing(edge);
    auto *text = new QLabel(sentence, this);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setAccessibleName(sentence);
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Read, put away"));
    m_close->setAccessibleName(tr("Put away: %1").arg(sentence));
    setLook(m_close, Look::FlatButton);
    line->addWidget(m_mark, 0, Qt::AlignTop);
    line->addWidget(text, 1);
    if (!offer.isEmpty()) {
        auto *take = new Button(theme, Look::Plain, offer, this);
        take->setAccessibleDescription(sentence);
        line->addWidget(take, 0, Qt::AlignTop);
        setTabOrder(take, m_close);
        connect(take, &QPushButton::clicked, this, &NoticeRow::offerTaken);
    }
    line->addWidget(m_close, 0, Qt::AlignTop);
    setAccessibleName(sentence);
    m_mark->setAccessibleName(severity == desk::Severity::Info ? tr("Information")
            : severity == desk::Severity::Warning              ? tr("Warning")
                                                               : tr("Error"));
    connect(m_close, &QToolButton::clicked, this, &NoticeRow::closed);
    connect(&theme, &Theme::changed, this, &NoticeRow::dress);
    dress();
}

ColourRole NoticeRow::colour() const
{
    switch (m_severity) {
    case desk::Severity::Info:
        return ColourRole::Accent;
    case desk::Severity::Warning:
        return ColourRole::Warning;
    case desk::Severity::Failure:
        return ColourRole::Danger;
    }
    return ColourRole::Accent;
}

void NoticeRow::dress()
{
    const IconName mark = m_severity == desk::Severity::Info ? IconName::Info
        : m_severity == desk::Severity::Warning              ? IconName::Warning
                                                             : IconName::Error;
    m_mark->setPixmap(
        theme().pixmap(mark, colour(), theme().metric(Metric::Icon), devicePixelRatioF()));
    m_close->setIcon(theme().icon(IconName::Close, ColourRole::Muted));
    const int hit = theme().metric(Metric::HitHeight);
    m_close->setFixedSize(hit, hit);
    m_mark->setFixedHeight(hit);
    setBar(Bar::Solid, colour());
}

} // namespace balie::ui
