#pragma once

#include "cti/csta/ElementTable.h"
#include "cti/csta/Encoder.h"

#include <optional>
#include <vector>

namespace balie::csta {

/// An element of our own namespace (docs/csta-profile.md), or of a maker's.
struct PrivateElement {
    QLatin1StringView name;
    std::vector<std::pair<QLatin1StringView, QString>> attributes{};
    QString text{};
    std::vector<PrivateElement> children{};
    QString namespaceUri{}; ///< of the outermost one; empty: ours
    bool namesType = false; ///< xsi:type as the element's own name
};

/// The value of one element, in no particular order: the element table decides where it goes.
struct Field {
    QLatin1StringView name;
    DeviceText text{}; ///< for Content::Text and Content::DeflectTarget
    ConnectionId connection{}; ///< for Content::Connection
    std::vector<Field> children{}; ///< for Structure, Choice and List
    std::optional<PrivateElement> privateElement{}; ///< for Content::Private

    /// Nothing to write anywhere in it: as good as no field.
    bool isEmpty() const;
};

/// Writes fields as a document, by the rule. Errors as encode().
Expected<QByteArray> writeDocument(
    const MessageRule &rule, const std::vector<Field> &fields, const EncoderOptions &options);

} // namespace balie::csta
