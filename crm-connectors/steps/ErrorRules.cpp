#include "crm-connectors/steps/ErrorRules.h"

#include "crm-connectors/profile/Spoken.h"
#include "crm-connectors/steps/ResultPath.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Steps {
    Q_DECLARE_TR_FUNCTIONS(ConnectorSteps)
};

using Means = ErrorRule::Means;

/// Where systems put their own message, when the profile does not say.
const QStringList &usualMessages()
{
    static const QStringList paths{u"error.message.value"_s, u"error.message"_s, u"error.code"_s,
        u"0.message"_s, u"0.errorCode"_s, u"errors.0.detail"_s, u"errors.detail"_s,
        u"[o:errorDetails].0.detail"_s, u"error_message"_s, u"error_description"_s, u"message"_s,
        u"externalMessage"_s, u"error"_s, u"code"_s, u"Msg"_s};
    return paths;
}

ErrorCode codeOf(Means means)
{
    switch (means) {
    case Means::SignInAnew:
        return ErrorCode::BadCredentials;
    case Means::NotAllowed:
        return ErrorCode::NotAllowed;
    case Means::LimitReached:
        return ErrorCode::Busy;
    case Means::BadSetting:
    case Means::NotFound:
        return ErrorCode::InvalidInput;
    case Means::TryLater:
        return ErrorCode::Unreachable;
    case Means::Broken:
        break;
    }
    return ErrorCode::Protocol;
}

QString sentence(Means means, const QString &system, int status)
{
    switch (means) {
    case Means::SignInAnew:
        return Steps::tr(
            "%1 no longer accepts the sign-in. Sign in again in the settings of this connector.")
            .arg(system);
    case Means::NotAllowed:
        return Steps::tr(
            "%1 does not let this account do that. Ask its administrator for the rights that the "
            "connector's instructions name.")
            .arg(system);
    case Means::LimitReached:
        return Steps::tr(
            "%1 answers no more questions for now. Wait a while; when it happens often, ask its "
            "administrator for a higher limit.")
            .arg(system);
    case Means::BadSetting:
        return Steps::tr(
            "%1 does not know the address that was asked. Check the settings of this connector.")
            .arg(system);
    case Means::TryLater:
        return Steps::tr(
            "%1 reports a failure of its own (%2). Try again later; when it stays, ask its "
            "administrator.")
            .arg(system)
            .arg(status);
    case Means::NotFound:
        return Steps::tr("This card is no longer in %1. Search for it by name.").arg(system);
    case Means::Broken:
        break;
    }
    return Steps::tr(
        "%1 did not accept the question (%2). Its settings or its profile may have to be changed: "
        "ask your administrator.")
        .arg(system)
        .arg(status);
}

Means byStatus(const HttpReply &reply, bool hasWait)
{
    switch (reply.status) {
    case 401:
    case 407:
        return Means::SignInAnew;
    case 402:
    case 403:
        return Means::NotAllowed;
    case 404:
    case 405:
    case 410:
    case 421:
        return Means::BadSetting;
    case 408:
    case 425:
        return Means::TryLater;
    case 429:
        return Means::LimitReached;
    case 503:
        return hasWait ? Means::LimitReached : Means::TryLater;
    default:
        return reply.status >= 500 ? Means::TryLater : Means::Broken;
    }
}

QString nameOf(const Step &step)
{
    return step.name.isEmpty() ? u"step"_s : step.name;
}

} // namespace

