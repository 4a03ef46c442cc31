#pragma once

#include "base/Expected.h"
#include "base/http/HttpPort.h"
#include "crm-connectors/profile/Profile.h"
#include "crm-connectors/steps/AnswerBody.h"

#include <chrono>
#include <memory>
#include <optional>

namespace balie::crm {

/// What a reply comes down to.
struct Verdict {
    enum class Kind {
        Fine,
        Nothing, ///< nobody found
        Stands, ///< what was to be written stands there already
        SignInAnew,
        ComeBack, ///< may be asked again after `wait`: 429, 503
        Wrong,
    };
    Kind kind = Kind::Fine;
    std::optional<Error> error; ///< unless Fine, Nothing, Stands
    std::optional<std::chrono::milliseconds> wait; ///< Retry-After, where it was told
};

/// Says what a reply of one system means: first by the profile's rules, then by its status. Errors
/// carry a sentence that says what to do; their detail names status, size and the system's own
/// message without what looks like personal data. Any thread.
class ErrorRules {
public:
    explicit ErrorRules(std::shared_ptr<const Profile> profile);

    Verdict judge(const Step &step, const HttpReply &reply,
        const Expected<QJsonValue, UnreadBody> &body, qint64 wallMs) const;

    /// The answer is well-formed, but not what the step's paths lead to.
    Error otherShape(const Step &step, const QString &what) const;
    Error empty(const Step &step) const;
    /// A card that was asked for by its key.
    Error gone() const;
    Error notSupported() const;
    /// Sent to another server, without the credentials.
    Error elsewhere(const Step &step) const;

private:
    struct Meaning {
        ErrorRule::Means means = ErrorRule::Means::Broken;
        QString userText;
    };
    std::optional<Meaning> byRules(
        const Step &step, const HttpReply &reply, const QJsonValue &body, QString &message) const;
    Error error(const Step &step, const Meaning &meaning, const HttpReply &reply,
        const QString &message) const;

    std::shared_ptr<const Profile> m_profile;
};

/// Retry-After (RFC 9110, 10.2.3): seconds or a date; nothing when it is neither. Never negative.
std::optional<std::chrono::milliseconds> retryAfter(const HttpReply &reply, qint64 wallMs);

/// A system's message without what may be a person: texts in quotes, numbers, e-mail addresses.
QString withoutPersonalData(const QString &message);

} // namespace balie::crm
