#include "desk/search/FoundContact.h"

#include "desk/contacts/ContactsModel.h"
#include "desk/contacts/FavouriteContacts.h"

#include <algorithm>

namespace balie::desk {

Expected<QVector<FoundContact>> foundContacts(
    sqlite::Database &database, const PhoneNumbers &numbers, const QVector<ContactHit> &hits)
{
    const auto sources = contacts::sourcesById(database);
    if (!sources)
        return unexpected(sources.error());

    QVector<StoredContact> stored;
    stored.reserve(hits.size());
    QHash<qint64, QString> uids;
    for (const ContactHit &hit : hits) {
        stored.append(hit.contact);
        uids.insert(hit.contact.id, hit.contact.contact.uid);
    }
    QVector<FoundContact> found;
    for (MergedContact &one : merged(stored, {}, numbers)) {
        FoundContact contact;
        for (const MergedContact::Member &member : std::as_const(one.members)) {
            const ContactSourceInfo source = sources->value(member.source);
            contact.sources.append(source.id == 0 ? QString() : sourceTitle(source));
            if (source.id != 0)
                contact.keys.append(contactKey(source, uids.value(member.contact)));
        }
        const qint64 first = one.members.front().contact;
        const auto hit = std::find_if(
            hits.begin(), hits.end(), [first](const ContactHit &candidate) { return candidate.contact.id == first; });
        contact.by = hit->by;
        contact.matched = hit->matched;
        contact.contact = std::move(one);
        found.append(std::move(contact));
    }
    return found;
}

} // namespace balie::desk
