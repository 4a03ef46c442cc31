#pragma once

#include "app/system/SecretStore.h"

namespace balie::test {

/// A keychain that asks the user something about one of its secrets before it answers, or that
/// there is not.
class AskingStore final : public app::SecretStore {
public:
    void read(const QString &key, Read done) override
    {
        m_memory.read(key, [this, key, done = std::move(done)](Expected<QString> secret) {
            ++reads;
            if (isMissing)
                secret = unexpected(none());
            if (key == asksFor)
                held = [done, secret] { done(secret); };
            else
                done(secret);
        });
    }
    void write(const QString &key, const QString &secret, Done done) override
    {
        m_memory.write(key, isMissing ? QString() : secret,
            [this, done = std::move(done)](const Expected<void> &) {
                done(isMissing ? unexpected(none()) : Expected<void>());
            });
    }
    void remove(const QString &key, Done done) override { m_memory.remove(key, std::move(done)); }

    int reads = 0; ///< that were answered or are held
    bool isMissing = false;
    ErrorCode missingAs = ErrorCode::NotSupported;
    QString asksFor;
    std::function<void()> held;

private:
    Error none() const { return {missingAs, QStringLiteral("No keychain."), {}}; }

    app::MemorySecretStore m_memory;
};

} // namespace balie::test
