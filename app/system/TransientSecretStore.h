#pragma once

#include "app/system/SecretStore.h"

#include <memory>
#include <optional>

namespace balie::app {

/// A keychain, and the memory of this run for what it did not take: then every secret is asked for at each start, which
/// trouble() explains. An error of a keychain that is there is told all the same: writing may be tried again. GUI thread.
class TransientSecretStore final : public SecretStore {
public:
    /// `keychain` must outlive this object.
    explicit TransientSecretStore(SecretStore &keychain);

    void read(const QString &key, Read done) override;
    void write(const QString &key, const QString &secret, Done done) override;
    void remove(const QString &key, Done done) override;

    /// A sentence, once the keychain has answered that there is none, or that it does not work; else empty.
    QString trouble() const;
    /// The keychain has answered that there is none.
    bool isMissing() const { return *m_trouble == ErrorCode::NotSupported; }

private:
    SecretStore &m_keychain;
    std::shared_ptr<QHash<QString, QString>> m_memory; ///< answers of the keychain may come after this object
    std::shared_ptr<std::optional<ErrorCode>> m_trouble; ///< the last
};

} // namespace balie::app
