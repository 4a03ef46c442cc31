#include "crm-connectors/auth/Origins.h"

#include "base/HostRules.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

bool looksLikeAddress(const QString &text)
{
    return text.contains("://"_L1);
}

bool isSafeAddress(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url.host()));
}

Origins::Origins(const QUrl &base, const QHash<QString, QString> &facts)
{
    // The administrator chose the base address, plain http too; HttpClient decides about that.
    if (base.isValid() && !base.host().isEmpty())
        m_origins.append(base);
    for (const QString &fact : facts) {
        if (!looksLikeAddress(fact))
            continue;
        const QUrl url(fact, QUrl::StrictMode);
        if (isSafeAddress(url))
            m_origins.append(url);
    }
}

bool Origins::contains(const QUrl &url) const
{
    return std::any_of(m_origins.begin(), m_origins.end(),
        [&url](const QUrl &origin) { return isSameOrigin(origin, url); });
}

} // namespace balie::crm
