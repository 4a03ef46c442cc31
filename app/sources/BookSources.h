#pragma once

#include "app/sources/SourceThread.h"
#include "app/system/SecretStore.h"
#include "desk/sources/AddressBook.h"
#include "desk/sources/BookPasswords.h"

namespace balie::app {

/// The source that an address book stands for, read on that thread.
std::unique_ptr<ContactSource> sourceOf(SourceThread &thread, const desk::AddressBook &book, const QString &password);

/// Passwords of address books in the same store as that of the PBX.
class StoredBookPasswords final : public desk::BookPasswords {
public:
    /// The secrets must outlive this object.
    explicit StoredBookPasswords(SecretStore &secrets);

    void read(const QString &book, std::function<void(const Expected<QString> &)> done) override;
    void keep(const QString &book, const QString &password, std::function<void(const Expected<void> &)> done) override;
    void forget(const QString &book) override;

private:
    SecretStore &m_secrets;
};

} // namespace balie::app
