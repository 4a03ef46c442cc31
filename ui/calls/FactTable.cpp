#include "ui/calls/FactTable.h"

#include "ui/theme/Look.h"

#include <QGridLayout>
#include <QLabel>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

FactTable::FactTable(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(theme.metric(Metric::Space3));
    m_grid->setVerticalSpacing(theme.metric(Metric::Space1));
    m_grid->setColumnStretch(1, 1);
}

void FactTable::setFacts(const QVector<Fact> &facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    while (m_rows.size() < facts.size()) {
        auto *label = new QLabel(this);
        auto *value = new QLabel(this);
        setLook(label, Look::MutedText);
        value->setWordWrap(true);
        value->setTextFormat(Qt::PlainText);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        const int row = int(m_rows.size());
        m_grid->addWidget(label, row, 0, Qt::AlignTop);
        m_grid->addWidget(value, row, 1, Qt::AlignTop);
        m_rows.append(qMakePair(label, value));
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const auto &[label, value] = m_rows[i];
        const bool used = i < facts.size();
        label->setVisible(used);
        value->setVisible(used);
        if (!used)
            continue;
        label->setText(facts[i].label);
        value->setText(facts[i].value);
        value->setAccessibleName(tr("%1: %2").arg(facts[i].label, facts[i].value));
    }
}

QStringList FactTable::texts() const
{
    QStringList texts;
    for (const Fact &fact : m_facts)
        texts << fact.label + u": "_s + fact.value;
    return texts;
}

} // namespace balie::ui
