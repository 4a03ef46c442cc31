#include "app/system/Providers.h"

#include "app/system/ProtocolProvider.h"
#include "cti/provider/csta/CstaProvider.h"
#include "cti/provider/xsi/XsiProvider.h"

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {

cti::XsiProvider::Options xsiOptions(ProviderUse use, int slot, TraceSink *trace)
{
    cti::XsiProvider::Options options;
    options.trace = trace;
    if (slot > 0)
        options.instance = QString::number(slot);
    if (use == ProviderUse::Check) {
        options.instance += u"check"_s;
        options.applicationId += u"-check"_s;
        options.traceTag = u"check"_s;
    }
    return options;
}

} // namespace

cti::PbxClient::MakeProvider providersFor(ProviderUse use, int slot, TraceSink *trace)
{
    return [use, slot, trace](cti::HandOver &handOver, Clock &clock) -> std::unique_ptr<cti::Provider> {
        return std::make_unique<ProtocolProvider>(
            [use, slot, trace, &handOver, &clock](cti::Protocol protocol) -> std::unique_ptr<cti::Provider> {
                if (protocol == cti::Protocol::Xsi)
                    return std::make_unique<cti::XsiProvider>(handOver, clock, xsiOptions(use, slot, trace));
                cti::CstaProvider::Options options;
                options.trace = trace;
                return std::make_unique<cti::CstaProvider>(handOver, clock, std::move(options));
            });
    };
}

} // namespace balie::app
