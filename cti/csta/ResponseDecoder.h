#pragma once

#include "cti/csta/Message.h"

namespace balie::csta {

/// The body of an answer, of segmented data or of a request that the switch makes; nullopt where
/// the root is none that we know.
std::optional<MessageBody> decodeResponse(const XmlElement &root);

} // namespace balie::csta
