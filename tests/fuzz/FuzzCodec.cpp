// The decoder and the redactor against any bytes: no crash, no hang, and what they promise holds.
#include "cti/csta/Decoder.h"
#include "cti/csta/Redaction.h"

#include <cstdint>
#include <cstdlib>

using namespace balie;
using namespace balie::csta;

namespace {

void require(bool held)
{
    if (!held)
        std::abort();
}

int depthOf(const XmlElement &element)
{
    int deepest = 0;
    for (auto child = element.firstChild(); child; child = child.nextSibling())
        deepest = qMax(deepest, depthOf(child));
    return deepest + 1;
}

bool isHidden(const QString &text)
{
    return text.isEmpty() || text == QLatin1StringView("***");
}

bool keepsSecrets(const XmlElement &element)
{
    for (const XmlAttribute &attribute : element.attributes()) {
        if (isSecret(attribute.name.toLatin1()) && !isHidden(attribute.value))
            return false;
    }
    if (isSecret(element.name().toLatin1()) && (element.hasChildren() || !isHidden(element.text())))
        return false;
    for (auto child = element.firstChild(); child; child = child.nextSibling()) {
        if (!keepsSecrets(child))
            return false;
    }
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray document(reinterpret_cast<const char *>(data), qsizetype(size));

    const auto message = decode(document);
    if (message) {
        require(!message->root.isEmpty());
        require(message->kind == messageKind(message->root));
        require(depthOf(message->tree.root()) <= XmlTree::Limits().depth);
        if (const auto *event = message->as<CallEvent>()) {
            (void)event->calling.device.address();
            (void)event->connection.device.address();
        }
    } else {
        require(!message.error().detail.isEmpty());
    }

    // Whoever reads what is left finds no secret in it.
    if (const auto clean = XmlTree::parse(redacted(document)))
        require(keepsSecrets(clean->root()));
    return 0;
}
