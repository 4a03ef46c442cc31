#include "desk/contacts/ImportKeys.h"

#include "desk/search/Fold.h"

#include <QCryptographicHash>
#include <QIODevice>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Texts with a separator that stands in none of them.
class Digest {
public:
    Digest &operator<<(const QString &text)
    {
        m_hash.addData(QByteArrayView(reinterpret_cast<const char *>(text.utf16()), text.size() * 2));
        m_hash.addData(QByteArrayView("\0\0", 2));
        return *this;
    }
    QByteArray result() const { return m_hash.result(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha1};
};

QString revisionOf(const Contact &contact)
{
    Digest digest;
    digest << contact.displayName << contact.givenName << contact.middleNames << contact.particle
           << contact.familyName << contact.initials << contact.company << contact.department << contact.title
           << contact.note << contact.link;
    for (const ContactNumber &number : contact.numbers)
        digest << QString::number(int(number.kind) * 2 + int(number.preferred)) << number.text;
    digest << u"@"_s;
    for (const QString &email : contact.emails)
        digest << email;
    return QString::fromLatin1(digest.result().first(12).toBase64());
}

QString keyOf(const Contact &contact)
{
    if (!contact.uid.isEmpty())
        return contact.uid;
    QString name = fold(contact.displayName);
    if (name.isEmpty() && !contact.numbers.isEmpty())
        name = contact.numbers.first().text;
    if (name.isEmpty())
        name = contact.emails.value(0);
    Digest digest;
    digest << name << fold(contact.company);
    return u"name:"_s + QString::fromLatin1(digest.result().first(12).toBase64());
}

} // namespace

void ImportKeys::assign(Contact &contact)
{
    contact.uid = keyOf(contact);
    const QByteArray hash = (Digest() << contact.uid).result();
    quint64 shortened = 0;
    for (int i = 0; i < 8; ++i)
        shortened = shortened << 8 | static_cast<unsigned char>(hash.at(i));
    if (const int before = m_seen[shortened]++)
        contact.uid += u"#%1"_s.arg(before + 1);
    contact.revision = revisionOf(contact);
}

} // namespace balie::desk
