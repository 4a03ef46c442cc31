// The part of CstaSession that speaks ECMA-354: starting, prolonging and stopping a session.
#include "cti/simulator/csta/CstaSession.h"
#include "cti/simulator/csta/Wire.h"

#include <algorithm>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The best of the client's versions that this server agrees to; 0 when there is none.
int agreedEdition(const XmlElement &request, const std::vector<int> &offered)
{
    const XmlElement *versions = request.child("requestedProtocolVersions"_L1);
    if (!versions)
        return 0;
    for (const XmlElement &version : versions->children) {
        const int edition = editionOfNamespace(version.text);
        if (std::ranges::find(offered, edition) != offered.end())
            return edition;
    }
    return 0;
}

/// The account that the block signs in to; nullptr: there is no block, no such account, or it has
/// another password. `user`: the element that names the account.
const Account *accountOf(const Engine &engine, const XmlElement *login, QLatin1StringView user)
{
    const Account *account = login ? engine.account(login->childText(user).toStdString()) : nullptr;
    return account && account->password == login->childText("password"_L1).toStdString() ? account
                                                                                         : nullptr;
}

} // namespace

std::optional<QByteArray> CstaSession::answerSessionService(const XmlElement &request)
{
    // With SystemRegister this server has never heard of ECMA-354.
    if (m_face.options().session != SessionKind::Ecma354)
        return std::nullopt;
    QByteArray (CstaSession::*service)(const XmlElement &) = nullptr;
    if (request.name == "StartApplicationSession"_L1)
        service = &CstaSession::startSession;
    else if (request.name == "ResetApplicationSessionTimer"_L1)
        service = &CstaSession::resetTimer;
    else if (request.name == "StopApplicationSession"_L1)
        service = &CstaSession::stopSession;
    else
        return std::nullopt;
    if (const auto fault = checkRequestShape(request, m_dialect)) {
        count(*fault);
        ++m_face.count().errorsSent;
        return CstaError::of(*fault).document(m_dialect);
    }
    return (this->*service)(request);
}

QByteArray CstaSession::sessionRefused(
    QByteArrayView root, QByteArrayView kind, QByteArrayView word)
{
    ++m_face.count().errorsSent;
    XmlWriter out(m_dialect.naming, 300);
    out.root(root, sessionNamespace);
    out.open("errorCode");
    out.leaf(kind, word);
    return out.take();
}

QByteArray CstaSession::startSession(const XmlElement &request)
{
    constexpr QByteArrayView refusal = "StartApplicationSessionNegResponse";
    const FaceOptions &options = m_face.options();
    const XmlElement *info = request.child("applicationInfo"_L1);
    if (info->childText("applicationID"_L1).isEmpty() || m_live)
        return sessionRefused(refusal, "definedError", "invalidApplicationInfo");
    const int edition = agreedEdition(request, options.editions);
    if (edition == 0)
        return sessionRefused(refusal, "definedError", "requestedProtocolVersionNotSupported");
    if (m_face.systemStatus() == SystemStatusValue::Initializing)
        return sessionRefused(refusal, "definedError", "serverResourcesBusy");

    const Account *account = nullptr;
    const XmlElement *specific = info->child("applicationSpecificInfo"_L1);
    if (!options.privateData && !options.loginNamespace.empty()) {
        const XmlElement *login = specific ? specific->descendant("SessionLoginInfo"_L1) : nullptr;
        if (login && login->namespaceUri.toStdString() == options.loginNamespace)
            account = accountOf(m_face.pbx().engine(), login, "userName"_L1);
        if (!account)
            return sessionRefused(refusal, "definedError", "invalidApplicationInfo");
        m_face.takeOver(account->user, this);
    }
    if (options.privateData) {
        const XmlElement *login = specific ? specific->descendant("SessionLogin"_L1) : nullptr;
        account = accountOf(m_face.pbx().engine(), login, "user"_L1);
        if (!account)
            return sessionRefused(refusal, "applError", "badCredentials");
        const DeviceId wanted{login->childText("device"_L1).toStdString()};
        if (!wanted.empty() && !m_face.pbx().engine().device(wanted))
            return sessionRefused(refusal, "applError", "unknownDevice");
        if (!wanted.empty() && wanted != account->device)
            return sessionRefused(refusal, "applError", "notPermitted");
        m_face.takeOver(account->user, this);
    }
    if (m_face.sessionCount() >= options.maxSessions)
        return sessionRefused(refusal, "definedError", "maxNumberSessions");

    m_dialect = Dialect::of(options, edition);
    m_sessionId = m_face.nextSessionId();
    goLive(account);
    armExpiry(request);

    XmlWriter out(m_dialect.naming, 700);
    out.root("StartApplicationSessionPosResponse", sessionNamespace);
    out.leaf("sessionID", m_sessionId);
    out.leaf("actualProtocolVersion", m_dialect.namespaceUri());
    out.number("actualSessionDuration", m_duration.count());
    if (account && options.privateData) {
        const auto limit = watchLimit();
        const bool premium = m_edition == Edition::Premium;
        out.open("extensions");
        out.openPrivate("SessionInfo",
            {{"server", "Balie PBX"}, {"userName", account->displayName},
                {"device", account->device.value},
                {"voiceMailDevice", m_face.pbx().engine().options().voiceMailDevice.value}},
            true);
        out.emptyPrivate("entitlements",
            {{"edition", wire::edition(m_edition)},
                {"watchLimit", limit ? std::optional(std::to_string(*limit)) : std::nullopt},
                {"queueControl", premium ? "true" : "false"}, {"crm", "true"}, {"agent", "false"},
                {"supervisor", "false"}});
        out.close();
        out.close();
    }
    return out.take();
}

void CstaSession::armExpiry(const XmlElement &request)
{
    bool isNumber = false;
    const qint64 wanted = request.childText("requestedSessionDuration"_L1).toLongLong(&isNumber);
    const auto longest = m_face.options().maxSessionDuration;
    m_duration = isNumber && wanted > 0 ? std::min(std::chrono::seconds(wanted), longest) : longest;
    m_expiry->start(m_duration);
}

QByteArray CstaSession::resetTimer(const XmlElement &request)
{
    if (!m_live || request.childText("sessionID"_L1).toUtf8() != m_sessionId)
        return sessionRefused(
            "ResetApplicationSessionTimerNegResponse", "definedError", "invalidSessionID");
    armExpiry(request);
    XmlWriter out(m_dialect.naming, 300);
    out.root("ResetApplicationSessionTimerPosResponse", sessionNamespace);
    out.number("actualSessionDuration", m_duration.count());
    return out.take();
}

QByteArray CstaSession::stopSession(const XmlElement &request)
{
    if (!m_live || request.childText("sessionID"_L1).toUtf8() != m_sessionId)
        return sessionRefused(
            "StopApplicationSessionNegResponse", "definedError", "invalidSessionID");
    endSession();
    ++m_face.count().sessionsStopped;
    XmlWriter out(m_dialect.naming, 300);
    out.root("StopApplicationSessionPosResponse", sessionNamespace);
    return out.take();
}

} // namespace balie::sim
