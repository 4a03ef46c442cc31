#pragma once

#include "base/TraceSink.h"
#include "cti/provider/PbxClient.h"

namespace balie::app {

/// What a provider is made for. The check of a sign-in is a program of its own to the PBX, so that
/// it neither takes over from the console nor tidies up after it.
enum class ProviderUse { Console, Check };

/// Makes providers of either protocol. `slot` is the InstanceSlot's; `trace` may be null, else it
/// must outlive what is made.
cti::PbxClient::MakeProvider providersFor(ProviderUse use, int slot, TraceSink *trace);

} // namespace balie::app
