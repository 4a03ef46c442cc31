#pragma once

#include "base/http/HttpPort.h"
#include "crm-connectors/profile/Text.h"

#include <QHash>

namespace balie::crm {

/// How a system is signed in to, as its profile says. Texts may use setting.KEY (also of secret
/// settings, here only), session.KEY, kept.KEY.
struct AuthSpec {
    enum class Method {
        None,
        Basic, ///< setting `user`, secret `password`
        Header, ///< a fixed header that `headers` says, with secrets in it (AfasToken, personal
                ///< access token)
        OAuthCode, ///< authorisation code with PKCE and a redirect to this computer (RFC 7636, RFC
                   ///< 8252)
        OAuthDevice, ///< device code (RFC 8628)
        OAuthClient, ///< client credentials, or the resource owner's password, as `tokenForm` says
        Exchange, ///< one request whose answer holds a bearer token (Domino /auth, Act! /authorize)
        Challenge, ///< a challenge is fetched and answered with a hash (vtiger)
        Login, ///< user and password for a session that `keep` names (Sugar 4.1, Maximizer)
    };
    enum class TokenPlace {
        Bearer, ///< Authorization: Bearer
        Scheme, ///< Authorization: `scheme` and the token
        Nowhere, ///< texts use session.KEY
    };
    struct FormField {
        QString name;
        Text value;
    };
    /// One request of Exchange, Challenge and Login.
    struct Request {
        HttpMethod method = HttpMethod::Post;
        Text url;
        QVector<FormField> headers;
        QVector<FormField> form; ///< body, form encoded; of a GET the query
        std::optional<JsonText> json; ///< body
        bool withBasic = false; ///< adds user and password as Basic
        /// What is kept of the answer, by fact: path as in ResultPath; "" the whole body as text.
        QHash<QString, QString> keep;
        QString okPath; ///< path whose value must be true, or empty: the status decides
        QString errorPath; ///< where the answer says why not
    };

    Method method = Method::None;
    QVector<FormField>
        headers; ///< added to every request when signed in, also with Basic and OAuth
    // OAuth
    Text authoriseUrl;
    Text tokenUrl;
    Text deviceUrl;
    Text pollUrl; ///< of OAuthDevice where it is not tokenUrl (Zoho)
    QString scopes; ///< space separated
    QString redirectPath; ///< of the redirect to this computer; "/"
    QString redirectHost; ///< "127.0.0.1" or "localhost", as the system registers it
    bool usesSecret = false; ///< secret setting `clientSecret` goes into token requests
    bool usesPkce = true;
    QVector<FormField> authoriseExtra; ///< query of the authorisation address
    QVector<FormField> tokenForm; ///< of OAuthClient and what else a token request wants
    QHash<QString, QString>
        facts; ///< kept of the token reply: fact -> name in it (instance_url, api_domain)
    TokenPlace tokenPlace = TokenPlace::Bearer;
    QString scheme; ///< "Zoho-oauthtoken"
    // Exchange, Challenge, Login
    QVector<Request> requests; ///< in order; kept.KEY of one is there for the next
    QString tokenFact; ///< which kept fact is the token
    QStringList secretFacts; ///< facts that are masked wherever they are shown
    int lifeSeconds
        = 0; ///< after which the sign-in is renewed unasked; 0: until the system says so
};

} // namespace balie::crm
