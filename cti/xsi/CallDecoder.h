#pragma once

#include "base/xml/XmlTree.h"
#include "cti/xsi/Call.h"

namespace balie::xsi {

/// What a "call" element says, its children in any order; a null element is an empty call.
Call callFrom(const XmlElement &element);
/// remoteParty and all others that are made like it.
RemoteParty partyFrom(const XmlElement &element);

} // namespace balie::xsi
