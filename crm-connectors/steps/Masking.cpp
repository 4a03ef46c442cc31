#include "crm-connectors/steps/Masking.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostShown = 4000;
QString dots()
{
    return u"\u2022\u2022\u2022"_s;
}

bool isSecretHeader(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    static constexpr const char *words[]{
        "auth", "token", "cookie", "secret", "key", "session", "password"};
    return std::any_of(std::begin(words), std::end(words),
        [&lower](const char *word) { return lower.contains(word); });
}

/// The beginning of a body. Masked before it is cut: half of a secret would not be known again.
QString beginning(const Masking &masking, const QByteArray &bytes)
{
    const QString whole = masking.masked(QString::fromUtf8(bytes.left(mostShown * 16)));
    return whole.size() > mostShown ? whole.left(mostShown) + u"\u2026"_s : whole;
}

} // namespace

Masking::Masking(const QStringList &secrets)
{
    for (const QString &secret : secrets) {
        if (secret.size() < 3)
            continue;
        const QByteArray utf8 = secret.toUtf8();
        const QByteArray json = QJsonDocument(QJsonArray{secret}).toJson(QJsonDocument::Compact);
        const QString percent = QString::fromLatin1(QUrl::toPercentEncoding(secret));
        const QString xml = secret.toHtmlEscaped();
        const QStringList forms{secret, percent, QString(percent).replace("%20"_L1, "+"_L1),
            QString::fromUtf8(json.mid(2, json.size() - 4)), QString::fromLatin1(utf8.toBase64()), xml,
            QString(xml).replace(u'\'', "&apos;"_L1), QString(xml).replace(u'\'', "&#39;"_L1)};
        for (const QString &form : forms) {
            if (!m_forms.contains(form))
                m_forms.append(form);
        }
    }
    std::sort(m_forms.begin(), m_forms.end(),
        [](const QString &one, const QString &other) { return one.size() > other.size(); });
}

QString Masking::masked(QString text) const
{
    for (const QString &form : m_forms)
        text.replace(form, dots());
    // Also where the session did not know of it: what calls itself a secret is one.
    static const QRegularExpression named(
        u"(\"[^\"]*(?:token|password|passwd|secret|sessionname|session_id|apikey|accesskey)\"\\s*:\\s*\")[^\"]+(\")"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression inForm(
        u"([?&\\s][^=&\\s]*(?:token|password|passwd|secret|sessionname|session_id|apikey|accesskey)=)[^&\\s]+"_s,
        QRegularExpression::CaseInsensitiveOption);
    text.replace(named, u"\\1"_s + dots() + u"\\2"_s);
    text.replace(inForm, u"\\1"_s + dots());
    return text;
}

QString Masking::shown(const HttpRequest &request) const
{
    QString text = methodName(request.method) + u' ' + request.url.toString(QUrl::FullyEncoded);
    for (const HttpHeader &header : request.headers) {
        text += u'\n' + QString::fromUtf8(header.name) + u": "_s
            + (isSecretHeader(header.name) ? dots() : QString::fromUtf8(header.value));
    }
    text = masked(text);
    if (!request.body.isEmpty())
        text += u"\n\n"_s + beginning(*this, request.body);
    return text;
}

QString Masking::shown(const HttpReply &reply) const
{
    QString text = QString::number(reply.status);
    if (const QByteArray type = reply.header("Content-Type"); !type.isEmpty())
        text += u' ' + QString::fromUtf8(type);
    for (const QByteArray &name : {"Retry-After"_ba, "Location"_ba}) {
        if (const QByteArray value = reply.header(name); !value.isEmpty())
            text += u'\n' + QString::fromLatin1(name) + u": "_s + QString::fromUtf8(value);
    }
    text = masked(text);
    if (!reply.body.isEmpty())
        text += u"\n\n"_s + beginning(*this, reply.body);
    return text;
}

} // namespace balie::crm
