#include "crm-connectors/sources/LdapEntry.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>
#include <QUuid>
#include <QtEndian>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

QString lineOf(const QByteArray &value)
{
    constexpr qsizetype longest = 1000; // of a name or number; what is longer is none
    QString text = QString::fromUtf8(value).simplified().left(longest);
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return text;
}

QString noteOf(const QByteArray &value)
{
    constexpr qsizetype longest = 20'000;
    QString text = QString::fromUtf8(value).trimmed().left(longest);
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t'; });
    return text;
}

/// objectGUID as Windows writes it: the first three parts have the little end first.
QString guidOf(const QByteArray &bytes)
{
    const auto *at = bytes.constData();
    QByteArray network(16, Qt::Uninitialized);
    qToBigEndian(qFromLittleEndian<quint32>(at), network.data());
    qToBigEndian(qFromLittleEndian<quint16>(at + 4), network.data() + 4);
    qToBigEndian(qFromLittleEndian<quint16>(at + 6), network.data() + 6);
    network.replace(8, 8, bytes.mid(8));
    return QUuid::fromRfc4122(network).toString(QUuid::WithoutBraces);
}

QString hashOf(const Contact &contact)
{
    QByteArray said;
    QDataStream stream(&said, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << contact.displayName << contact.givenName << contact.middleNames << contact.particle
           << contact.familyName << contact.initials << contact.company << contact.department
           << contact.title << contact.emails << contact.note << contact.link;
    for (const ContactNumber &number : contact.numbers)
        stream << int(number.kind) << number.text << number.preferred;
    return QString::fromLatin1(
        QCryptographicHash::hash(said, QCryptographicHash::Sha256).left(12).toBase64());
}

} // namespace

QByteArray LdapEntry::first(const QStringList &attributes) const
{
    for (const QString &attribute : attributes) {
        const auto found = values.constFind(attribute.toLower().toUtf8());
        if (found != values.constEnd() && !found->isEmpty() && !found->constFirst().isEmpty())
            return found->constFirst();
    }
    return {};
}

QVector<QByteArray> LdapEntry::all(const QString &attribute) const
{
    return values.value(attribute.toLower().toUtf8());
}

QString uidOf(const LdapEntry &entry, const LdapAttributes &attributes)
{
    for (const QString &attribute : attributes.uid) {
        const QByteArray value = entry.first({attribute});
        if (value.isEmpty())
            continue;
        const bool isBinary = attribute.compare("objectGUID"_L1, Qt::CaseInsensitive) == 0;
        return isBinary && value.size() == 16 ? guidOf(value) : QString::fromUtf8(value);
    }
    return QString::fromUtf8(entry.dn);
}

Contact contactOf(const LdapEntry &entry, const LdapAttributes &attributes)
{
    const auto line = [&entry](const QStringList &names) { return lineOf(entry.first(names)); };
    Contact contact;
    contact.uid = uidOf(entry, attributes);
    contact.displayName = line(attributes.displayName);
    contact.givenName = line(attributes.givenName);
    contact.middleNames = line(attributes.middleNames);
    contact.familyName = line(attributes.familyName);
    contact.initials = line(attributes.initials);
    contact.company = line(attributes.company);
    contact.department = line(attributes.department);
    contact.title = line(attributes.title);
    contact.note = noteOf(entry.first(attributes.note));
    // A labeledURI has its label behind the address (RFC 2079).
    const QString link = line(attributes.link).section(u' ', 0, 0);
    if (link.startsWith("https://"_L1, Qt::CaseInsensitive))
        contact.link = link;
    for (const auto &known : attributes.numbers) {
        for (const QByteArray &value : entry.all(known.attribute)) {
            if (const QString text = lineOf(value); !text.isEmpty())
                contact.numbers.append({known.kind, text, false});
        }
    }
    for (const QString &attribute : attributes.email) {
        for (const QByteArray &value : entry.all(attribute)) {
            if (const QString text = lineOf(value); !text.isEmpty())
                contact.emails.append(text);
        }
    }
    if (contact.displayName.isEmpty())
        contact.displayName = u"%1 %2"_s.arg(contact.givenName, contact.familyName).trimmed();
    contact.revision = hashOf(contact);
    return contact;
}

} // namespace balie
