#pragma once

#include "crm-connectors/auth/SecretPort.h"

#include <QHash>
#include <QSet>
#include <QVector>
#include <memory>

namespace balie::crm {

/// What is kept of a sign-in from one start of the program to the next.
struct Grant {
    QString refresh;
    QHash<QString, QString> facts; ///< not every token reply repeats them

    friend bool operator==(const Grant &, const Grant &) = default;
};

/// The refresh token of one connector in two secrets. A new one is written into the one that does
/// not hold the last, and only when that is known to stand is the other removed: whenever the
/// program is killed, at least one of the two can be read whole. Deleting it drops answers; what it
/// was given to store is stored all the same, and what was to be cleared goes.
class RefreshTokens final {
public:
    enum class Write {
        Replace,
        Follow, ///< only while what is stored is what was last seen or stored here: somebody may
                ///< have signed in anew, or out
    };

    explicit RefreshTokens(SecretPort &secrets);

    /// Of the two secrets.
    static QStringList bothNames();

    /// Newest first; none: nobody signed in.
    void load(std::function<void(Expected<QVector<Grant>>)> done);
    void store(const Grant &grant, Write write, std::function<void(Expected<void>)> done);
    /// Also what cannot be read.
    void clear(std::function<void(Expected<void>)> done);

private:
    void loadNext(SecretPort::Secrets found, std::function<void(Expected<QVector<Grant>>)> done);

    SecretPort &m_secrets;
    QSet<QString> m_ours; ///< refresh tokens that were seen or stored here
    std::shared_ptr<int> m_alive = std::make_shared<int>();
};

} // namespace balie::crm
