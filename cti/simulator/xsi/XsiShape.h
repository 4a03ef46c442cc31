#pragma once

#include "cti/simulator/csta/XmlElement.h"

#include <initializer_list>
#include <optional>

namespace balie::sim {

/// One child that a request document may have, in its place (xs:sequence).
struct XsiPart {
    QLatin1StringView name;
    int least = 0;
    int most = 1;
};

/// What is wrong with the children of `element` in English, or nothing: names, order, how often,
/// and the namespace of the element itself and each child. Text beside children is not looked at.
std::optional<QString> shapeFault(
    const XmlElement &element, std::initializer_list<XsiPart> sequence);

} // namespace balie::sim
