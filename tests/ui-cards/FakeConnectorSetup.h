#pragma once

#include "crm-connectors/api/ConnectorSetup.h"

#include <QPointer>
#include <algorithm>

namespace balie::test {

/// A setup that keeps in memory what it is given, and whose trials and sign-ins the test answers.
class FakeConnectorSetup final : public crm::ConnectorSetup {
    Q_OBJECT

public:
    using ConnectorSetup::ConnectorSetup;

    QVector<crm::ProfileInfo> profiles() const override { return known; }
    QVector<crm::ConnectorEntry> entries() const override { return kept; }
    Expected<QString> save(
        const crm::ConnectorEntry &entry, const QHash<QString, QString> &typed) override
    {
        if (!refusal.isEmpty())
            return unexpected(Error{ErrorCode::InvalidInput, refusal, {}});
        crm::ConnectorEntry saved = entry;
        if (saved.id.isEmpty())
            saved.id = QStringLiteral("connector-%1").arg(++m_lastId);
        const auto at = std::find_if(
            kept.begin(), kept.end(), [&saved](const auto &one) { return one.id == saved.id; });
        if (at == kept.end())
            kept.append(saved);
        else
            *at = saved;
        for (auto secret = typed.cbegin(); secret != typed.cend(); ++secret)
            secrets.insert(saved.id + u'/' + secret.key(), secret.value());
        Q_EMIT entriesChanged();
        return saved.id;
    }
    void remove(const QString &id) override
    {
        kept.removeIf([&id](const auto &one) { return one.id == id; });
        Q_EMIT entriesChanged();
    }
    void move(const QString &id, int to) override
    {
        for (int i = 0; i < kept.size(); ++i) {
            if (kept.at(i).id == id) {
                kept.move(i, to);
                break;
            }
        }
        Q_EMIT entriesChanged();
    }
    bool hasSecret(const QString &id, const QString &key) const override
    {
        return secrets.contains(id + u'/' + key);
    }
    QString keychainTrouble() const override { return trouble; }
    bool isKeychainMissing() const override { return isMissing; }
    std::unique_ptr<crm::ConnectorTask> tryOut(const crm::ConnectorEntry &entry,
        const QHash<QString, QString> &typed, const QString &number,
        crm::TrialHandlers handlers) override
    {
        tried = entry;
        triedSecrets = typed;
        triedNumber = number;
        trial = std::move(handlers);
        return std::make_unique<Task>(this);
    }
    std::unique_ptr<crm::ConnectorTask> signIn(
        const QString &id, crm::SignInHandlers handlers) override
    {
        signedIn = id;
        signing = std::move(handlers);
        return std::make_unique<Task>(this);
    }
    void signOut(const QString &id) override { signedOut = id; }
    QVector<crm::ConnectorHealth> health() const override { return healths; }

    QVector<crm::ProfileInfo> known;
    QVector<crm::ConnectorEntry> kept;
    QHash<QString, QString> secrets; ///< by "id/key"
    QVector<crm::ConnectorHealth> healths;
    QString trouble;
    bool isMissing = false; ///< the keychain
    QString refusal; ///< what save() says; empty: saves
    crm::ConnectorEntry tried;
    QHash<QString, QString> triedSecrets;
    QString triedNumber;
    crm::TrialHandlers trial;
    QString signedIn;
    QString signedOut;
    crm::SignInHandlers signing;
    int open = 0; ///< tasks under way

private:
    struct Task final : crm::ConnectorTask {
        explicit Task(FakeConnectorSetup *setup)
            : of(setup)
        {
            ++of->open;
        }
        ~Task() override
        {
            if (of)
                --of->open;
        }
        QPointer<FakeConnectorSetup> of;
    };
    int m_lastId = 0;
};

} // namespace balie::test
