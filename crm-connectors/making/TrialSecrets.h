#pragma once

#include "crm-connectors/auth/StepwiseSecrets.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace balie::crm {

/// Secrets while a connector is being filled in: what was typed goes before what is stored, and is not stored. What the
/// sign-in itself writes does go to the store: a token that the system has exchanged for another is worth nothing any more.
/// Of the connectors' thread.
class TrialSecrets final : public StepwiseSecrets {
public:
    /// `stored` may be empty: a connector that was never saved.
    TrialSecrets(QHash<QString, QString> typed, std::unique_ptr<SecretPort> stored);

    void read(const QString &name, Read done) override;
    void write(const QString &name, const QString &secret, Done done) override;
    void remove(const QString &name, Done done) override;
    void update(const QStringList &names, Change change, Done done) override;
    void removeAll(const QStringList &names, Done done) override;

private:
    template <typename Answer>
    void later(Answer answer);

    QHash<QString, QString> m_typed;
    std::unique_ptr<SecretPort> m_stored;
    QObject m_here;
};

} // namespace balie::crm
