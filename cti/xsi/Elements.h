#pragma once

#include "base/xml/XmlTree.h"

#include <optional>

/// How the decoders of this folder read elements: by local name, in a BroadWorks namespace or in
/// none. What stands in another namespace is somebody else's and is not seen. Not for use outside.
namespace balie::xsi {

/// Whether an element may be one of Xsi's at all. Releases before R17 had a namespace for each
/// context.
bool isOurs(const XmlElement &element);
bool isNamed(const XmlElement &element, QLatin1StringView name); ///< case apart

XmlElement childOf(const XmlElement &parent, QLatin1StringView name);
/// The first below `parent`, in document order.
XmlElement below(const XmlElement &parent, QLatin1StringView name);
/// All of them at any depth, `top` included, in document order; none inside another one.
QVector<XmlElement> allNamed(const XmlElement &top, QLatin1StringView name);

/// Trimmed; empty where there is no such child.
QString textOf(const XmlElement &parent, QLatin1StringView name);
/// Of the element itself, or of its "value" (releases differ); nullopt for what is no whole number.
std::optional<qint64> wholeNumber(const XmlElement &element);
std::optional<qint64> longOf(const XmlElement &parent, QLatin1StringView name);
std::optional<int> intOf(const XmlElement &parent, QLatin1StringView name);
std::optional<bool> boolOf(const XmlElement &parent, QLatin1StringView name);
/// Boolean by presence: there, and not said to be nil or false.
bool isSet(const XmlElement &parent, QLatin1StringView name);

} // namespace balie::xsi
