#include "crm-connectors/auth/TokenEndpoint.h"

#include "crm-connectors/auth/Origins.h"

#include <QJsonDocument>
#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

bool holds(const NamedTexts &fields, const QString &name)
{
    return std::any_of(
        fields.begin(), fields.end(), [&name](const auto &field) { return field.first == name; });
}

} // namespace

bool TokenRefusal::isGrantGone() const
{
    return word == "invalid_grant"_L1 || word == "invalid_code"_L1;
}

std::optional<std::chrono::seconds> secondsIn(const QJsonValue &value)
{
    const double number = value.isString() ? value.toString().toDouble() : value.toDouble();
    // A year at most: beyond that it means something else than seconds.
    if (number >= 1 && number < 366.0 * 24 * 3600)
        return std::chrono::seconds(qint64(number));
    return std::nullopt;
}

TokenEndpoint::TokenEndpoint(AuthContext &context)
    : m_context(context)
{
}

Expected<NamedTexts> TokenEndpoint::clientFields() const
{
    NamedTexts fields;
    const QString id = m_context.value(u"clientId"_s);
    if (!id.isEmpty())
        fields.append({u"client_id"_s, id});
    if (m_context.spec().usesSecret) {
        const QString secret = m_context.value(u"clientSecret"_s);
        if (secret.isEmpty())
            return unexpected(m_context.errors().missing(u"clientSecret"_s));
        fields.append({u"client_secret"_s, secret});
    }
    return fields;
}

void TokenEndpoint::ask(const Text &address, NamedTexts fields, TokenForm form, Done done)
{
    const Expected<NamedTexts> client = clientFields();
    const QUrl url = m_context.texts().url(address);
    HttpRequest request = m_context.request(HttpMethod::Post, url);
    std::optional<Error> wrong;
    if (!client)
        wrong = client.error();
    else if (!isSafeAddress(url))
        wrong = m_context.errors().badAddress(u"tokenUrl"_s);
    if (!wrong) {
        fields += *client;
        for (const auto &[name, value] : m_context.texts().fields(m_context.spec().tokenForm)) {
            if (!holds(fields, name)) {
                fields.append({name, value});
            } else if (form == TokenForm::Replaces) {
                fields.removeIf([&name](const auto &field) { return field.first == name; });
                fields.append({name, value});
            }
        }
        request.body = encodedPairs(fields);
        request.headers.append(HttpHeader{"Content-Type", "application/x-www-form-urlencoded"});
    }
    if (wrong) {
        done(unexpected(TokenRefusal{{}, *wrong}));
        return;
    }
    HttpHandlers handlers;
    handlers.done = [this, done = std::move(done)](const Expected<HttpReply> &reply) {
        const Done handler = done; // it may delete this, or ask again
        if (reply)
            handler(read(*reply));
        else
            handler(unexpected(TokenRefusal{{}, reply.error()}));
    };
    m_call = m_context.tools().http.send(std::move(request), std::move(handlers));
}

Expected<TokenAnswer, TokenRefusal> TokenEndpoint::read(const HttpReply &reply) const
{
    const AuthErrors &errors = m_context.errors();
    const QJsonObject object = QJsonDocument::fromJson(reply.body).object();
    // Zoho says no with status 200.
    const QString word = object.value("error"_L1).toString();
    if (!word.isEmpty()) {
        const auto refusal = [&]() -> Error {
            if (word == "invalid_grant"_L1 || word == "invalid_code"_L1)
                return errors.signedOut(word);
            if (word == "invalid_client"_L1 || word == "invalid_client_secret"_L1)
                return errors.wrongClient(word);
            if (word == "invalid_scope"_L1 || word == "access_denied"_L1
                || word == "unauthorized_client"_L1)
                return errors.notAllowed(tokenWord(word));
            if (word == "temporarily_unavailable"_L1)
                return errors.status(503);
            return errors.refused(word);
        };
        return unexpected(TokenRefusal{word, refusal()});
    }
    if (!reply.isSuccess()) {
        const bool isClient = reply.status == 401;
        return unexpected(
            TokenRefusal{{}, isClient ? errors.wrongClient({}) : errors.status(reply.status)});
    }
    TokenAnswer answer;
    answer.access = object.value("access_token"_L1).toString();
    if (answer.access.isEmpty())
        return unexpected(TokenRefusal{{}, errors.notUnderstood(u"no access_token"_s)});
    answer.refresh = object.value("refresh_token"_L1).toString();
    answer.life = secondsIn(object.value("expires_in"_L1));
    if (!answer.life && m_context.spec().lifeSeconds > 0)
        answer.life = std::chrono::seconds(m_context.spec().lifeSeconds);
    const QHash<QString, QString> &wanted = m_context.spec().facts;
    for (auto fact = wanted.cbegin(); fact != wanted.cend(); ++fact) {
        const QString value = object.value(*fact).toVariant().toString();
        if (value.isEmpty())
            continue;
        if (looksLikeAddress(value) && !isSafeAddress(QUrl(value, QUrl::StrictMode)))
            return unexpected(TokenRefusal{{}, errors.unsafeAddress(fact.key())});
        answer.facts.insert(fact.key(), value);
    }
    return answer;
}

} // namespace balie::crm
