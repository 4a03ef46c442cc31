#pragma once

#include "crm-connectors/auth/StepwiseSecrets.h"

#include <QHash>
#include <QTimer>

namespace balie::test {

/// Secrets that last as long as this. Answers from later turns of the loop, as a keychain does.
class MemorySecrets final : public crm::StepwiseSecrets {
public:
    QHash<QString, QString> secrets;

    void read(const QString &name, Read done) override
    {
        later([done = std::move(done), secret = secrets.value(name)] { done(secret); });
    }
    void write(const QString &name, const QString &secret, Done done) override
    {
        secrets.insert(name, secret);
        later([done = std::move(done)] { done({}); });
    }
    void remove(const QString &name, Done done) override
    {
        secrets.remove(name);
        later([done = std::move(done)] { done({}); });
    }

private:
    void later(std::function<void()> answer)
    {
        QTimer::singleShot(0, &m_context, std::move(answer));
    }

    QObject m_context;
};

} // namespace balie::test
