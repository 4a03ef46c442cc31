#include "ui/window/MissedCard.h"

#include "ui/calls/ElidedLabel.h"
#include "ui/theme/Button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace balie::ui {

MissedCard::MissedCard(const Theme &theme, desk::MissedDuringGap &missed, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_missed(missed), m_summary(new QLabel(this)), m_rows(new QVBoxLayout)
{
    setLook(this, Look::Card);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("What was missed"));
    setLook(m_summary, Look::StrongText);
    m_summary->setWordWrap(true);
    auto *away = new Button(theme, Look::Plain, tr("Read"), this);
    connect(away, &QPushButton::clicked, &missed, &desk::MissedDuringGap::dismiss);

    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    top->addWidget(away);
    auto *column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addLayout(m_rows);
    m_rows->setSpacing(theme.metric(Metric::Space1));

    connect(&missed, &desk::MissedDuringGap::ready, this, &MissedCard::fill);
    connect(&missed, &QAbstractItemModel::modelReset, this, &MissedCard::fill);
    connect(&missed, &QAbstractItemModel::rowsRemoved, this, &MissedCard::fill);
    hide();
}

void MissedCard::fill()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const int count = m_missed.rowCount();
    m_summary->setText(m_missed.summary());
    for (int row = 0; row < std::min(count, maximumRows); ++row) {
        const desk::MissedItem &item = m_missed.item(row);
        auto *line = new QWidget(this);
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins(0, 0, 0, 0);
        auto *text = new ElidedLabel(line);
        text->setText(item.text);
        layout->addWidget(text, 1);
        if (!item.number.isEmpty()) {
            auto *call = new Button(m_theme, Look::Plain, tr("Call back"), line);
            call->setAccessibleName(tr("Call back %1").arg(item.number));
            connect(call, &QPushButton::clicked, this, [this, number = item.number] { Q_EMIT callBackWanted(number); });
            layout->addWidget(call);
        }
        m_rows->addWidget(line);
    }
    if (count > maximumRows) {
        auto *more = new QLabel(tr("and %n more", nullptr, count - maximumRows), this);
        setLook(more, Look::MutedText);
        m_rows->addWidget(more);
    }
    setVisible(count > 0);
}

} // namespace balie::ui
