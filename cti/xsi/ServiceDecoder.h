#pragma once

#include "base/xml/XmlTree.h"
#include "cti/xsi/Replies.h"

namespace balie::xsi {

/// What a service document says, as reply or as "info" of an event; `document` stays empty.
ServiceState serviceFrom(const XmlElement &service);

} // namespace balie::xsi
