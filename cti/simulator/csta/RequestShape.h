#pragma once

#include "cti/simulator/csta/Dialect.h"
#include "cti/simulator/csta/XmlElement.h"

#include <optional>

namespace balie::sim {

enum class ShapeFault {
    UnknownService, ///< no request of this name
    MissingMandatory, ///< an element without which the request means nothing
    OutOfOrder, ///< right elements, wrong sequence: ECMA-323 uses xsd:sequence
    UnknownElement, ///< not an element of this request in this edition
};

/// Checks the children of a request against the sequence of ECMA-323 (edition 3 to 6) or ECMA-354.
/// `dialect` is the session's; elements that came with a later edition are unknown in it, and a
/// ConnectionID has its two parts in the order in which we write them ourselves.
/// Written apart from the client's encoder on purpose.
std::optional<ShapeFault> checkRequestShape(const XmlElement &request, const Dialect &dialect);

} // namespace balie::sim
