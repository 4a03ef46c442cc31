#pragma once

#include "crm-connectors/api/ConnectorSetup.h"

namespace balie::test {

/// Connectors as the test sets them up.
class FakeSetup final : public crm::ConnectorSetup {
public:
    static crm::ConnectorEntry entry(const QString &id, bool isOn = true)
    {
        crm::ConnectorEntry made;
        made.id = id;
        made.profile = QStringLiteral("outlook");
        made.isOn = isOn;
        return made;
    }
    void set(const QVector<crm::ConnectorEntry> &now)
    {
        all = now;
        Q_EMIT entriesChanged();
    }

    QVector<crm::ProfileInfo> profiles() const override { return {}; }
    QVector<crm::ConnectorEntry> entries() const override { return all; }
    Expected<QString> save(const crm::ConnectorEntry &, const QHash<QString, QString> &) override
    {
        return QString();
    }
    void remove(const QString &) override { }
    void move(const QString &, int) override { }
    bool hasSecret(const QString &, const QString &) const override { return false; }
    QString keychainTrouble() const override { return {}; }
    bool isKeychainMissing() const override { return false; }
    std::unique_ptr<crm::ConnectorTask> tryOut(const crm::ConnectorEntry &,
        const QHash<QString, QString> &, const QString &, crm::TrialHandlers) override
    {
        return nullptr;
    }
    std::unique_ptr<crm::ConnectorTask> signIn(const QString &, crm::SignInHandlers) override
    {
        return nullptr;
    }
    void signOut(const QString &) override { }
    QVector<crm::ConnectorHealth> health() const override { return {}; }

    QVector<crm::ConnectorEntry> all;
};

} // namespace balie::test
