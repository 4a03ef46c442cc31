#pragma once

#include "base/Expected.h"

#include <QByteArrayView>
#include <QString>
#include <optional>
#include <vector>

namespace balie::sim {

/// One element of a request as it was read: names are local names, the namespace stands apart.
/// A value; small documents only (the reader refuses deep or huge trees).
struct XmlElement {
    struct Attribute {
        QString name;
        QString value;
    };

    QString name;
    QString namespaceUri;
    QString text; ///< the element's own character data, white space at both ends removed
    std::vector<Attribute> attributes;
    std::vector<XmlElement> children;

    /// The first child of that local name, or null.
    const XmlElement *child(QLatin1StringView childName) const;
    /// The text of that child, empty when there is none.
    QString childText(QLatin1StringView childName) const;
    /// Empty when there is none.
    QString attribute(QLatin1StringView attributeName) const;
    /// First match in document order among all descendants.
    const XmlElement *descendant(QLatin1StringView wanted) const;
};

/// xs:boolean.
std::optional<bool> booleanFrom(const QString &text);

/// Why a document was refused before it was understood.
enum class XmlFault {
    NotWellFormed,
    Doctype, ///< entities could be hidden in it, so it is refused whatever it says
    TooLarge, ///< deeper than 32 levels or more than 20,000 elements
};

/// Reads one whole document (UTF-8, or what its declaration says).
Expected<XmlElement, XmlFault> readXml(QByteArrayView document);

} // namespace balie::sim
