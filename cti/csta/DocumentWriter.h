#pragma once

#include "cti/csta/ElementTable.h"
#include "cti/csta/Encoder.h"

#include <functional>
#include <vector>

class QXmlStreamWriter;

namespace balie::csta {

/// The value of one element, in no particular order: the element table decides where it goes.
struct Field {
    QLatin1StringView name;
    DeviceText text{};                ///< for Content::Text and Content::DeflectTarget
    ConnectionId connection{};        ///< for Content::Connection
    std::vector<Field> children{};    ///< for Structure, Choice and List
    std::function<void(QXmlStreamWriter &)> privateContent{}; ///< for Content::Private

    /// An empty field is as good as none.
    bool isEmpty() const
    {
        return text.isEmpty() && connection.isEmpty() && children.empty() && !privateContent;
    }
};

/// Writes fields as a document, by the rule. Errors as encode().
Expected<QByteArray> writeDocument(const MessageRule &rule, const std::vector<Field> &fields,
                                   const EncoderOptions &options);

} // namespace balie::csta
