#pragma once

#include "crm-connectors/auth/AuthErrors.h"
#include "crm-connectors/auth/AuthSetup.h"
#include "crm-connectors/auth/AuthTexts.h"

namespace balie::crm {

/// What the parts of one sign-in share: setup, tools, secrets once they are read, texts, sentences.
/// Its secrets stay in memory as long as it does.
class AuthContext final {
public:
    AuthContext(AuthSetup setup, const AuthTools &tools);
    ~AuthContext();
    Q_DISABLE_COPY_MOVE(AuthContext)

    const AuthSetup &setup() const { return m_setup; }
    const AuthSpec &spec() const { return m_setup.spec; }
    const AuthTools &tools() const { return m_tools; }
    const AuthErrors &errors() const { return m_errors; }
    AuthTexts &texts() { return m_texts; }

    /// Reads the secrets, or what is missing of them; at once when all are there. One at a time.
    void loadSecrets(std::function<void(Expected<void>)> done);
    /// A setting or a secret.
    QString value(const QString &key) const;
    QStringList secretValues() const;

    /// Follows no redirect: a password is not sent on.
    HttpRequest request(HttpMethod method, const QUrl &url) const;
    void tellTrouble(const Error &error) const;

private:
    void readNext(const QStringList &keys, std::function<void(Expected<void>)> done);

    AuthSetup m_setup;
    AuthTools m_tools;
    AuthErrors m_errors;
    AuthTexts m_texts;
    QHash<QString, QString> m_secrets;
    std::shared_ptr<int> m_alive = std::make_shared<int>();
};

} // namespace balie::crm
