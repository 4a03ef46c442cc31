#include "cti/simulator/xsi/XsiContext.h"

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

XsiContext::XsiContext(Pbx &thePbx, Clock &theClock, XsiOptions theOptions)
    : pbx(thePbx)
    , clock(theClock)
    , options(std::move(theOptions))
    , users(pbx.engine(), options)
    , calls(pbx.engine(), epoch())
    , callText(pbx.engine(), users, options)
{
}

QByteArray XsiContext::nextId()
{
    // The counter alone would be found again by a client that mixes up servers or restarts.
    const quint64 start = quint64(clock.wallMs());
    const QByteArray digits = QByteArray::number(++lastId, 16).rightJustified(12, '0')
        + QByteArray::number(start, 16).rightJustified(20, '7');
    return digits.mid(4, 8) + '-' + digits.mid(12, 4) + "-4" + digits.mid(16, 3) + "-8"
        + digits.mid(19, 3) + '-' + digits.mid(20, 12);
}

Edition XsiContext::edition(const DeviceId &device) const
{
    if (options.edition)
        return *options.edition;
    const Account *account = engine().accountOf(device);
    return account ? account->edition : Edition::Instap;
}

bool XsiContext::isAssigned(const DeviceId &device, QLatin1StringView service) const
{
    if (service == "EnhancedCallLogs"_L1 && !options.enhancedCallLogs)
        return false;
    const auto found = options.unassigned.find(device);
    return found == options.unassigned.end() || !found->second.contains(service);
}

} // namespace balie::sim
