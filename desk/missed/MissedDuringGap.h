#pragma once

#include "cti/switchboard/Switchboard.h"
#include "desk/people/People.h"

#include <QAbstractListModel>

namespace balie::desk {

/// One thing that happened at the own device while the link was away, as far as it can be
/// concluded.
struct MissedItem {
    cti::CallEventKind kind = cti::CallEventKind::Ended;
    cti::CallThreadId thread = cti::CallThreadId::None;
    QString text; ///< one sentence, translated
    QString number; ///< to call back; may be empty
    QString shownNumber; ///< the same as people write it
    qint64 noticedWallMs = 0;

    friend bool operator==(const MissedItem &, const MissedItem &) = default;
};

/// After a lost link: what was concluded to have happened at the own device meanwhile. The list
/// stays until it is dismissed or the link is lost again. GUI thread.
class MissedDuringGap : public QAbstractListModel {
    Q_OBJECT

public:
    /// All must outlive the model.
    MissedDuringGap(const cti::Switchboard &switchboard, const People &people, Clock &clock,
        QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    /// Display and AccessibleText.
    QVariant data(const QModelIndex &index, int role) const override;
    const MissedItem &item(int row) const { return m_items.at(row); }

    /// How long the link was away, the last time; zero before the first loss.
    Clock::Milliseconds gap() const { return m_gap; }
    /// How long it was away, what cannot be known, and whether the own calls changed; empty before
    /// the first loss.
    QString summary() const;
    void dismiss();

Q_SIGNALS:
    /// The link is back and the list is complete: show it.
    void ready();

private:
    void linkChanged(const cti::LinkStatus &status);
    void callEvent(const cti::CallEvent &event);
    QString textFor(const cti::CallEvent &event) const;

    const People &m_people;
    Clock &m_clock;
    QVector<MissedItem> m_items;
    cti::Moment m_lostAt;
    Clock::Milliseconds m_gap{0};
    quint32 m_session = 0;
    bool m_everLive = false;
    bool m_back = false; ///< live again; what changed is being told
};

} // namespace balie::desk
