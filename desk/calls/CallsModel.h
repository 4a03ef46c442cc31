#pragma once

#include "cti/switchboard/Switchboard.h"
#include "desk/calls/CallItem.h"
#include "desk/journal/PreviousCalls.h"
#include "desk/pacing/FramePacer.h"
#include "desk/people/People.h"

#include <QAbstractListModel>

namespace balie::desk {

/// The calls at the user's own device: ringing (longest first), active, on hold. Changes at most
/// once per frame; a card that changes place moves, so that focus and selection stay with the call.
/// GUI thread.
class CallsModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { PhaseRole = Qt::UserRole };

    /// All must outlive the model.
    CallsModel(const cti::Switchboard &switchboard, const People &people, Clock &clock,
        QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    /// Display, ToolTip, AccessibleText and the role above.
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    const CallItem &item(int row) const { return m_items.at(row); }
    int rowOf(const cti::ConnectionId &connection) const;
    /// The call that commands without a call mean: connected, dialling or failed; nullptr when
    /// there is none.
    const CallItem *activeCall() const;
    const CallItem *longestRinging() const;

public Q_SLOTS:
    /// Connect CallActions::pendingChanged.
    void setPending(const balie::cti::ConnectionId &connection, bool pending);
    /// Connect RecallBook::recalled.
    void setRecall(const balie::desk::RecallInfo &info);
    /// Connect WaitUntilFree::waitingChanged.
    void setWaiting(balie::cti::CallThreadId thread, const QString &forWhom);
    /// Connect PreviousCalls::ready.
    void setPreviousCalls(balie::cti::CallThreadId thread, const balie::desk::PreviousCallsInfo &info);

Q_SIGNALS:
    /// Anything in the list changed; after the model's own signals, at most once per frame.
    void callsChanged();

private:
    void flush();
    QVector<CallItem> wanted() const;
    CallItem itemFor(const cti::Connection &connection) const;
    void nameParties(const cti::Connection &connection, CallItem &item) const;
    std::optional<RecallSuggestion> usualTaker(const cti::Connection &connection, const CallItem &item) const;
    void threadsMerged(cti::CallThreadId gone, cti::CallThreadId into);
    void adopt(QVector<CallItem> wanted);

    const cti::Switchboard &m_switchboard;
    const People &m_people;
    Clock &m_clock;
    QVector<CallItem> m_items;
    QSet<cti::ConnectionId> m_pending;
    QHash<quint64, RecallInfo> m_recalls;
    QHash<quint64, QString> m_waiting; ///< by thread: for whom
    QHash<quint64, CallTaker> m_usual; ///< by thread
    FramePacer m_pacer;
};

} // namespace balie::desk