std::optional<std::chrono::milliseconds> retryAfter(const HttpReply &reply, qint64 wallMs)
{
    using std::chrono::milliseconds;
    const QByteArray said = reply.header("Retry-After").trimmed();
    if (said.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 seconds = said.toLongLong(&isNumber);
    if (isNumber)
        return seconds < 0 || seconds > 366LL * 24 * 3600
            ? std::nullopt
            : std::optional(milliseconds(seconds * 1000));
    QDateTime at
        = QLocale::c().toDateTime(QString::fromLatin1(said), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!at.isValid())
        return std::nullopt;
    at.setTimeZone(QTimeZone::utc());
    return milliseconds(std::max<qint64>(0, at.toMSecsSinceEpoch() - wallMs));
}

QString withoutPersonalData(const QString &message)
{
    static const QRegularExpression quoted(
        u"'[^']*'|\"[^\"]*\"|\\{[^}]*\\}|\u2018[^\u2019]*\u2019"_s);
    static const QRegularExpression address(u"[^\\s@]+@[^\\s@]+"_s);
    static const QRegularExpression number(u"\\+?\\d[\\d\\s().%*-]{4,}\\d"_s);
    QString said = message.left(1000).simplified();
    said.replace(quoted, u"'...'"_s).replace(address, u"..."_s).replace(number, u"..."_s);
    return said.left(200);
}

ErrorRules::ErrorRules(std::shared_ptr<const Profile> profile)
    : m_profile(std::move(profile))
{
}

std::optional<ErrorRules::Meaning> ErrorRules::byRules(
    const Step &step, const HttpReply &reply, const QJsonValue &body, QString &message) const
{
    Q_UNUSED(step)
    for (const ErrorRule &rule : m_profile->errors) {
        if (!rule.statuses.isEmpty() && !rule.statuses.contains(reply.status))
            continue;
        if (!rule.equals.isEmpty() || !rule.contains.isEmpty()) {
            bool fits = false;
            const QVector<QJsonValue> values = resultPath::all(body, rule.path);
            for (const QJsonValue &value : values) {
                const QString said = resultPath::text(value);
                fits = fits || (!rule.equals.isEmpty() && rule.equals.contains(said))
                    || (!rule.contains.isEmpty()
                        && said.contains(rule.contains, Qt::CaseInsensitive));
            }
            if (!fits)
                continue;
        } else if (rule.statuses.isEmpty()) {
            continue; // says nothing
        }
        if (!rule.messagePath.isEmpty())
            message = resultPath::text(resultPath::first(body, rule.messagePath));
        return Meaning{rule.means, spoken(rule.userTextEn, rule.userTextNl)};
    }
    return std::nullopt;
}

Error ErrorRules::error(
    const Step &step, const Meaning &meaning, const HttpReply &reply, const QString &message) const
{
    Error error;
    error.code = codeOf(meaning.means);
    error.userText = meaning.userText.isEmpty()
        ? sentence(meaning.means, m_profile->name, reply.status)
        : meaning.userText;
    error.detail = u"%1, %2: status %3, %4 bytes"_s.arg(m_profile->id, nameOf(step))
                       .arg(reply.status)
                       .arg(reply.body.size());
    if (const QString said = withoutPersonalData(message); !said.isEmpty())
        error.detail += u": "_s + said;
    return error;
}

Verdict ErrorRules::judge(const Step &step, const HttpReply &reply,
    const Expected<QJsonValue, UnreadBody> &body, qint64 wallMs) const
{
    if (step.standsStatus.contains(reply.status))
        return {Verdict::Kind::Stands, std::nullopt, std::nullopt};
    if (step.nothingStatus.contains(reply.status)
        || (reply.status == 204 && (step.card || !step.keep.isEmpty())))
        return {Verdict::Kind::Nothing, std::nullopt, std::nullopt};

    Verdict verdict;
    verdict.wait = retryAfter(reply, wallMs);
    const QJsonValue value = body ? *body : QJsonValue(QJsonValue::Undefined);
    QString message;
    std::optional<Meaning> meaning = byRules(step, reply, value, message);
    if (!meaning && reply.isSuccess()) {
        if (body)
            return verdict;
        verdict.kind = Verdict::Kind::Wrong;
        if (body.error().kind == UnreadBody::Kind::WebPage) {
            verdict.error = Error{ErrorCode::Protocol,
                Steps::tr("%1 answers with a web page in place of data. Check the address in the "
                          "settings of this "
                          "connector, and whether this network wants a sign-in of its own first.")
                    .arg(m_profile->name),
                u"%1, %2: %3, %4 bytes"_s.arg(m_profile->id, nameOf(step), body.error().detail)
                    .arg(reply.body.size())};
        } else {
            verdict.error = otherShape(step, body.error().detail);
        }
        return verdict;
    }
    if (!meaning)
        meaning = Meaning{byStatus(reply, verdict.wait.has_value()), {}};
    if (meaning->means == Means::NotFound) {
        verdict.kind = Verdict::Kind::Nothing;
        return verdict;
    }
    if (message.isEmpty() && body) {
        for (const QString &path : usualMessages()) {
            message = resultPath::text(resultPath::first(value, path));
            if (!message.isEmpty())
                break;
        }
    }
    if (message.isEmpty() && !body)
        message = body.error().detail;
    verdict.error = error(step, *meaning, reply, message);
    if (meaning->means == Means::SignInAnew)
        verdict.kind = Verdict::Kind::SignInAnew;
    else if (reply.status == 429 || reply.status == 503)
        verdict.kind = Verdict::Kind::ComeBack;
    else
        verdict.kind = Verdict::Kind::Wrong;
    return verdict;
}

Error ErrorRules::otherShape(const Step &step, const QString &what) const
{
    return {ErrorCode::Protocol,
        Steps::tr("%1 answers, but not in the way that this connector knows. It may have been "
                  "changed: ask your "
                  "administrator to check the connector's profile.")
            .arg(m_profile->name),
        u"%1, %2: %3"_s.arg(m_profile->id, nameOf(step), what)};
}

Error ErrorRules::empty(const Step &step) const
{
    return {ErrorCode::Protocol,
        Steps::tr("%1 answers with nothing at all. Try again; when it stays, check the address in "
                  "the settings of "
                  "this connector.")
            .arg(m_profile->name),
        u"%1, %2: an empty body"_s.arg(m_profile->id, nameOf(step))};
}

Error ErrorRules::gone() const
{
    return {ErrorCode::InvalidInput, sentence(Means::NotFound, m_profile->name, 0),
        u"%1: no such record"_s.arg(m_profile->id)};
}

Error ErrorRules::notSupported() const
{
    return {ErrorCode::NotSupported,
        Steps::tr("This cannot be done with %1 from here. Do it in %1 itself.")
            .arg(m_profile->name),
        u"%1: no such operation in the profile"_s.arg(m_profile->id)};
}

Error ErrorRules::elsewhere(const Step &step) const
{
    return {ErrorCode::InvalidInput,
        Steps::tr("%1 sends this computer on to another server, which does not get the sign-in. "
                  "Fill in the address "
                  "of that server in the settings of this connector, if you trust it.")
            .arg(m_profile->name),
        u"%1, %2: redirected to another origin"_s.arg(m_profile->id, nameOf(step))};
}

} // namespace balie::crm
