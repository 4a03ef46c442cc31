#pragma once

#include "base/Clock.h"
#include "desk/store/ContactTable.h"
#include "desk/store/Store.h"

#include <QObject>
#include <functional>

namespace balie::desk {

class People;

/// The contacts that the user keeps himself: a source of their own in the store. What was written is told by changed(); the
/// last deleting can be undone. GUI thread.
class OwnContacts : public QObject {
    Q_OBJECT

public:
    /// Store, people and clock must outlive this object.
    OwnContacts(Store &store, const People &people, const Clock &clock, QObject *parent = nullptr);

    /// Why it cannot be kept like this, translated; empty when it can.
    static QString problemOf(const Contact &contact);
    /// A new one where it has no uid. Its display name is made of its parts.
    void save(Contact contact);
    /// As the store has it, of whatever source; `found` is called unless it is not there any more.
    void read(qint64 contact, std::function<void(const StoredContact &)> found);
    void remove(const StoredContact &contact);
    bool canUndo() const { return !m_removed.isEmpty(); }
    /// Puts back who was deleted last.
    void undoRemove();
    /// Another notation of a number in a contact of whatever source, as a fix of the lint list.
    void replaceNumber(qint64 contact, const QString &from, const QString &to);

Q_SIGNALS:
    /// 0: somebody was deleted.
    void changed(qint64 contact);
    void failed(const balie::Error &error);

private:
    void put(const Contact &contact);

    Store &m_store;
    const People &m_people; ///< say how numbers are read
    const Clock &m_clock;
    QVector<Contact> m_removed; ///< the last at the end
};

} // namespace balie::desk
