#pragma once

#include "base/Expected.h"

#include <QHash>
#include <QObject>
#include <functional>

namespace balie::app {

/// Where passwords live: the system's keychain and nothing else. Every call answers once, later, on the GUI thread.
class SecretStore {
public:
    using Read = std::function<void(Expected<QString>)>; ///< empty string: nothing stored
    using Done = std::function<void(Expected<void>)>;

    virtual ~SecretStore() = default;
    virtual void read(const QString &key, Read done) = 0;
    virtual void write(const QString &key, const QString &secret, Done done) = 0;
    virtual void remove(const QString &key, Done done) = 0;
};

/// Forgets with the program: for the demo, whose passwords open nothing and do not belong in a keychain.
class MemorySecretStore final : public QObject, public SecretStore {
    Q_OBJECT

public:
    using QObject::QObject;
    void read(const QString &key, Read done) override;
    void write(const QString &key, const QString &secret, Done done) override;
    void remove(const QString &key, Done done) override;

private:
    QHash<QString, QString> m_secrets;
};

/// QtKeychain: Secret Service, KWallet, Windows, macOS. Without one of those every call answers
/// NotSupported; secrets are never written in the clear instead.
class KeychainSecretStore final : public QObject, public SecretStore {
    Q_OBJECT

public:
    using QObject::QObject;
    void read(const QString &key, Read done) override;
    void write(const QString &key, const QString &secret, Done done) override;
    void remove(const QString &key, Done done) override;
};

} // namespace balie::app
