#pragma once

#include "base/Expected.h"

#include <functional>

namespace balie::desk {

/// Where the passwords of address books are kept: the system's keychain, by AddressBook::id. Every call answers once, later,
/// on the GUI thread; NotSupported where there is no keychain.
class BookPasswords {
public:
    virtual ~BookPasswords() = default;
    /// An empty one where none is kept.
    virtual void read(const QString &book, std::function<void(const Expected<QString> &)> done) = 0;
    virtual void keep(const QString &book, const QString &password, std::function<void(const Expected<void> &)> done) = 0;
    virtual void forget(const QString &book) = 0;
};

} // namespace balie::desk
