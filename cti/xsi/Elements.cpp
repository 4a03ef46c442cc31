#include "cti/xsi/Elements.h"

#include <limits>

namespace balie::xsi {

using namespace Qt::Literals::StringLiterals;

bool isOurs(const XmlElement &element)
{
    const QString &uri = element.namespaceUri();
    return uri.isEmpty() || uri.startsWith("http://schema.broadsoft.com/"_L1, Qt::CaseInsensitive);
}

bool isNamed(const XmlElement &element, QLatin1StringView name)
{
    return element.name().compare(name, Qt::CaseInsensitive) == 0 && isOurs(element);
}

XmlElement childOf(const XmlElement &parent, QLatin1StringView name)
{
    for (auto child = parent.firstChild(); child; child = child.nextSibling()) {
        if (child.name() == name && isOurs(child))
            return child;
    }
    return {};
}

XmlElement below(const XmlElement &parent, QLatin1StringView name)
{
    for (auto child = parent.firstChild(); child; child = child.nextSibling()) {
        if (child.name() == name && isOurs(child))
            return child;
        if (const auto found = below(child, name))
            return found;
    }
    return {};
}

QVector<XmlElement> allNamed(const XmlElement &top, QLatin1StringView name)
{
    if (!top)
        return {};
    if (isNamed(top, name))
        return {top};
    QVector<XmlElement> all;
    for (auto child = top.firstChild(); child; child = child.nextSibling())
        all += allNamed(child, name);
    return all;
}

QString textOf(const XmlElement &parent, QLatin1StringView name)
{
    return childOf(parent, name).value();
}

std::optional<qint64> wholeNumber(const XmlElement &element)
{
    const auto inner = childOf(element, "value"_L1);
    bool ok = false;
    const qint64 number = (inner ? inner : element).value().toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

std::optional<qint64> longOf(const XmlElement &parent, QLatin1StringView name)
{
    return wholeNumber(childOf(parent, name));
}

std::optional<int> intOf(const XmlElement &parent, QLatin1StringView name)
{
    const auto number = longOf(parent, name);
    if (!number || *number < std::numeric_limits<int>::min()
        || *number > std::numeric_limits<int>::max())
        return std::nullopt;
    return int(*number);
}

std::optional<bool> boolOf(const XmlElement &parent, QLatin1StringView name)
{
    const QString text = textOf(parent, name).toLower();
    if (text == "true"_L1 || text == "1"_L1)
        return true;
    if (text == "false"_L1 || text == "0"_L1)
        return false;
    return std::nullopt;
}

bool isSet(const XmlElement &parent, QLatin1StringView name)
{
    const auto element = childOf(parent, name);
    return element && !element.isNil() && boolOf(parent, name) != false;
}

} // namespace balie::xsi
