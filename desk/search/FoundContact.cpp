#include "desk/search/FoundContact.h"

#include "desk/contacts/ContactsModel.h"

#include <algorithm>

namespace balie::desk {

Expected<QVector<FoundContact>> foundContacts(
    sqlite::Database &database, const PhoneNumbers &numbers, const QVector<ContactHit> &hits)
{
    const auto sources = contacts::sources(database);
    if (!sources)
        return unexpected(sources.error());
    QHash<qint64, QString> names;
    for (const ContactSourceInfo &source : *sources)
        names.insert(source.id, sourceTitle(source));

    QVector<StoredContact> stored;
    stored.reserve(hits.size());
    for (const ContactHit &hit : hits)
        stored.append(hit.contact);
    QVector<FoundContact> found;
    for (MergedContact &one : merged(stored, {}, numbers)) {
        FoundContact contact;
        for (const MergedContact::Member &member : std::as_const(one.members))
            contact.sources.append(names.value(member.source));
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
