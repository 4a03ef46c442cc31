#pragma once

#include "cti/csta/Message.h"

namespace balie::csta {

/// Turns one document into a message. Goes by local names, in any namespace or none and in any
/// order of children; what it does not know it keeps. The only errors are documents that XmlTree
/// refuses (not well-formed, DOCTYPE, over the limits). Pure; any thread.
Expected<Message> decode(const QByteArray &document, const XmlTree::Limits &limits = {});
/// The same for a tree that has been parsed already.
Message decodeTree(XmlTree tree);

} // namespace balie::csta
