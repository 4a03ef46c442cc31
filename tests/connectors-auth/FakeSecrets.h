#pragma once

#include "base/Clock.h"
#include "crm-connectors/auth/StepwiseSecrets.h"

#include <QMap>
#include <vector>

namespace balie::test {

/// A keychain in memory that answers from later turns of the loop. What a test does to it: it can
/// refuse writes, never answer, or stop for good after so many changes, as when the program is
/// killed.
class FakeSecrets final : public crm::StepwiseSecrets {
public:
    explicit FakeSecrets(Clock &clock)
        : m_clock(clock)
    {
    }

    void read(const QString &name, Read done) override
    {
        later([this, name, done = std::move(done)] {
            if (onRead)
                onRead();
            if (unreadable.contains(name))
                done(unexpected(
                    Error{ErrorCode::Io, QStringLiteral("Not readable."), QStringLiteral("fake")}));
            else
                done(stored.value(name));
        });
    }
    void write(const QString &name, const QString &secret, Done done) override
    {
        if (neverAnswersWrites)
            return;
        later([this, name, secret, done = std::move(done)] {
            if (refusesWrites) {
                done(unexpected(Error{ErrorCode::NotSupported, QStringLiteral("No keychain."),
                    QStringLiteral("fake")}));
                return;
            }
            if (change())
                stored.insert(name, secret);
            if (!isDead())
                done({});
        });
    }
    void remove(const QString &name, Done done) override
    {
        later([this, name, done = std::move(done)] {
            if (change())
                stored.remove(name);
            if (!isDead())
                done({});
        });
    }

    bool isDead() const { return changesLeft == 0; }

    QMap<QString, QString> stored;
    QStringList unreadable;
    bool refusesWrites = false;
    bool neverAnswersWrites = false;
    std::function<void()> onRead; ///< before each answer
    int changesLeft = -1; ///< -1: it lives

private:
    bool change()
    {
        if (changesLeft == 0)
            return false;
        if (changesLeft > 0)
            --changesLeft;
        return true;
    }
    void later(std::function<void()> job)
    {
        auto timer = m_clock.makeTimer(std::move(job));
        timer->start({});
        m_timers.push_back(std::move(timer));
    }

    Clock &m_clock;
    std::vector<std::unique_ptr<Timer>> m_timers;
};

} // namespace balie::test
