#include "cti/simulator/xsi/ServiceText.h"

namespace balie::sim::serviceText {

void doNotDisturb(XsiWriter &out, const XsiContext &context, const DeviceId &device)
{
    const auto truth = context.engine().truth(device);
    out.flag("active", truth && truth->doNotDisturb);
    out.flag("ringSplash", false);
}

void forwarding(
    XsiWriter &out, const XsiContext &context, const DeviceId &device, ForwardingKind kind)
{
    const auto truth = context.engine().truth(device);
    const Forwarding rule
        = truth ? truth->forwarding[static_cast<std::size_t>(kind)] : Forwarding();
    out.flag("active", rule.on);
    if (!rule.to.empty())
        out.leaf("forwardToPhoneNumber", rule.to.value);
    if (kind == ForwardingKind::Immediate)
        out.flag("ringSplash", false);
    if (kind == ForwardingKind::NoAnswer) {
        const Millis ring = rule.ringTime.value_or(context.engine().options().forwardNoAnswer);
        out.number("numberOfRings", std::max<qint64>(1, ring.count() / ringMs));
    }
}

void messages(XsiWriter &out, const XsiContext &context, const DeviceId &device)
{
    const auto truth = context.engine().truth(device);
    out.open("summary");
    out.number("newMessages", truth ? truth->messages : 0);
    out.number("oldMessages", 0);
    out.number("newUrgentMessages", 0);
    out.number("oldUrgentMessages", 0);
    out.close();
}

} // namespace balie::sim::serviceText
