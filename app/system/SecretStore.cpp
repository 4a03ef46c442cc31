#include "app/system/SecretStore.h"

#include <QCoreApplication>
#include <qt6keychain/keychain.h>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {

QString service()
{
    return u"balie"_s;
}

Error keychainError(const QKeychain::Job &job)
{
    const QString detail = u"keychain error %1"_s.arg(int(job.error()));
    switch (job.error()) {
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {ErrorCode::NotSupported,
            QCoreApplication::translate("SecretStore", "This computer has no keychain, so the password is asked for at each start."), detail};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorCode::NotAllowed,
            QCoreApplication::translate("SecretStore", "The keychain did not give access, so the password is asked for."), detail};
    default:
        return {ErrorCode::Io,
            QCoreApplication::translate("SecretStore", "The keychain could not be read, so the password is asked for."), detail};
    }
}

} // namespace

void MemorySecretStore::read(const QString &key, Read done)
{
    QMetaObject::invokeMethod(this, [done = std::move(done), secret = m_secrets.value(key)] { done(secret); },
        Qt::QueuedConnection);
}

void MemorySecretStore::write(const QString &key, const QString &secret, Done done)
{
    m_secrets.insert(key, secret);
    QMetaObject::invokeMethod(this, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
}

void MemorySecretStore::remove(const QString &key, Done done)
{
    m_secrets.remove(key);
    QMetaObject::invokeMethod(this, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
}

void KeychainSecretStore::read(const QString &key, Read done)
{
    auto *const job = new QKeychain::ReadPasswordJob(service(), this);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    connect(job, &QKeychain::Job::finished, this, [job, done = std::move(done)] {
        if (job->error() == QKeychain::NoError)
            done(job->textData());
        else if (job->error() == QKeychain::EntryNotFound)
            done(QString());
        else
            done(unexpected(keychainError(*job)));
    });
    job->start();
}

void KeychainSecretStore::write(const QString &key, const QString &secret, Done done)
{
    auto *const job = new QKeychain::WritePasswordJob(service(), this);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    job->setTextData(secret);
    connect(job, &QKeychain::Job::finished, this, [job, done = std::move(done)] {
        done(job->error() == QKeychain::NoError ? Expected<void>() : unexpected(keychainError(*job)));
    });
    job->start();
}

void KeychainSecretStore::remove(const QString &key, Done done)
{
    auto *const job = new QKeychain::DeletePasswordJob(service(), this);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    connect(job, &QKeychain::Job::finished, this, [job, done = std::move(done)] {
        const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        done(gone ? Expected<void>() : unexpected(keychainError(*job)));
    });
    job->start();
}

} // namespace balie::app
