#pragma once

#include "desk/store/ContactTable.h"

#include <QObject>
#include <QSet>
#include <QStringList>

namespace balie::desk {

/// By which a contact is known however often its source is read again, and when that was taken away and comes back: what
/// the source is, and its own name for the contact.
QString contactKey(const ContactSourceInfo &source, const QString &uid);

/// Whether one person is a favourite: `keys` are of each source that knows him, and one of them is enough.
bool isFavourite(const QStringList &keys, const QSet<QString> &favourites);

/// The contacts that the user marked, by contactKey(). Kept by the caller (settings), those who are in no source now
/// too. GUI thread.
class FavouriteContacts : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const QSet<QString> &keys() const { return m_keys; }
    void setKeys(const QSet<QString> &keys);
    bool contains(const QStringList &keys) const { return isFavourite(keys, m_keys); }
    void set(const QStringList &keys, bool favourite);

Q_SIGNALS:
    void changed();

private:
    QSet<QString> m_keys;
};

} // namespace balie::desk
