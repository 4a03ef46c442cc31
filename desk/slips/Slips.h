#pragma once

#include "cti/switchboard/Switchboard.h"
#include "desk/pacing/WallDeadline.h"
#include "desk/people/People.h"
#include "desk/slips/Slip.h"
#include "desk/store/Store.h"

#include <QAbstractListModel>

namespace balie::desk {

struct PrivacyScope;

/// The message slips: all that are open, by the promised time, those without one last; then what was closed today, the
/// latest first. A slip closes by itself when its caller's number is dialled, here or by the colleague as far as the
/// switch tells. Everything is written down at once. GUI thread.
class Slips : public QAbstractListModel {
    Q_OBJECT

public:
    /// How long before the promised time a reminder comes.
    static constexpr int warnSeconds = 10 * 60;
    /// How long closed ones are kept.
    static constexpr int keptDays = 30;
    static constexpr int longestText = 500;

    /// Begins to read; again when the store can do so later than now. All must outlive the model.
    Slips(Store &store, const cti::Switchboard &switchboard, const People &people, Clock &clock,
        QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    /// Display, ToolTip and AccessibleText: the slip as a sentence.
    QVariant data(const QModelIndex &index, int role) const override;

    const Slip &slip(int row) const { return m_slips.at(row); }
    /// nullptr for one that is not in the list. Holds until the list changes.
    const Slip *find(SlipId id) const;
    QString forWhom(const Slip &slip) const { return slipFor(slip, m_people); }
    QString caller(const Slip &slip) const { return slipCaller(slip, m_people); }
    QString sentence(const Slip &slip) const { return slipSentence(slip, m_people, now()); }
    /// The first so many rows.
    int openCount() const;
    QDateTime now() const;

    /// Gives it an id and writes it down.
    SlipId add(Slip slip);
    /// Replaces what is known under its id; the reminders begin anew when the promised time is another.
    void change(const Slip &slip);
    void close(SlipId id) { end(id, SlipEnd::ByHand); }
    void reopen(SlipId id);
    void remove(SlipId id);
    /// Lets go of what the scope covers; what is written down is deleted elsewhere.
    void forget(const PrivacyScope &scope);
    void setTold(SlipId id, SlipTold told);
    /// After the wall clock jumped or the machine slept.
    void checkTime() { m_midnight.check(); }

Q_SIGNALS:
    /// Anything in the list changed; after the model's own signals.
    void listChanged();
    /// Closed by a call rather than by hand.
    void closedByCall(const balie::desk::Slip &slip);
    /// Something could not be written down.
    void failed(const balie::Error &error);

private:
    enum class Reading { Not, UnderWay, Done };

    void read();
    void callEvent(const cti::CallEvent &event);
    bool beganBefore(const cti::CallEvent &event, const QDateTime &moment) const;
    void end(SlipId id, SlipEnd how);
    void write(const Slip &slip);
    void put(const Slip &slip);
    void arrange(QVector<Slip> slips);
    SlipTold toldFor(const QDateTime &promised) const;

    Store &m_store;
    const cti::Switchboard &m_switchboard;
    const People &m_people;
    Clock &m_clock;
    QVector<Slip> m_slips;
    qint64 m_lastId = 0;
    Reading m_reading = Reading::Not;
    WallDeadline m_midnight; ///< what was closed yesterday leaves the list
};

} // namespace balie::desk
