#include "cti/provider/ProviderErrors.h"

#include <QCoreApplication>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ProviderText {
    Q_DECLARE_TR_FUNCTIONS(ProviderText)
};

struct CommandText {
    Q_DECLARE_TR_FUNCTIONS(CommandText)
};

} // namespace

Error linkLostError()
{
    return {ErrorCode::LinkLost,
        ProviderText::tr("There is no connection with the telephone system."), u"link lost"_s};
}

Error noParkPlaceError()
{
    return {ErrorCode::NotSupported, ProviderText::tr("The PBX has no place to park."),
        u"no park place known"_s};
}

Error notSupportedError(const QString &detail)
{
    return {
        ErrorCode::NotSupported, ProviderText::tr("This telephone system cannot do that."), detail};
}

Error readableError(const QUrl &server)
{
    return {ErrorCode::Untrusted,
        ProviderText::tr("The connection with %1 is not encrypted: others could read your password. Use "
                         "an address that begins with https, wss or tls, or allow it when you sign in.")
            .arg(server.host()),
        u"login over %1 not allowed"_s.arg(server.scheme())};
}

Error takenOverError()
{
    return {ErrorCode::Refused,
        ProviderText::tr("Somebody signed in with your name at another place. Sign in again to take over "
                         "here."),
        u"taken over"_s};
}

Error callGoneError()
{
    return {ErrorCode::StateChanged, CommandText::tr("That call is no longer there."),
        u"no connection"_s};
}

} // namespace balie::cti
