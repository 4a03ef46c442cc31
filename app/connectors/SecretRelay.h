#pragma once

#include "app/system/SecretStore.h"
#include "crm-connectors/auth/StepwiseSecrets.h"

#include <QObject>

#include <map>
#include <memory>

namespace balie::app {

/// Lets the connectors' thread read and write the secrets, which live on the GUI thread. GUI thread; made and deleted
/// there; may go before the ports that it made: those answer LinkLost from then on.
class SecretRelay : public QObject {
    Q_OBJECT

public:
    /// The store must outlive this object.
    explicit SecretRelay(SecretStore &store, QObject *parent = nullptr);
    ~SecretRelay() override;

    /// What makes the port of one connector, on the thread on which it is called.
    using MakePort = std::function<std::unique_ptr<crm::SecretPort>()>;
    MakePort portOf(const QString &connector) const;
    /// What the keychain calls it.
    static QString keyOf(const QString &connector, const QString &name);

private:
    class Port;
    class Stored;
    struct Door;

    crm::SecretPort &storedOf(const QString &connector);

    SecretStore &m_store;
    std::map<QString, std::unique_ptr<Stored>> m_stored; ///< by connector
    std::shared_ptr<Door> m_door;
};

} // namespace balie::app
