#pragma once

#include "cti/csta/Namespaces.h"

#include <QLatin1StringView>
#include <span>

namespace balie::csta {

enum class Presence { Mandatory, Optional };

/// How an element's content is written.
enum class Content {
    Text, ///< words, numbers, booleans, device identifiers
    Connection, ///< callID, deviceID
    Structure, ///< `children`, each once, in this order
    Choice, ///< exactly one of `children`
    List, ///< any number of `children`
    DeflectTarget, ///< a device, or a list of `device`, see EncoderOptions::deflectToList
    Private, ///< anything of our namespace
};

/// One row: an element, in its place.
struct ElementRule {
    QLatin1StringView name;
    Presence presence = Presence::Optional;
    Content content = Content::Text;
    Edition since = Edition::Ed3;
    std::span<const ElementRule> children{};
};

enum class Dictionary { Csta, ApplicationSession };

/// One message that we send.
struct MessageRule {
    QLatin1StringView root;
    Dictionary dictionary = Dictionary::Csta;
    std::span<const ElementRule> elements{};
};

/// The one source of order and presence of all that we send: ECMA-323 editions 3 to 6 and ECMA-354.
/// The encoder writes by it, nothing else knows an order. Elements that we never fill are left out;
/// names are spelt as in the standard.
std::span<const MessageRule> messageRules();
const MessageRule *messageRule(QStringView root);

} // namespace balie::csta
