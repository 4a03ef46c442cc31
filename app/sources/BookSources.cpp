#include "app/sources/BookSources.h"

#include "base/http/Authorities.h"
#include "crm-connectors/sources/CardDavSource.h"
#include "crm-connectors/sources/LdapSource.h"


namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {

LdapSettings ldapSettings(const desk::AddressBook &book, const QString &password)
{
    LdapSettings settings;
    settings.host = book.host();
    settings.port = book.port();
    switch (book.security) {
    case desk::AddressBook::Security::Tls: settings.security = LdapSecurity::Tls; break;
    case desk::AddressBook::Security::StartTls: settings.security = LdapSecurity::StartTls; break;
    case desk::AddressBook::Security::Plain: settings.security = LdapSecurity::Plain; break;
    }
    settings.allowPlain = book.allowPlain;
    settings.extraCaPem = readAuthorities(book.caFile);
    settings.user = book.user;
    settings.password = password;
    settings.base = book.base;
    return settings;
}

CardDavSettings cardDavSettings(const desk::AddressBook &book, const QString &password)
{
    CardDavSettings settings;
    settings.url = QUrl(book.server.trimmed());
    settings.user = book.user;
    settings.password = password;
    settings.extraCaPem = readAuthorities(book.caFile);
    settings.allowPlain = book.allowPlain;
    return settings;
}

QString keyOf(const QString &book)
{
    return "address-book/"_L1 + book;
}

} // namespace

std::unique_ptr<ContactSource> sourceOf(SourceThread &thread, const desk::AddressBook &book, const QString &password)
{
    return thread.source([book, password](HttpPort &http, Clock &clock) -> std::unique_ptr<ContactSource> {
        if (book.kind == desk::AddressBook::Kind::Ldap)
            return std::make_unique<LdapSource>(ldapSettings(book, password), clock);
        return std::make_unique<CardDavSource>(cardDavSettings(book, password), http, clock);
    });
}

StoredBookPasswords::StoredBookPasswords(SecretStore &secrets)
    : m_secrets(secrets)
{
}

void StoredBookPasswords::read(const QString &book, std::function<void(const Expected<QString> &)> done)
{
    m_secrets.read(keyOf(book), std::move(done));
}

void StoredBookPasswords::keep(
    const QString &book, const QString &password, std::function<void(const Expected<void> &)> done)
{
    m_secrets.write(keyOf(book), password, std::move(done));
}

void StoredBookPasswords::forget(const QString &book)
{
    m_secrets.remove(keyOf(book), [](const Expected<void> &) {}); // without a keychain there is nothing to forget
}

} // namespace balie::app
