#include "crm-connectors/auth/RequestsMethod.h"

#include "crm-connectors/auth/FixedMethod.h"
#include "crm-connectors/auth/Origins.h"
#include "crm-connectors/profile/UrlFiller.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList pathParts(const QString &path)
{
    QStringList parts;
    qsizetype at = 0;
    while (at < path.size()) {
        const bool isBracketed = path[at] == u'[';
        const qsizetype from = isBracketed ? at + 1 : at;
        qsizetype end = path.indexOf(isBracketed ? u']' : u'.', from);
        if (end < 0)
            end = path.size();
        parts.append(path.sliced(from, end - from));
        at = end + 1;
        if (isBracketed && at < path.size() && path[at] == u'.')
            ++at;
    }
    return parts;
}

bool isTrue(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().compare("true"_L1, Qt::CaseInsensitive) == 0;
    return value.toBool() || value.toDouble() != 0;
}

QJsonValue jsonOf(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

/// A bare token; some servers put it in quotes.
QString bareText(const QByteArray &body)
{
    QString text = QString::fromUtf8(body).trimmed();
    if (text.size() >= 2 && text.startsWith(u'"') && text.endsWith(u'"'))
        text = text.sliced(1, text.size() - 2);
    return text;
}

} // namespace

QJsonValue valueAt(const QJsonValue &top, const QString &path)
{
    QJsonValue value = top;
    const QStringList parts = pathParts(path);
    for (const QString &part : parts) {
        if (value.isArray()) {
            bool isIndex = false;
            const int index = part.toInt(&isIndex);
            value = isIndex ? value.toArray().at(index) : QJsonValue(QJsonValue::Undefined);
        } else {
            value = value.toObject().value(part);
        }
    }
    return value;
}

RequestsMethod::RequestsMethod(AuthContext &context)
    : m_context(context)
{
}

void RequestsMethod::begin(Done done)
{
    m_done = std::move(done);
    m_next = 0;
    m_kept.clear();
    m_context.loadSecrets([this](const Expected<void> &loaded) {
        if (loaded)
            sendNext();
        else
            finish(unexpected(loaded.error()));
    });
}

QStringList RequestsMethod::secretValues() const
{
    QStringList values;
    for (const QString &fact : m_context.spec().secretFacts) {
        if (!m_kept.value(fact).isEmpty())
            values.append(m_kept.value(fact));
    }
    return values;
}

void RequestsMethod::sendNext()
{
    const AuthSpec &spec = m_context.spec();
    if (m_next == spec.requests.size()) {
        SignedIn signedIn;
        signedIn.facts = m_kept;
        if (spec.lifeSeconds > 0)
            signedIn.life = std::chrono::seconds(spec.lifeSeconds);
        if (!spec.tokenFact.isEmpty()) {
            signedIn.token = m_kept.value(spec.tokenFact);
            // A token is added by the session; texts get it only where the profile says so.
            if (spec.tokenPlace != AuthSpec::TokenPlace::Nowhere)
                signedIn.facts.remove(spec.tokenFact);
        }
        finish(signedIn);
        return;
    }
    const AuthSpec::Request spoken = spec.requests.at(m_next);
    ++m_next;
    AuthTexts &texts = m_context.texts();
    texts.setFacts(m_kept);
    const NamedTexts form = texts.fields(spoken.form);
    QUrl url = texts.url(spoken.url);
    if (!isSafeAddress(url)) {
        finish(unexpected(m_context.errors().badAddress(u"request %1"_s.arg(m_next))));
        return;
    }
    if (spoken.method == HttpMethod::Get)
        url = withQuery(url, form);
    HttpRequest request = m_context.request(spoken.method, url);
    if (spoken.json) {
        request.body = texts.json(*spoken.json);
        request.headers.append(HttpHeader{"Content-Type", "application/json"});
    } else if (spoken.method != HttpMethod::Get && !form.isEmpty()) {
        request.body = encodedPairs(form);
        request.headers.append(HttpHeader{"Content-Type", "application/x-www-form-urlencoded"});
    }
    const NamedTexts headers = texts.headers(spoken.headers);
    for (const auto &[name, value] : headers) {
        request.headers.removeIf([&name = name](const HttpHeader &header) {
            return header.name.compare(name.toUtf8(), Qt::CaseInsensitive) == 0;
        });
        request.headers.append(HttpHeader{name.toUtf8(), value.toUtf8()});
    }
    if (spoken.withBasic)
        request.headers.append(
            HttpHeader{"Authorization", "Basic " + basicToken(m_context).toLatin1()});
    HttpHandlers handlers;
    handlers.done = [this, spoken](const Expected<HttpReply> &reply) {
        // A copy: the next request takes this handler away.
        const AuthSpec::Request asked = spoken;
        if (reply)
            take(asked, *reply);
        else
            finish(unexpected(reply.error()));
    };
    m_call = m_context.tools().http.send(std::move(request), std::move(handlers));
}

void RequestsMethod::take(const AuthSpec::Request &request, const HttpReply &reply)
{
    const AuthErrors &errors = m_context.errors();
    const QJsonValue json = jsonOf(reply.body);
    if (!reply.isSuccess()) {
        // Where there is nothing but a user and a password to be wrong, 403 says the same as 401.
        finish(unexpected(reply.status == 403 ? errors.wrongPassword(u"status 403"_s)
                                              : errors.status(reply.status)));
        return;
    }
    if (!request.okPath.isEmpty() && !isTrue(valueAt(json, request.okPath))) {
        const QString word = request.errorPath.isEmpty()
            ? QString()
            : valueAt(json, request.errorPath).toVariant().toString();
        finish(unexpected(errors.wrongPassword(tokenWord(word))));
        return;
    }
    if (const auto wrong = keep(request, reply))
        finish(unexpected(*wrong));
    else
        sendNext();
}

std::optional<Error> RequestsMethod::keep(const AuthSpec::Request &request, const HttpReply &reply)
{
    const AuthErrors &errors = m_context.errors();
    const QJsonValue json = jsonOf(reply.body);
    for (auto kept = request.keep.cbegin(); kept != request.keep.cend(); ++kept) {
        const QString value
            = kept->isEmpty() ? bareText(reply.body) : valueAt(json, *kept).toVariant().toString();
        if (value.isEmpty())
            return errors.notUnderstood(u"nothing at %1"_s.arg(*kept));
        // A page that says it in HTML is no token.
        if (kept->isEmpty() && (value.contains(u'<') || value.contains(u' ')))
            return errors.notUnderstood(u"the body is no token"_s);
        if (looksLikeAddress(value) && !isSafeAddress(QUrl(value, QUrl::StrictMode)))
            return errors.unsafeAddress(kept.key());
        m_kept.insert(kept.key(), value);
    }
    return std::nullopt;
}

void RequestsMethod::finish(const Expected<SignedIn> &result)
{
    const Done done = std::exchange(m_done, {});
    const Expected<SignedIn> given = result; // `done` may delete this
    if (done)
        done(given);
}

} // namespace balie::crm
