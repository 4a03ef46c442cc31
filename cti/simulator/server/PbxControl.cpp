#include "cti/simulator/server/PbxControl.h"

#include "cti/simulator/engine/Names.h"

#include <algorithm>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

ControlResult PbxControl::apply(const Command &command)
{
    const Outcome outcome = m_pbx.apply(command);
    if (outcome.ok())
        return {};
    const std::string_view why = nameOf(outcome.refusal->value);
    return unexpected(ControlFault{QString::fromUtf8(why.data(), qsizetype(why.size()))});
}

ControlResult PbxControl::call(const DeviceId &from, const std::string &number)
{
    const Device *caller = m_pbx.engine().device(from);
    if (caller && caller->category != DeviceCategory::Outside)
        return apply(MakeCall{from, number, false});
    if (!caller && !from.value.starts_with('+'))
        return unexpected(ControlFault{u"no such device; an outside number begins with +"_s});
    const auto calls = [&] {
        const auto truth = m_pbx.engine().truth(from);
        return truth ? truth->connections.size() : 0;
    };
    const std::size_t before = calls();
    m_pbx.perform(OutsideCall{from, number});
    if (calls() > before)
        return {};
    return unexpected(ControlFault{u"the call could not be made"_s});
}

ControlResult PbxControl::answer(const DeviceId &device)
{
    const auto truth = m_pbx.engine().truth(device);
    if (!truth)
        return unexpected(ControlFault{u"no such device"_s});
    const auto ringing
        = std::ranges::find(truth->connections, ConnectionState::Alerting, &ConnectionTruth::state);
    if (ringing == truth->connections.end())
        return unexpected(ControlFault{u"no call rings there"_s});
    return apply(AnswerCall{{ringing->call, device}});
}

ControlResult PbxControl::hangUp(const DeviceId &device)
{
    const auto truth = m_pbx.engine().truth(device);
    if (!truth)
        return unexpected(ControlFault{u"no such device"_s});
    if (truth->connections.empty())
        return unexpected(ControlFault{u"no call there"_s});
    auto chosen = std::ranges::find(
        truth->connections, ConnectionState::Connected, &ConnectionTruth::state);
    if (chosen == truth->connections.end())
        chosen = truth->connections.begin();
    return apply(ClearConnection{{chosen->call, device}});
}

ControlResult PbxControl::setDoNotDisturb(const DeviceId &device, bool on)
{
    return apply(SetDoNotDisturb{device, on});
}

ControlResult PbxControl::setForwarding(const DeviceId &device, const std::string &to)
{
    return apply(SetForwarding{device, ForwardingKind::Immediate, !to.empty(), to, std::nullopt});
}

ControlResult PbxControl::setInService(const DeviceId &device, bool inService)
{
    return apply(SetInService{device, inService});
}

void PbxControl::dropLinks()
{
    m_face.dropLinks();
    m_xsi.cutStreams();
}

void PbxControl::restart()
{
    m_face.dropLinks();
    m_xsi.restart();
    m_pbx.clearAllCalls();
}

} // namespace balie::sim
