#include "crm-connectors/making/TrialSecrets.h"

namespace balie::crm {

TrialSecrets::TrialSecrets(QHash<QString, QString> typed, std::unique_ptr<SecretPort> stored)
    : m_typed(std::move(typed))
    , m_stored(std::move(stored))
{
}

template <typename Answer>
void TrialSecrets::later(Answer answer)
{
    QMetaObject::invokeMethod(&m_here, std::move(answer), Qt::QueuedConnection);
}

void TrialSecrets::read(const QString &name, Read done)
{
    if (m_typed.contains(name) || !m_stored)
        later([done = std::move(done), secret = m_typed.value(name)] { done(secret); });
    else
        m_stored->read(name, std::move(done));
}

void TrialSecrets::write(const QString &name, const QString &secret, Done done)
{
    if (m_stored) {
        m_stored->write(name, secret, std::move(done));
        return;
    }
    m_typed.insert(name, secret);
    later([done = std::move(done)] { done({}); });
}

void TrialSecrets::remove(const QString &name, Done done)
{
    m_typed.remove(name);
    if (m_stored)
        m_stored->remove(name, std::move(done));
    else
        later([done = std::move(done)] { done({}); });
}

void TrialSecrets::update(const QStringList &names, Change change, Done done)
{
    if (m_stored)
        m_stored->update(names, std::move(change), std::move(done));
    else
        StepwiseSecrets::update(names, std::move(change), std::move(done));
}

void TrialSecrets::removeAll(const QStringList &names, Done done)
{
    if (m_stored)
        m_stored->removeAll(names, std::move(done));
    else
        StepwiseSecrets::removeAll(names, std::move(done));
}

} // namespace balie::crm
