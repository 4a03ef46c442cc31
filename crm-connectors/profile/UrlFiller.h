#pragma once

#include "base/Expected.h"
#include "crm-connectors/profile/TextFiller.h"

#include <QCoreApplication>
#include <QUrl>

namespace balie::crm {

/// Fills in addresses. What the profile writes stays; what is filled in is percent-encoded and
/// cannot leave its segment or parameter (RFC 3986). Only a setting or a session's fact at the very
/// beginning is taken as an address, and looked at first. A value; any thread.
///
/// InvalidInput: the address is none, is neither https nor http to this computer nor of `schemes`,
/// holds a user name, a segment would be empty, "." or "..", or a host's part is no such.
class UrlFiller {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::UrlFiller)

public:
    /// Addresses that begin with "/" or "?" stand behind `base`, made by a UrlFiller too.
    explicit UrlFiller(Values values, QUrl base = {}, QStringList schemes = {});

    Expected<QUrl> url(const Text &text) const;
    /// With the pairs behind the query that it has.
    Expected<QUrl> url(const Text &text, const QVector<Step::Pair> &query) const;

    /// An address that an administrator typed, without its last slashes; https:// where it says
    /// none.
    static Expected<QUrl> address(const QString &typed);
    /// https, http to this computer, or one of `schemes`.
    static bool isAllowed(const QUrl &url, const QStringList &schemes = {});

private:
    Values m_values;
    QUrl m_base;
    QStringList m_schemes;
};

/// With the pairs behind the query that it has.
QUrl withQuery(QUrl url, const NamedTexts &pairs);

} // namespace balie::crm
