#pragma once

#include "desk/store/ContactTable.h"

#include <QString>
#include <optional>

namespace balie::desk {

/// A directory outside this program that contacts are read from, as it was set up. The password is not part of it. A value.
struct AddressBook {
    enum class Kind { Ldap, CardDav };
    enum class Security { Tls, StartTls, Plain }; ///< of LDAP; CardDAV has it in its address

    QString id; ///< made once; names the password in the keychain
    Kind kind = Kind::Ldap;
    QString name; ///< what the user calls it
    QString server; ///< LDAP: host, or host:port; CardDAV: an https address
    QString user; ///< empty: nobody signs in
    QString base; ///< LDAP: the DN below which people are looked for
    QString caFile; ///< PEM; empty: the system's authorities only
    Security security = Security::Tls;
    bool allowPlain = false; ///< the user agreed to a server without encryption

    static AddressBook made(Kind kind);

    /// For the settings.
    QString toText() const;
    static std::optional<AddressBook> fromText(const QString &text);
    /// Why nothing can be read like this, translated; empty when it can be tried.
    QString problem() const;
    /// Of its contacts in the store.
    ContactSourceInfo source() const;
    /// The LDAP host and port of `server`; port 0: the usual one.
    QString host() const;
    quint16 port() const;

    friend bool operator==(const AddressBook &, const AddressBook &) = default;
};

} // namespace balie::desk
