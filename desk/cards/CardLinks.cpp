#include "desk/cards/CardLinks.h"

#include "base/HostRules.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(balie::desk::CardLinks)
};

constexpr int longest = 8'000; // more than any browser takes

/// Line ends and the like, also written as %0A: a program other than a browser may take them for
/// something else.
bool hasControls(const QString &encoded)
{
    const QByteArray plain = QByteArray::fromPercentEncoding(encoded.toLatin1());
    return std::any_of(
        plain.cbegin(), plain.cend(), [](char c) { return uchar(c) < 0x20 || c == 0x7f; });
}

Unexpected<Error> refused(const QString &sentence, const QString &detail)
{
    return unexpected(Error{ErrorCode::Refused, sentence, detail});
}

} // namespace

CardLinks::CardLinks(const crm::CardPort &port, Opener opener)
    : m_port(port)
    , m_opener(std::move(opener))
{
}

Expected<void> CardLinks::check(const QUrl &link, const QString &connector) const
{
    if (link.isEmpty()) {
        return unexpected(Error{ErrorCode::InvalidInput,
            Words::tr("The customer system gives no address for this card."), u"empty link"_s});
    }
    const QString text = link.toString(QUrl::FullyEncoded);
    if (!link.isValid() || link.isRelative() || text.size() > longest)
        return refused(
            Words::tr("The address of this card cannot be opened."), u"not an address"_s);
    if (!link.userInfo().isEmpty()) {
        return refused(Words::tr("The address of this card holds a user name, and is not opened: "
                                 "it may lead somewhere else."),
            u"user info in link"_s);
    }
    const QString scheme = link.scheme().toLower();
    if (scheme == u"https"_s && !link.host().isEmpty())
        return {};
    if (scheme == u"http"_s && isLoopback(link.host()))
        return {};
    const QVector<crm::ConnectorHealth> systems = m_port.health();
    const auto system = std::find_if(systems.cbegin(), systems.cend(),
        [&connector](const crm::ConnectorHealth &health) { return health.connector == connector; });
    const bool isNamed
        = system != systems.cend() && system->schemes.contains(scheme, Qt::CaseInsensitive);
    if (isNamed && scheme != u"https"_s && !isDangerousScheme(scheme) && !hasControls(text))
        return {};
    if (scheme == u"http"_s) {
        return refused(
            Words::tr("The address of this card is not encrypted (http), and is not opened."),
            u"http outside loopback"_s);
    }
    return refused(
        Words::tr("Addresses that begin with \"%1:\" are not opened for this customer system.")
            .arg(scheme.left(40)),
        u"scheme not allowed: "_s + scheme.left(40));
}

Expected<void> CardLinks::open(const QUrl &link, const QString &connector) const
{
    if (const auto allowed = check(link, connector); !allowed)
        return allowed;
    if (!m_opener || !m_opener(link)) {
        return unexpected(Error{ErrorCode::Io,
            Words::tr("The card could not be opened: this computer has no program for it."),
            u"opener failed"_s});
    }
    return {};
}

} // namespace balie::desk
