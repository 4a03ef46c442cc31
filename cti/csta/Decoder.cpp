#include "cti/csta/Decoder.h"

#include "cti/csta/EventDecoder.h"
#include "cti/csta/ResponseDecoder.h"

namespace balie::csta {

Message decodeTree(XmlTree tree)
{
    Message message;
    const XmlElement root = tree.root();
    message.root = root.name();
    message.namespaceUri = tree.rootNamespace();
    message.kind = messageKind(message.root);
    auto body = message.root.endsWith(QLatin1StringView("Event")) ? decodeEvent(root)
                                                                  : decodeResponse(root);
    if (body)
        message.body = std::move(*body);
    message.privateData = readPrivateData(root);
    message.tree = std::move(tree);
    return message;
}

Expected<Message> decode(const QByteArray &document, const XmlTree::Limits &limits)
{
    auto tree = XmlTree::parse(document, limits);
    if (!tree)
        return unexpected(Error(tree.error()));
    return decodeTree(std::move(*tree));
}

} // namespace balie::csta
