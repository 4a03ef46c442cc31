#include "crm-connectors/profile/UrlFiller.h"

#include "base/HostRules.h"
#include "crm-connectors/profile/TextWalk.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isHostPart(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || c == u'-' || c == u'.' || c == u'_';
    });
}

QStringView pathOf(QStringView address)
{
    const auto end = std::find_if(
        address.begin(), address.end(), [](QChar c) { return c == u'?' || c == u'#'; });
    return address.first(end - address.begin());
}

/// A server, or QUrl itself, would climb out of the path.
bool hasDotSegment(QStringView address)
{
    const QList<QStringView> segments = pathOf(address).split(u'/');
    return std::any_of(segments.begin(), segments.end(), [](QStringView segment) {
        const QByteArray plain = QByteArray::fromPercentEncoding(segment.toUtf8());
        return plain == "." || plain == "..";
    });
}

bool isWritten(QStringView text)
{
    return std::none_of(text.begin(), text.end(),
        [](QChar c) { return c.unicode() <= 0x20 || c.unicode() == 0x7f || c == u'\\'; });
}

/// Puts an address together and notices where it is when a value comes.
class UrlSink final : public TextSink {
public:
    void literal(const QString &text) override
    {
        if (isBehindBase && !text.isEmpty() && !u"/?#"_s.contains(text.front()))
            complain(u"text right behind a base address"_s);
        isBehindBase = false;
        address += text;
    }

    void value(const QString &variable, const QString &value) override
    {
        if (address.isEmpty())
            putBase(variable, value);
        else if (isBehindBase)
            complain(u"a variable right behind a base address"_s);
        else if (address.startsWith(u'/') || address.startsWith(u'?'))
            putEncoded(variable, value);
        else if (const qsizetype slashes = address.indexOf("://"_L1);
                 slashes >= 0 && pathOf(address).indexOf(u'/', slashes + 3) < 0 && !isBehindPath())
            putHost(variable, value);
        else if (address.contains(u':'))
            putEncoded(variable, value);
        else
            complain(u"a variable in the scheme"_s);
    }

    QString address;
    QString problem; ///< for support
    std::optional<Error> baseError;
    QString baseHost; ///< of the address that was put at the beginning

private:
    bool isBehindPath() const { return pathOf(address).size() < address.size(); }

    void complain(const QString &what)
    {
        if (problem.isEmpty())
            problem = what;
    }

    void putBase(const QString &variable, const QString &value)
    {
        if (!variable.startsWith("setting."_L1) && !variable.startsWith("session."_L1)) {
            complain(u"'%1' at the beginning"_s.arg(variable));
            return;
        }
        const Expected<QUrl> base = UrlFiller::address(value);
        if (!base) {
            baseError = base.error();
            complain(u"'%1' is no address"_s.arg(variable));
            return;
        }
        address = QString::fromLatin1(base->toEncoded());
        baseHost = base->host();
        isBehindBase = true;
    }

    void putHost(const QString &variable, const QString &value)
    {
        if (!isHostPart(value))
            complain(u"'%1' is no part of a host"_s.arg(variable));
        else
            address += value;
    }

    void putEncoded(const QString &variable, const QString &value)
    {
        if (value.isEmpty() && !isBehindPath())
            complain(u"'%1' is empty in the path"_s.arg(variable));
        address += QString::fromLatin1(QUrl::toPercentEncoding(value));
    }

    bool isBehindBase = false;
};

Error wrong(const QString &userText, const QString &detail)
{
    return {ErrorCode::InvalidInput, userText, detail};
}

} // namespace

UrlFiller::UrlFiller(Values values, QUrl base, QStringList schemes)
    : m_values(std::move(values))
    , m_base(std::move(base))
    , m_schemes(std::move(schemes))
{
}

Expected<QUrl> UrlFiller::url(const Text &text) const
{
    UrlSink sink;
    walk(text, m_values, sink);
    if (sink.baseError)
        return unexpected(Error(*sink.baseError));
    QString address = sink.address;
    if (sink.problem.isEmpty() && hasDotSegment(address))
        sink.problem = u"a path that climbs"_s;
    if (address.isEmpty() || address.startsWith(u'/') || address.startsWith(u'?')) {
        if (address.startsWith("//"_L1))
            sink.problem = u"an address without its scheme"_s;
        else if (m_base.isEmpty())
            sink.problem = u"no base address"_s;
        address.prepend(QString::fromLatin1(m_base.toEncoded()));
        sink.baseHost = m_base.host();
    }
    if (!sink.problem.isEmpty())
        return unexpected(wrong(tr("An address of this system cannot be put together. Check the "
                                   "settings of the connector."),
            sink.problem));
    QUrl url(address);
    if (!isAllowed(url, m_schemes) || (!sink.baseHost.isEmpty() && url.host() != sink.baseHost))
        return unexpected(wrong(tr("An address of this system is not safe to use. It has to begin "
                                   "with https://."),
            u"scheme, host or user name not allowed"_s));
    return url;
}

Expected<QUrl> UrlFiller::url(const Text &text, const QVector<Step::Pair> &query) const
{
    Expected<QUrl> filled = url(text);
    if (!filled)
        return filled;
    return withQuery(*filled, TextFiller(m_values).pairs(query));
}

Expected<QUrl> UrlFiller::address(const QString &typed)
{
    QString text = typed.trimmed();
    while (text.endsWith(u'/') && !text.endsWith("://"_L1))
        text.chop(1);
    if (!text.contains("://"_L1))
        text.prepend("https://"_L1);
    const QUrl url(text, QUrl::StrictMode);
    if (text.endsWith("://"_L1) || !url.isValid() || !isWritten(text) || url.host().isEmpty())
        return unexpected(wrong(tr("“%1” is no address. It looks like https://crm.example.com.")
                                    .arg(typed.trimmed().left(100)),
            u"no address"_s));
    if (!isAllowed(url))
        return unexpected(
            wrong(tr("The address “%1” cannot be used. It has to begin with https://, "
                     "without a user name.")
                      .arg(url.toDisplayString().left(100)),
                u"scheme or user name not allowed"_s));
    if (url.hasQuery() || url.hasFragment() || hasDotSegment(text))
        return unexpected(wrong(tr("The address “%1” holds more than an address: leave out what "
                                   "stands behind “?” or “#”.")
                                    .arg(url.toDisplayString().left(100)),
            u"query, fragment or dots"_s));
    return url;
}

bool UrlFiller::isAllowed(const QUrl &url, const QStringList &schemes)
{
    if (!url.isValid() || !url.userInfo().isEmpty() || url.authority().contains(u'@'))
        return false;
    if (url.scheme() == "https"_L1)
        return !url.host().isEmpty();
    if (url.scheme() == "http"_L1)
        return isLoopback(url.host());
    return !url.scheme().isEmpty() && schemes.contains(url.scheme());
}

QUrl withQuery(QUrl url, const NamedTexts &pairs)
{
    const QByteArray more = encodedPairs(pairs);
    if (more.isEmpty())
        return url;
    QString query = url.query(QUrl::FullyEncoded);
    if (!query.isEmpty())
        query += u'&';
    url.setQuery(query + QString::fromLatin1(more), QUrl::StrictMode);
    return url;
}

} // namespace balie::crm
