#pragma once

#include "app/connectors/SecretRelay.h"
#include "app/system/TransientSecretStore.h"
#include "crm-connectors/host/EngineLoader.h"
#include "crm-connectors/host/ProfileShelf.h"
#include "crm-connectors/host/ThreadedCardPort.h"
#include "crm-connectors/making/ConnectorMaker.h"
#include "desk/settings/SettingsTable.h"

#include <map>
#include <optional>

namespace balie::app {

/// Where the connectors of this installation and of this user are.
struct ConnectorFolders {
    QString engines; ///< modules
    QString profiles; ///< that came with the program
    QString ownProfiles; ///< of the user; add to the others or replace them

    /// Beside the program, and `dataDir` for the user's own.
    static ConnectorFolders beside(const QString &dataDir);
};

/// The connectors to customer systems as they are set up: keeps them in the settings and their secrets in the keychain,
/// and gives the port over which the desk asks them. GUI thread; nothing of it waits.
class Connectors final : public crm::ConnectorSetup {
    Q_OBJECT

public:
    /// All must outlive this object. `numbers`: how numbers are read now.
    Connectors(desk::SettingsTable &settings, SecretStore &keychain, const ConnectorFolders &folders,
        const PhoneNumbers &numbers, QObject *parent = nullptr);
    ~Connectors() override;

    crm::CardPort &port() { return m_port; }
    /// Reads the secrets, and makes each connector when its own are there; until then it is parked and says so.
    void start();
    void setNumbers(const PhoneNumbers &numbers);

    [[nodiscard]] QVector<crm::ProfileInfo> profiles() const override;
    [[nodiscard]] QVector<crm::ConnectorEntry> entries() const override { return m_entries; }
    Expected<QString> save(const crm::ConnectorEntry &entry, const QHash<QString, QString> &secrets) override;
    void remove(const QString &id) override;
    void move(const QString &id, int to) override;
    [[nodiscard]] bool hasSecret(const QString &id, const QString &key) const override;
    [[nodiscard]] QString keychainTrouble() const override { return m_secrets.trouble(); }
    [[nodiscard]] bool isKeychainMissing() const override { return m_secrets.isMissing(); }
    [[nodiscard]] std::unique_ptr<crm::ConnectorTask> tryOut(const crm::ConnectorEntry &entry,
        const QHash<QString, QString> &secrets, const QString &number, crm::TrialHandlers handlers) override;
    [[nodiscard]] std::unique_ptr<crm::ConnectorTask> signIn(const QString &id, crm::SignInHandlers handlers) override;
    void signOut(const QString &id) override;
    [[nodiscard]] QVector<crm::ConnectorHealth> health() const override { return m_port.health(); }

Q_SIGNALS:
    /// Something to be told that no form is open for: a secret that could not be kept.
    void failed(const balie::Error &error);
    /// Once, after start(): there is no keychain, so what it would hold has to be asked for.
    void keychainMissing();

private:
    const crm::ProfileShelf &shelf() const;
    qsizetype indexOf(const QString &id) const;
    QStringList secretKeys(const QString &profile) const;
    crm::ConnectorPlan planOf(const crm::ConnectorEntry &entry);
    void readSecrets(const QString &id);
    void probeKeychain(); ///< where only sign-ins would stand in it
    void askWhatIsMissing(); ///< once, when all that was awaited at the start is settled
    void signInChanged(const QString &id); ///< session and all that was found go
    void takeSecret(const QString &id, const QString &key, const Expected<QString> &secret);
    SecretStore::Done told(); ///< says what went wrong
    SecretStore::Done toldUnlessKnown(); ///< not again that the keychain does not work
    void keep(); ///< writes the entries down and makes what is new or changed
    void makeAnew(); ///< once for all that changes in this turn of the loop
    void makeNow();

    desk::SettingsTable &m_settings;
    TransientSecretStore m_secrets;
    ConnectorFolders m_folders;
    PhoneNumbers m_numbers;
    SecretRelay m_relay;
    crm::EngineLoader m_engines;
    mutable std::optional<crm::ProfileShelf> m_shelf; ///< read when first needed: who has no customer system waits for none
    QVector<crm::ConnectorEntry> m_entries;
    QHash<QString, QHash<QString, QString>> m_known; ///< by connector: the secrets of its settings
    QHash<QString, int> m_renewals; ///< by connector: see ConnectorPlan
    QHash<QString, QSet<QString>> m_awaited; ///< by connector: secrets that the keychain has not told yet
    bool m_makeWanted = false;
    bool m_isProbing = false;
    bool m_asksWhatIsMissing = false; ///< when all that is awaited has come
    crm::ThreadedCardPort m_port;
    std::map<QString, std::unique_ptr<crm::ConnectorTask>> m_signingOut; ///< by connector
};

} // namespace balie::app
