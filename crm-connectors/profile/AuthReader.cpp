#include "crm-connectors/profile/AuthReader.h"

#include "crm-connectors/profile/OperationReader.h"
#include "crm-connectors/profile/TextReader.h"
#include "crm-connectors/profile/UrlRules.h"

#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

using Method = AuthSpec::Method;

Method methodNamed(const QString &name)
{
    static const QHash<QString, Method> methods{
        {u"none"_s, Method::None},
        {u"basic"_s, Method::Basic},
        {u"header"_s, Method::Header},
        {u"oauth-code"_s, Method::OAuthCode},
        {u"oauth-device"_s, Method::OAuthDevice},
        {u"oauth-client"_s, Method::OAuthClient},
        {u"exchange"_s, Method::Exchange},
        {u"challenge"_s, Method::Challenge},
        {u"login"_s, Method::Login},
    };
    return methods.value(name);
}

AuthSpec::TokenPlace placeNamed(const QString &name)
{
    if (name == "scheme"_L1)
        return AuthSpec::TokenPlace::Scheme;
    return name == "nowhere"_L1 ? AuthSpec::TokenPlace::Nowhere : AuthSpec::TokenPlace::Bearer;
}

bool isOAuth(Method method)
{
    return method == Method::OAuthCode || method == Method::OAuthDevice
        || method == Method::OAuthClient;
}

bool isByRequests(Method method)
{
    return method == Method::Exchange || method == Method::Challenge || method == Method::Login;
}

} // namespace

AuthReader::AuthReader(const QVector<ProfileSetting> &settings, ProfileFaults &faults)
    : m_settings(settings)
    , m_faults(faults)
{
}

AuthSpec AuthReader::read(const QJsonObject &object, const QString &place) const
{
    AuthSpec auth;
    auth.method = methodNamed(object.value("method"_L1).toString());
    readOAuth(auth, object, place);
    readRequests(auth, object, place);
    auth.tokenPlace = placeNamed(object.value("tokenPlace"_L1).toString());
    auth.scheme = object.value("scheme"_L1).toString();
    auth.tokenFact = object.value("tokenFact"_L1).toString();
    auth.secretFacts = TextReader::strings(object.value("secretFacts"_L1));
    auth.lifeSeconds = object.value("lifeSeconds"_L1).toInt();
    KnownVariables known(m_settings);
    known.addSecrets();
    known.addSession(factsOf(auth));
    auth.headers = TextReader(known, m_faults)
                       .fields(object.value("headers"_L1), placeOf(place, u"headers"_s));
    checkMethod(auth, place);
    checkFacts(auth, place);
    return auth;
}

QStringList AuthReader::factsOf(const AuthSpec &auth)
{
    QStringList facts = auth.facts.keys();
    for (const AuthSpec::Request &request : auth.requests)
        facts << request.keep.keys();
    return facts;
}

QStringList AuthReader::openFactsOf(const AuthSpec &auth)
{
    QStringList facts = factsOf(auth);
    facts.removeIf([&](const QString &fact) {
        return fact == auth.tokenFact || auth.secretFacts.contains(fact);
    });
    return facts;
}

void AuthReader::readOAuth(AuthSpec &auth, const QJsonObject &object, const QString &place) const
{
    KnownVariables known(m_settings);
    auth.authoriseUrl = url(object, "authoriseUrl"_L1, place, known);
    auth.tokenUrl = url(object, "tokenUrl"_L1, place, known);
    auth.deviceUrl = url(object, "deviceUrl"_L1, place, known);
    auth.pollUrl = url(object, "pollUrl"_L1, place, known);
    auth.scopes = object.value("scopes"_L1).toString();
    auth.redirectPath = object.value("redirectPath"_L1).toString(u"/"_s);
    auth.redirectHost = object.value("redirectHost"_L1).toString(u"127.0.0.1"_s);
    auth.usesSecret = object.value("usesSecret"_L1).toBool();
    auth.usesPkce = object.value("usesPkce"_L1).toBool(true);
    // It is seen in the browser.
    auth.authoriseExtra
        = TextReader(known, m_faults)
              .fields(object.value("authoriseExtra"_L1), placeOf(place, u"authoriseExtra"_s));
    known.addSecrets();
    auth.tokenForm = TextReader(known, m_faults)
                         .fields(object.value("tokenForm"_L1), placeOf(place, u"tokenForm"_s));
    auth.facts = readPaths(object.value("facts"_L1));
}

void AuthReader::readRequests(AuthSpec &auth, const QJsonObject &object, const QString &place) const
{
    KnownVariables known(m_settings);
    known.addSecrets();
    const QJsonArray requests = object.value("requests"_L1).toArray();
    for (qsizetype i = 0; i < requests.size(); ++i) {
        const QString here = placeOf(placeOf(place, u"requests"_s), i);
        auth.requests << request(requests.at(i).toObject(), here, known);
        known.addKept(auth.requests.last().keep.keys());
    }
}

