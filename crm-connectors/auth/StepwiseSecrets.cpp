#include "crm-connectors/auth/StepwiseSecrets.h"

#include <utility>

namespace balie::crm {

void StepwiseSecrets::update(const QStringList &names, Change change, Done done)
{
    queue({names, std::move(change), std::move(done), {}, {}, false});
}

void StepwiseSecrets::removeAll(const QStringList &names, Done done)
{
    queue({names, {}, std::move(done), {}, {}, false});
}

void StepwiseSecrets::queue(Update update)
{
    m_updates.push_back(std::move(update));
    if (m_updates.size() == 1)
        beginNext();
}

void StepwiseSecrets::beginNext()
{
    if (m_updates.front().change)
        readNext(0);
    else
        removeNext(0, {});
}

void StepwiseSecrets::readNext(qsizetype at)
{
    Update &update = m_updates.front();
    if (at == update.names.size()) {
        update.after = update.change(update.before);
        writeNext(0);
        return;
    }
    read(update.names.at(at),
        [this, alive = std::weak_ptr(m_alive), at](const Expected<QString> &secret) {
            if (alive.expired())
                return;
            if (!secret) {
                finish(unexpected(secret.error()));
                return;
            }
            Update &reading = m_updates.front();
            reading.before.insert(reading.names.at(at), *secret);
            readNext(at + 1);
        });
}

void StepwiseSecrets::writeNext(qsizetype at)
{
    Update &update = m_updates.front();
    const auto isToBeWritten = [&update](const QString &name) {
        const QString secret = update.after.value(name);
        return !secret.isEmpty() && secret != update.before.value(name);
    };
    while (at < update.names.size() && !isToBeWritten(update.names.at(at)))
        ++at;
    if (at == update.names.size()) {
        // What was written has taken the place of the rest: nobody has to wait for that to go.
        if (update.writes) {
            if (const Done done = std::exchange(update.done, {}))
                done({});
        }
        removeNext(0, {});
        return;
    }
    update.writes = true;
    const QString name = update.names.at(at);
    write(name, update.after.value(name),
        [this, alive = std::weak_ptr(m_alive), at](const Expected<void> &written) {
            if (alive.expired())
                return;
            if (written)
                writeNext(at + 1);
            else
                finish(written);
        });
}

void StepwiseSecrets::removeNext(qsizetype at, const Expected<void> &result)
{
    const Update &update = m_updates.front();
    const auto isToGo = [&update](const QString &name) {
        return !update.change
            || (update.after.value(name).isEmpty() && !update.before.value(name).isEmpty());
    };
    while (at < update.names.size() && !isToGo(update.names.at(at)))
        ++at;
    if (at == update.names.size()) {
        finish(result);
        return;
    }
    remove(update.names.at(at),
        [this, alive = std::weak_ptr(m_alive), at, result](const Expected<void> &removed) {
            if (!alive.expired())
                removeNext(at + 1, result ? removed : result);
        });
}

void StepwiseSecrets::finish(const Expected<void> &result)
{
    const Done done = std::exchange(m_updates.front().done, {});
    const Expected<void> told = result;
    m_updates.pop_front();
    if (!m_updates.empty())
        beginNext();
    if (done)
        done(told);
}

} // namespace balie::crm
