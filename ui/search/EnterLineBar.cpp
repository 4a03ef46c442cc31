#include "ui/search/EnterLineBar.h"

#include "ui/speech/Announcer.h"
#include "ui/theme/Button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace balie::ui {

EnterLineBar::EnterLineBar(const Theme &theme, desk::EnterLine &line, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_line(line), m_sentence(new QLabel(this)), m_summary(new QLabel(this)),
      m_ways(new QWidget(this)), m_announcer(new Announcer(tr("What Enter does"), this)), m_wayRow(new QHBoxLayout(m_ways))
{
    setLook(m_summary, Look::MutedText);
    setLook(m_sentence, Look::MutedText);
    m_sentence->setTextFormat(Qt::PlainText);
    // The line may be long; it must never push the window wider.
    m_sentence->setWordWrap(true);
    m_sentence->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_ways->setAccessibleName(tr("Ways to go on"));
    m_wayRow->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    row->addWidget(m_sentence, 1);
    row->addWidget(m_summary);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, theme.metric(Metric::Space1));
    column->setSpacing(theme.metric(Metric::Space1));
    column->addLayout(row, 1);
    column->addWidget(m_ways);
    setMinimumHeight(theme.metric(Metric::HitHeight) + theme.metric(Metric::Space2));
    connect(&line, &desk::EnterLine::meaningChanged, this, &EnterLineBar::refresh);
    refresh();
}

void EnterLineBar::setSummary(const QString &summary)
{
    m_summary->setText(summary);
    m_summary->setVisible(!summary.isEmpty());
    m_summary->setAccessibleName(summary.isEmpty() ? tr("Number of results") : summary);
}

void EnterLineBar::refresh()
{
    const QString sentence = m_line.sentence();
    m_sentence->setText(sentence);
    m_sentence->setAccessibleName(sentence.isEmpty() ? tr("What Enter does") : sentence);
    setLook(m_sentence, m_line.isWaiting() ? Look::StrongText : Look::MutedText);

    while (QLayoutItem *item = m_wayRow->takeAt(0)) {
        // A way may have been clicked: its button must live until the click is over.
        if (QWidget *widget = item->widget()) {
            widget->deleteLater();
            widget->hide();
        }
        delete item;
    }
    if (m_line.isWaiting()) {
        for (const desk::EnterWay &way : m_line.meaning().ways) {
            auto *button = new Button(m_theme, Look::Plain, way.text, m_ways);
            button->setKeyHint(QString::number(way.digit));
            connect(button, &QPushButton::clicked, this, [this, digit = way.digit] { m_line.digit(digit); });
            m_wayRow->addWidget(button);
        }
        m_wayRow->addStretch(1);
    }
    m_ways->setVisible(m_wayRow->count() > 0);
    if (m_line.isWaiting())
        m_announcer->say(sentence);
}

} // namespace balie::ui