AuthSpec::Request AuthReader::request(
    const QJsonObject &object, const QString &place, const KnownVariables &known) const
{
    const TextReader texts(known, m_faults);
    AuthSpec::Request request;
    request.method = object.contains("get"_L1) ? HttpMethod::Get : HttpMethod::Post;
    request.url = url(object, object.contains("get"_L1) ? "get"_L1 : "post"_L1, place, known);
    request.headers = texts.fields(object.value("headers"_L1), placeOf(place, u"headers"_s));
    request.form = texts.fields(object.value("form"_L1), placeOf(place, u"form"_s));
    if (object.contains("json"_L1)) {
        request.json = texts.json(object.value("json"_L1), placeOf(place, u"json"_s));
        if (request.method == HttpMethod::Get || !request.form.isEmpty())
            tell(placeOf(place, u"json"_s), u"only a POST without a form has a JSON body"_s);
    }
    request.withBasic = object.value("withBasic"_L1).toBool();
    request.keep = readPaths(object.value("keep"_L1));
    request.okPath = object.value("okPath"_L1).toString();
    request.errorPath = object.value("errorPath"_L1).toString();
    if (request.withBasic) {
        wantSetting(u"user"_s, false, place);
        wantSetting(u"password"_s, true, place);
    }
    return request;
}

Text AuthReader::url(const QJsonObject &object, QLatin1StringView key, const QString &place,
    const KnownVariables &known) const
{
    if (!object.contains(key))
        return {};
    const QString here = placeOf(place, key);
    const Text text = TextReader(known, m_faults).text(object.value(key), here, TextLanguage::Path);
    UrlRules().check(text, here, m_faults);
    return text;
}

void AuthReader::checkMethod(const AuthSpec &auth, const QString &place) const
{
    const auto want = [&](bool isThere, const QString &key) {
        if (!isThere)
            tell(place, u"this method wants '%1'"_s.arg(key));
    };
    switch (auth.method) {
    case Method::None:
        break;
    case Method::Basic:
        wantSetting(u"user"_s, false, place);
        wantSetting(u"password"_s, true, place);
        break;
    case Method::Header:
        want(!auth.headers.isEmpty(), u"headers"_s);
        break;
    case Method::OAuthCode:
        want(!auth.authoriseUrl.isEmpty(), u"authoriseUrl"_s);
        want(!auth.tokenUrl.isEmpty(), u"tokenUrl"_s);
        wantSetting(u"clientId"_s, false, place);
        break;
    case Method::OAuthDevice:
        want(!auth.deviceUrl.isEmpty(), u"deviceUrl"_s);
        want(!auth.tokenUrl.isEmpty(), u"tokenUrl"_s);
        wantSetting(u"clientId"_s, false, place);
        break;
    case Method::OAuthClient:
        want(!auth.tokenUrl.isEmpty(), u"tokenUrl"_s);
        break;
    case Method::Exchange:
    case Method::Challenge:
    case Method::Login:
        want(!auth.requests.isEmpty(), u"requests"_s);
        break;
    }
    if (auth.usesSecret)
        wantSetting(u"clientSecret"_s, true, place);
    if (!isOAuth(auth.method) && (!auth.tokenUrl.isEmpty() || !auth.facts.isEmpty()))
        tell(place, u"tokenUrl and facts belong to OAuth"_s);
    if (!isByRequests(auth.method) && !auth.requests.isEmpty())
        tell(place, u"requests belong to exchange, challenge and login"_s);
    if ((auth.tokenPlace == AuthSpec::TokenPlace::Scheme) != !auth.scheme.isEmpty())
        tell(place, u"tokenPlace 'scheme' and the key 'scheme' belong together"_s);
}

void AuthReader::checkFacts(const AuthSpec &auth, const QString &place) const
{
    const QStringList facts = factsOf(auth);
    if (isByRequests(auth.method)) {
        if (auth.tokenFact.isEmpty() && auth.tokenPlace != AuthSpec::TokenPlace::Nowhere)
            tell(place, u"tokenFact is missing; without a token tokenPlace is 'nowhere'"_s);
        if (!auth.tokenFact.isEmpty() && !facts.contains(auth.tokenFact))
            tell(placeOf(place, u"tokenFact"_s), u"no request keeps '%1'"_s.arg(auth.tokenFact));
    }
    for (qsizetype i = 0; i < auth.secretFacts.size(); ++i) {
        if (!facts.contains(auth.secretFacts.at(i)))
            tell(placeOf(placeOf(place, u"secretFacts"_s), i),
                u"nothing keeps '%1'"_s.arg(auth.secretFacts.at(i)));
    }
}

void AuthReader::wantSetting(const QString &key, bool isSecret, const QString &place) const
{
    const auto found = std::find_if(m_settings.begin(), m_settings.end(),
        [&](const ProfileSetting &setting) { return setting.key == key; });
    if (found == m_settings.end())
        tell(place, u"it wants a setting '%1'"_s.arg(key));
    else if (isSecret != (found->kind == SettingField::Kind::Secret))
        tell(place,
            isSecret ? u"the setting '%1' has to be a secret"_s.arg(key)
                     : u"the setting '%1' is no secret"_s.arg(key));
}

void AuthReader::tell(const QString &place, const QString &reason) const
{
    m_faults.append({place, reason});
}

} // namespace balie::crm
