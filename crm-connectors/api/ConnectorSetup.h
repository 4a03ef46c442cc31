#pragma once

#include "crm-connectors/api/Connector.h"
#include "crm-connectors/api/ConnectorHealth.h"

#include <QObject>

namespace balie::crm {

/// One thing that an administrator fills in.
struct SettingField {
    enum class Kind { Text, Address, Number, Secret, Choice, Switch, File };
    QString key;
    QString label; ///< in the language of the program
    QString help; ///< may be empty
    Kind kind = Kind::Text;
    QString defaultValue;
    QStringList choices; ///< of Choice: values
    bool required = false;
};

/// A system that could be set up.
struct ProfileInfo {
    QString id;
    QString name;
    QVector<SettingField> fields; ///< in the order to show
    bool hasSignIn = false; ///< the user signs in with the system itself, in the browser
    QString readmePath; ///< of the instructions; may be empty
    bool isOwn = false; ///< from the user's connector folder
    QString problem; ///< a sentence: why it cannot be used; empty when it can
};

/// A connector as it was set up.
struct ConnectorEntry {
    QString id; ///< empty: a new one
    QString profile;
    QString name; ///< as the user calls it; empty: as the profile
    bool isOn = true;
    /// What comes up by itself. Off: nothing, the card stands beside the call for who looks. Beside:
    /// who it is is told at the ring, and the card comes up beside the call. OnRing, OnAnswer: the
    /// system opens its own card too.
    enum class Pop { Off, Beside, OnRing, OnAnswer };
    Pop pop = Pop::Beside;
    QHash<QString, QString> values; ///< no secrets
    QStringList secretKeys; ///< secrets that were filled in; kept up by save()

    friend bool operator==(const ConnectorEntry &, const ConnectorEntry &) = default;
};

/// What the user is shown while signing in.
struct SignInPrompt {
    QUrl address; ///< to be opened in the browser
    QString code; ///< to be typed there (device code); empty when the browser comes back by itself
};

struct SignInHandlers {
    std::function<void(const SignInPrompt &)> prompt;
    std::function<void(Expected<void>)> done; ///< exactly once unless cancelled
};

/// Setting connectors up, for the settings page. GUI thread; implemented by the program. Secrets go
/// to the keychain only and are never given back: only whether there is one.
class ConnectorSetup : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual QVector<ProfileInfo> profiles() const = 0;
    [[nodiscard]] virtual QVector<ConnectorEntry> entries() const = 0;
    /// Adds (empty id) or replaces; `secrets` only those that were typed. Gives the id.
    virtual Expected<QString> save(
        const ConnectorEntry &entry, const QHash<QString, QString> &secrets)
        = 0;
    virtual void remove(const QString &id) = 0;
    virtual void move(const QString &id, int to) = 0; ///< the order in which systems are preferred
    [[nodiscard]] virtual bool hasSecret(const QString &id, const QString &key) const = 0;
    /// A sentence when secrets last only until the program ends, because there is no keychain.
    [[nodiscard]] virtual QString keychainTrouble() const = 0;
    /// There is none at all: no sign-in outlives the program either.
    [[nodiscard]] virtual bool isKeychainMissing() const = 0;

    /// With what is typed now, saved or not.
    [[nodiscard]] virtual std::unique_ptr<ConnectorTask> tryOut(const ConnectorEntry &entry,
        const QHash<QString, QString> &secrets, const QString &number, TrialHandlers handlers)
        = 0;
    /// Of a saved entry.
    [[nodiscard]] virtual std::unique_ptr<ConnectorTask> signIn(
        const QString &id, SignInHandlers handlers)
        = 0;
    virtual void signOut(const QString &id) = 0;
    [[nodiscard]] virtual QVector<ConnectorHealth> health() const = 0;

Q_SIGNALS:
    void entriesChanged();
    void healthChanged();
};

} // namespace balie::crm
