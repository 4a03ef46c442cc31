#include "desk/contacts/FavouriteContacts.h"

#include <algorithm>

namespace balie::desk {

QString contactKey(const ContactSourceInfo &source, const QString &uid)
{
    return QString::number(int(source.kind)) + u':' + source.origin + u'\n' + uid;
}

bool isFavourite(const QStringList &keys, const QSet<QString> &favourites)
{
    return std::any_of(keys.cbegin(), keys.cend(), [&](const QString &key) { return favourites.contains(key); });
}

void FavouriteContacts::setKeys(const QSet<QString> &keys)
{
    if (keys == m_keys)
        return;
    m_keys = keys;
    Q_EMIT changed();
}

void FavouriteContacts::set(const QStringList &keys, bool favourite)
{
    QSet<QString> all = m_keys;
    for (const QString &key : keys) {
        if (favourite)
            all.insert(key);
        else
            all.remove(key);
    }
    setKeys(all);
}

} // namespace balie::desk
