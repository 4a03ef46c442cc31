#include "crm-connectors/auth/CodeSignIn.h"

#include "crm-connectors/auth/Origins.h"
#include "crm-connectors/profile/UrlFiller.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

void CodeSignIn::begin()
{
    const AuthSpec &spec = context().spec();
    const AuthErrors &errors = context().errors();
    const QUrl page = context().texts().url(spec.authoriseUrl);
    if (!isSafeAddress(page)) {
        finish(unexpected(errors.badAddress(u"authoriseUrl"_s)));
        return;
    }
    if (clientId().isEmpty()) {
        finish(unexpected(errors.missing(u"clientId"_s)));
        return;
    }
    // What the browser comes back for would fail only then.
    if (const auto fields = endpoint().clientFields(); !fields) {
        finish(unexpected(fields.error()));
        return;
    }
    const QString state = QString::fromLatin1(randomText(context().tools().random, 32));
    m_pkce = Pkce::make(context().tools().random);
    const QString host = spec.redirectHost.isEmpty() ? u"127.0.0.1"_s : spec.redirectHost;
    const QString path = spec.redirectPath.isEmpty() ? u"/"_s : spec.redirectPath;
    m_loopback
        = std::make_unique<Loopback>(context().tools().clock, Loopback::Redirect{host, path, state},
            [this](const Loopback::Arrival &arrival) { arrived(arrival); });
    const QString portText = context().value(u"redirectPort"_s).trimmed();
    const int port = portText.isEmpty() ? 0 : portText.toInt();
    if ((!portText.isEmpty() && (port < 1 || port > 65535)) || !m_loopback->listen(port)) {
        finish(unexpected(errors.portInUse(port)));
        return;
    }
    m_redirect = m_loopback->address();

    NamedTexts query{{u"response_type"_s, u"code"_s}, {u"client_id"_s, clientId()},
        {u"redirect_uri"_s, m_redirect.toString(QUrl::FullyEncoded)}, {u"state"_s, state}};
    if (!spec.scopes.isEmpty())
        query.append({u"scope"_s, spec.scopes});
    if (spec.usesPkce) {
        query.append({u"code_challenge"_s, QString::fromLatin1(m_pkce.challenge)});
        query.append({u"code_challenge_method"_s, u"S256"_s});
    }
    query += context().texts().fields(spec.authoriseExtra);
    prompt({withQuery(page, query), {}});
}

void CodeSignIn::arrived(const Loopback::Arrival &arrival)
{
    const AuthErrors &errors = context().errors();
    const QString word = arrival.item(u"error"_s);
    if (!arrival.isMine)
        finish(unexpected(errors.otherSignIn()));
    else if (word == "access_denied"_L1)
        finish(unexpected(errors.denied()));
    else if (word == "unauthorized_client"_L1 || word == "invalid_scope"_L1)
        finish(unexpected(errors.notAllowed(word)));
    else if (!word.isEmpty())
        finish(unexpected(errors.refused(word)));
    else if (arrival.item(u"code"_s).isEmpty())
        finish(unexpected(errors.notUnderstood(u"no code came back"_s)));
    else
        exchange(arrival.item(u"code"_s));
}

void CodeSignIn::exchange(const QString &code)
{
    NamedTexts fields{{u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, code},
        {u"redirect_uri"_s, m_redirect.toString(QUrl::FullyEncoded)}};
    if (context().spec().usesPkce)
        fields.append({u"code_verifier"_s, QString::fromLatin1(m_pkce.verifier)});
    endpoint().ask(context().spec().tokenUrl, fields, TokenEndpoint::TokenForm::Adds,
        [this](const Expected<TokenAnswer, TokenRefusal> &answer) {
            if (answer)
                keep(*answer);
            else if (answer.error().isGrantGone())
                finish(unexpected(context().errors().wrongCode(answer.error().word)));
            else
                finish(unexpected(answer.error().error));
        });
}

} // namespace balie::crm
