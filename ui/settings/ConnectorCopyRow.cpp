#include "ui/settings/ConnectorCopyRow.h"

#include "ui/theme/Button.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace balie::ui {

ConnectorCopyRow::ConnectorCopyRow(const Theme &theme, desk::ConnectorCopies &copies, QWidget *parent)
    : QWidget(parent)
    , m_copies(copies)
    , m_state(new QLabel(this))
    , m_copyNow(new Button(theme, Look::Plain, tr("&Synchronise now"), this))
{
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(theme.metric(Metric::Space2));
    row->addWidget(m_copyNow, 0, Qt::AlignTop);
    row->addWidget(m_state, 1);
    connect(m_copyNow, &QPushButton::clicked, this, [this] { m_copies.synchronise(m_id); });
    connect(&copies, &desk::ConnectorCopies::changed, this, &ConnectorCopyRow::refresh);
    refresh();
}

void ConnectorCopyRow::setConnector(const QString &id)
{
    m_id = id;
    refresh();
}

void ConnectorCopyRow::refresh()
{
    const auto &copies = m_copies.copies();
    const auto copy = std::find_if(
        copies.cbegin(), copies.cend(), [this](const desk::CopyState &one) { return one.connector == m_id; });
    setVisible(copy != copies.cend());
    if (copy == copies.cend())
        return;
    using Kind = desk::SyncState::Kind;
    setLook(m_state, copy->kind == Kind::Failed ? Look::ErrorText : Look::MutedText);
    m_state->setText(tr("Its contacts are copied, so that they are found at once. %1").arg(copy->text()));
    m_copyNow->setBlockedBy(copy->isBusy() ? copy->text() : QString());
    m_copyNow->setAccessibleDescription(m_state->text());
}

} // namespace balie::ui
