#pragma once

#include "cti/switchboard/Switchboard.h"
#include "desk/calls/Destination.h"
#include "desk/people/People.h"

#include <QAbstractListModel>

namespace balie::desk {

/// A call that waits in one of the PBX's park places.
struct ParkedCall {
    cti::CallThreadId thread = cti::CallThreadId::None;
    cti::ConnectionId connection; ///< give this to CallActions::pullBack to take the call back
    QString place; ///< name of the park place, else its number
    QString caller; ///< name, else number, else "Anonymous"
    QString number; ///< of the caller, as the switch tells it; empty when withheld or not known
    cti::Moment since;
    bool byMe = false; ///< parked from the own device
    bool canRetrieve = false; ///< the switch lets it be picked up now
    bool stale = false; ///< the link is not live: this is how it was

    friend bool operator==(const ParkedCall &, const ParkedCall &) = default;
};

/// Who waits in the park places of the directory, in the order of the places. Only what is watched
/// is known: WatchList watches the places outside the limit on people. GUI thread.
class ParkedCalls : public QAbstractListModel {
    Q_OBJECT

public:
    /// All must outlive the model.
    ParkedCalls(
        const cti::Switchboard &switchboard, const People &people, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    /// Display, ToolTip and AccessibleText.
    QVariant data(const QModelIndex &index, int role) const override;

    const ParkedCall &entry(int row) const { return m_entries.at(row); }
    bool hasPlaces() const;
    /// Where the next call can be parked: the first place that is known to be free, else the first
    /// of which nothing is known; nullopt when all are taken or there are none.
    std::optional<Destination> freePlace() const;
    /// The row that one key takes back: of those parked here the one that waits longest, else of
    /// all; -1 when none can be taken back.
    int nextToRetrieve() const;

Q_SIGNALS:
    /// Anything in the list changed; after the model's own signals.
    void entriesChanged();

private:
    QVector<ParkedCall> wanted() const;
    void refresh();

    const cti::Switchboard &m_switchboard;
    const People &m_people;
    QVector<ParkedCall> m_entries;
};

} // namespace balie::desk
