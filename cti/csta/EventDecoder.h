#pragma once

#include "cti/csta/Message.h"

namespace balie::csta {

/// The body of an event; nullopt where the root is no event that we know.
std::optional<MessageBody> decodeEvent(const XmlElement &root);

} // namespace balie::csta
