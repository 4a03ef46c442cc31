#include "desk/sources/AddressBook.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QUuid>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(balie::desk::AddressBooks)
};

} // namespace

AddressBook AddressBook::made(Kind kind)
{
    AddressBook book;
    book.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    book.kind = kind;
    return book;
}

QString AddressBook::toText() const
{
    const QJsonObject object{{u"id"_s, id}, {u"kind"_s, int(kind)}, {u"name"_s, name}, {u"server"_s, server}, {u"user"_s, user},
        {u"base"_s, base}, {u"ca"_s, caFile}, {u"security"_s, int(security)}, {u"plain"_s, allowPlain}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<AddressBook> AddressBook::fromText(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    AddressBook book;
    book.id = object.value("id"_L1).toString();
    const int kind = object.value("kind"_L1).toInt(-1);
    const int security = object.value("security"_L1).toInt(-1);
    if (book.id.isEmpty() || kind < 0 || kind > int(Kind::CardDav) || security < 0 || security > int(Security::Plain))
        return std::nullopt;
    book.kind = Kind(kind);
    book.security = Security(security);
    book.name = object.value("name"_L1).toString();
    book.server = object.value("server"_L1).toString();
    book.user = object.value("user"_L1).toString();
    book.base = object.value("base"_L1).toString();
    book.caFile = object.value("ca"_L1).toString();
    book.allowPlain = object.value("plain"_L1).toBool();
    return book;
}

QString AddressBook::problem() const
{
    if (name.trimmed().isEmpty())
        return Words::tr("Give the address book a name.");
    if (server.trimmed().isEmpty())
        return Words::tr("Fill in the server.");
    if (kind == Kind::Ldap)
        return host().isEmpty() ? Words::tr("Fill in the name of the server, such as ldap.example.com.") : QString();
    const QUrl url(server.trimmed());
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1))
        return Words::tr("Fill in the whole address, such as https://cloud.example.com.");
    return {};
}

ContactSourceInfo AddressBook::source() const
{
    ContactSourceInfo info;
    info.kind = kind == Kind::Ldap ? ContactSourceInfo::Kind::Ldap : ContactSourceInfo::Kind::CardDav;
    info.name = name;
    info.origin = id;
    return info;
}

QString AddressBook::host() const
{
    const QString text = server.trimmed();
    return text.startsWith(u'[') ? text.mid(1).section(u']', 0, 0) : text.section(u':', 0, 0);
}

quint16 AddressBook::port() const
{
    const QString text = server.trimmed();
    return (text.startsWith(u'[') ? text.section(u']', 1).mid(1) : text.section(u':', 1)).toUShort();
}

} // namespace balie::desk
