#pragma once

#include "crm-connectors/auth/SecretPort.h"

#include <deque>
#include <memory>

namespace balie::crm {

/// Carries update() and removeAll() out by the other three of SecretPort, one after the other. For
/// stores that live longer than who asks them.
class StepwiseSecrets : public SecretPort {
public:
    void update(const QStringList &names, Change change, Done done) override;
    void removeAll(const QStringList &names, Done done) override;

private:
    struct Update {
        QStringList names;
        Change change; ///< empty: all goes
        Done done;
        Secrets before;
        Secrets after;
        bool writes = false;
    };

    void queue(Update update);
    void beginNext();
    void readNext(qsizetype at);
    void writeNext(qsizetype at);
    void removeNext(qsizetype at, const Expected<void> &result);
    void finish(const Expected<void> &result);

    std::deque<Update> m_updates; ///< the first is under way
    std::shared_ptr<int> m_alive = std::make_shared<int>();
};

} // namespace balie::crm
