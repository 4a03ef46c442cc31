#include "cti/provider/ProviderErrors.h"

#include <QCoreApplication>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ProviderText {
    Q_DECLARE_TR_FUNCTIONS(ProviderText)
};

} // namespace

Error linkLostError()
{
    return {ErrorCode::LinkLost,
        ProviderText::tr("There is no connection with the telephone system."), u"link lost"_s};
}

Error notSupportedError(const QString &detail)
{
    return {
        ErrorCode::NotSupported, ProviderText::tr("This telephone system cannot do that."), detail};
}

} // namespace balie::cti
