#include "desk/missed/MissedDuringGap.h"

#include "desk/text/Durations.h"

namespace balie::desk {

using cti::CallEventKind;
using cti::ConnectionState;

MissedDuringGap::MissedDuringGap(
    const cti::Switchboard &switchboard, const People &people, Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_people(people)
    , m_clock(clock)
{
    connect(&switchboard, &cti::Switchboard::linkChanged, this, &MissedDuringGap::linkChanged);
    connect(&switchboard, &cti::Switchboard::callEvent, this, &MissedDuringGap::callEvent);
    // What changed during the gap may be told just before or just after the link is called live.
    connect(&switchboard, &cti::Switchboard::settled, this, [this] {
        if (m_back) {
            m_back = false;
            m_lostAt.reset();
            Q_EMIT ready();
        }
    });
    linkChanged(switchboard.link());
}

int MissedDuringGap::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant MissedDuringGap::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return m_items.at(index.row()).text;
    return {};
}

QString MissedDuringGap::summary() const
{
    if (m_gap <= Clock::Milliseconds(0))
        return {};
    const QString away = tr("The connection to the PBX was away for %1.").arg(clockDuration(m_gap));
    const QString what
        = m_items.isEmpty() ? tr("Your own calls did not change.") : tr("Meanwhile:");
    return QStringLiteral("%1 %2 %3")
        .arg(away, tr("Calls that came and went in that time are not known here."), what);
}

void MissedDuringGap::dismiss()
{
    // Also without a line: that the link was away at all stands there too, and has been read.
    beginResetModel();
    m_items.clear();
    endResetModel();
}

void MissedDuringGap::linkChanged(const cti::LinkStatus &status)
{
    const bool live = status.state == cti::LinkState::Live;
    const bool otherSession = m_everLive && status.session != m_session;
    if (m_everLive && !m_lostAt && (!live || otherSession)) {
        // A loss that was over before it was told shows in the session only.
        m_lostAt = live ? status.since : m_clock.now();
        dismiss();
    }
    if (!live)
        return;
    if (m_lostAt) {
        m_gap = std::max(Clock::Milliseconds(1), m_clock.now() - *m_lostAt);
        m_back = true;
    }
    m_everLive = true;
    m_session = status.session;
}

void MissedDuringGap::callEvent(const cti::CallEvent &event)
{
    if (!event.own || event.certainty != cti::Certainty::Inferred || !m_lostAt)
        return;
    MissedItem item;
    item.text = textFor(event);
    if (item.text.isEmpty())
        return;
    item.kind = event.kind;
    item.thread = event.thread;
    item.number = event.connection.remote.withheld ? QString() : event.connection.remote.number;
    item.shownNumber = m_people.shownNumber(item.number);
    item.noticedWallMs = m_clock.wallMs();
    const int row = static_cast<int>(m_items.size());
    beginInsertRows({}, row, row);
    m_items.append(item);
    endInsertRows();
}

QString MissedDuringGap::textFor(const cti::CallEvent &event) const
{
    const cti::Party &remote = event.connection.remote;
    QString who = m_people.displayName(remote);
    if (who.isEmpty())
        who = tr("somebody who hides the number");
    switch (event.kind) {
    case CallEventKind::Offered:
        return tr("A call from %1 came in and still rings.").arg(who);
    case CallEventKind::Recalled:
        return tr("The call of %1 came back and rings.").arg(who);
    case CallEventKind::Answered:
        return tr("The call with %1 was answered.").arg(who);
    case CallEventKind::Transferred: {
        const QString where = m_people.displayName(event.newDestination);
        return where.isEmpty() ? tr("The call with %1 was sent on.").arg(who)
                               : tr("The call with %1 was sent on to %2.").arg(who, where);
    }
    case CallEventKind::Ended:
        return event.connection.state == ConnectionState::Alerting
            ? tr("%1 rang and was not answered here.").arg(who)
            : tr("The call with %1 ended.").arg(who);
    default:
        return {};
    }
}

} // namespace balie::desk
