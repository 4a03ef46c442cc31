#include "crm-connectors/engines/directory/CopiedRecord.h"

#include "crm-connectors/api/CopiedCard.h"
#include "crm-connectors/steps/ResultPath.h"

#include <QCryptographicHash>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

QString fieldOf(const CardMap &map, QLatin1StringView name, const QJsonValue &record)
{
    for (const FieldMap &field : map.fields) {
        if (field.field != name)
            continue;
        for (const ResultPath &path : field.paths) {
            const QString text = resultPath::texts(record, path).value(0);
            if (!text.isEmpty())
                return text.left(500);
        }
    }
    return {};
}

QString hashOf(const Contact &contact)
{
    QStringList parts{contact.displayName, contact.givenName, contact.familyName, contact.company,
        contact.department, contact.title, contact.link};
    for (const ContactNumber &number : contact.numbers)
        parts << QString::number(int(number.kind)) << number.text;
    parts += contact.emails;
    return QString::fromLatin1(
        QCryptographicHash::hash(parts.join(u'\x1f').toUtf8(), QCryptographicHash::Sha1).toHex());
}

} // namespace

Contact copiedContact(const ContactCard &card, const CardMap &map, const QJsonValue &record)
{
    Contact contact;
    contact.uid = copiedUid(card.key.type, card.key.id);
    contact.displayName = card.name;
    contact.givenName = card.givenName;
    contact.familyName = card.familyName;
    contact.company = card.company;
    contact.department = card.department;
    contact.title = card.title;
    contact.numbers = card.numbers;
    contact.emails = card.emails;
    if (card.link.scheme() == "https"_L1)
        contact.link = card.link.toString(QUrl::FullyEncoded);
    // What a system calls a revision does not change with the profile, which may read more by now.
    contact.revision = fieldOf(map, "revision"_L1, record);
    const QString hash = hashOf(contact);
    contact.revision = contact.revision.isEmpty() ? hash : contact.revision + u'/' + hash.left(8);
    return contact;
}

QString uidOfRemoved(const CardMap &map, const QJsonValue &record)
{
    return copiedUid(map.type, fieldOf(map, "id"_L1, record));
}

} // namespace balie::crm
