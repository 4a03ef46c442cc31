#pragma once

#include "cti/switchboard/Switchboard.h"
#include "desk/people/People.h"
#include "desk/store/ContactTable.h"
#include "desk/store/Store.h"

namespace balie::desk {

/// What the contacts know of one number outside of this house.
struct CallerContact {
    QString key; ///< PhoneNumber::key()
    QString name; ///< what to call who has it; empty when several have it: never a guess
    QString about; ///< title and company where the name does not say them
    QStringList candidates; ///< the names of several, in order, each once; empty when it is one

    /// Pure. `contacts` are those with that number: one person from several sources is one.
    static CallerContact from(const QString &key, const QVector<StoredContact> &contacts);

    friend bool operator==(const CallerContact &, const CallerContact &) = default;
};

/// Looks up who calls, and who is called, in the contacts: at the first news of the call, by the caller's own reader, and
/// tells People, so that the name stands wherever the switch tells none. Colleagues are known without. GUI thread.
class CallerContacts : public QObject {
    Q_OBJECT

public:
    /// All must outlive this object.
    CallerContacts(const cti::Switchboard &switchboard, People &people, Store &store, QObject *parent = nullptr);

    /// nullptr until it is read, and for a number that nobody has. Holds until the next turn of the loop.
    const CallerContact *find(const QString &number) const;
    /// The contacts are others now: who was asked for so far is looked up again, also of calls that go on.
    void followContacts();

Q_SIGNALS:
    /// find() has another answer for that key.
    void found(const QString &key);

private:
    static constexpr qsizetype remembered = 500; ///< numbers; the names of older ones go

    void callEvent(const cti::CallEvent &event);
    void readAgain();
    void read(const QString &key);
    void keep(const CallerContact &contact);

    People &m_people;
    Store &m_store;
    QHash<cti::CallThreadId, QString> m_asked; ///< the number that was looked up for the call
    QHash<QString, CallerContact> m_known; ///< by key
    QStringList m_order; ///< keys of m_known, oldest first
};

} // namespace balie::desk
