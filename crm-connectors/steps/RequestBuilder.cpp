#include "crm-connectors/steps/RequestBuilder.h"

#include "crm-connectors/profile/TextFiller.h"
#include "crm-connectors/profile/UrlFiller.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

void setHeader(QVector<HttpHeader> &headers, const QString &name, const QString &value)
{
    const QByteArray wire = name.toUtf8();
    const auto there = std::find_if(headers.begin(), headers.end(), [&wire](const HttpHeader &one) {
        return one.name.compare(wire, Qt::CaseInsensitive) == 0;
    });
    if (there != headers.end())
        there->value = value.toUtf8();
    else
        headers.append(HttpHeader{wire, value.toUtf8()});
}

void setHeaders(QVector<HttpHeader> &headers, const NamedTexts &texts)
{
    for (const auto &[name, value] : texts)
        setHeader(headers, name, value);
}

Expected<QUrl> addressOf(const Profile &profile, const Step &step, const Values &values)
{
    QUrl base;
    if (!profile.request.baseUrl.isEmpty()) {
        const Expected<QUrl> told = UrlFiller(values).url(profile.request.baseUrl);
        if (!told)
            return told;
        base = *told;
    }
    Expected<QUrl> url = UrlFiller(values, base).url(step.url, step.query);
    if (url)
        url.value().setFragment({});
    return url;
}

void setBody(HttpRequest &request, const Step &step, const TextFiller &filler)
{
    QString type;
    switch (step.body) {
    case Step::Body::None:
        return;
    case Step::Body::Json:
        request.body = filler.jsonBody(step.json);
        type = u"application/json"_s;
        break;
    case Step::Body::Form:
        request.body = encodedPairs(filler.pairs(step.form));
        type = u"application/x-www-form-urlencoded"_s;
        break;
    case Step::Body::Text:
        request.body = filler.text(step.text).toUtf8();
        type = u"text/plain; charset=utf-8"_s;
        break;
    }
    setHeader(
        request.headers, u"Content-Type"_s, step.contentType.isEmpty() ? type : step.contentType);
}

} // namespace

Expected<HttpRequest> buildRequest(const Profile &profile, const Step &step, const Values &values,
    const RequestManner &manner, const QUrl &next)
{
    const Expected<QUrl> url
        = next.isEmpty() ? addressOf(profile, step, values) : Expected<QUrl>(next);
    if (!url)
        return unexpected(url.error());
    const TextFiller filler(values);
    HttpRequest request;
    request.method = step.method;
    request.url = *url;
    request.timeout = manner.timeout;
    request.connectTimeout = std::min(request.connectTimeout, manner.timeout);
    request.maxBody = manner.maxBody;
    request.maxRedirects = manner.mayFollow ? 3 : 0;
    setHeader(request.headers, u"Accept"_s,
        step.isAtom ? u"application/atom+xml, application/json;q=0.5"_s : u"application/json"_s);
    setBody(request, step, filler);
    setHeaders(request.headers, filler.headers(profile.request.headers));
    setHeaders(request.headers, filler.headers(step.headers));
    return request;
}

} // namespace balie::crm
