#include "app/system/TransientSecretStore.h"

#include <QCoreApplication>

namespace balie::app {

TransientSecretStore::TransientSecretStore(SecretStore &keychain)
    : m_keychain(keychain)
    , m_memory(std::make_shared<QHash<QString, QString>>())
    , m_trouble(std::make_shared<std::optional<ErrorCode>>())
{
}

void TransientSecretStore::read(const QString &key, Read done)
{
    m_keychain.read(key, [memory = m_memory, trouble = m_trouble, key, done = std::move(done)](Expected<QString> secret) {
        if (!secret)
            *trouble = secret.error().code;
        const bool isMissing = !secret && secret.error().code == ErrorCode::NotSupported;
        if (isMissing || memory->contains(key))
            done(memory->value(key));
        else
            done(std::move(secret));
    });
}

void TransientSecretStore::write(const QString &key, const QString &secret, Done done)
{
    m_keychain.write(
        key, secret, [memory = m_memory, trouble = m_trouble, key, secret, done = std::move(done)](Expected<void> written) {
            if (written) {
                memory->remove(key);
            } else {
                *trouble = written.error().code;
                memory->insert(key, secret);
                if (written.error().code == ErrorCode::NotSupported)
                    written = {};
            }
            done(std::move(written));
        });
}

void TransientSecretStore::remove(const QString &key, Done done)
{
    m_memory->remove(key);
    m_keychain.remove(key, [done = std::move(done)](Expected<void> removed) {
        if (!removed && removed.error().code == ErrorCode::NotSupported)
            done({});
        else
            done(std::move(removed));
    });
}

QString TransientSecretStore::trouble() const
{
    if (!*m_trouble)
        return {};
    if (isMissing())
        return QCoreApplication::translate("TransientSecretStore",
            "This desktop has no keychain. Passwords of customer systems are kept until Balie ends, and asked for at the next start.");
    return QCoreApplication::translate("TransientSecretStore",
        "The keychain of this desktop does not answer or gives no access. Passwords of customer systems are kept until Balie ends, "
        "and asked for at the next start.");
}

} // namespace balie::app
