#pragma once

#include "base/xml/XmlTree.h"

#include <QJsonArray>
#include <QJsonObject>

namespace balie::tracetool {

/// Every connection identifier of a document, in document order, as {"call", "device"}; null where
/// one of the two is not there.
QJsonArray connectionIds(const XmlElement &root);

/// Everything that a document says: the text of every leaf, white space around it left out, keyed by
/// the local names on the way to it from below the root, joined with '/'; an empty leaf as "";
/// attributes as ".../@name"; text beside children under the path of their parent, which for the root
/// is "". What stands once is a string, what is repeated an array in document order. Independent of
/// what the codec makes of the message, so that nothing is lost.
QJsonObject fields(const XmlElement &root);

} // namespace balie::tracetool
