#include "cti/tracetool/DocumentView.h"

#include <QMap>

namespace balie::tracetool {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue textOrNull(const XmlElement &element)
{
    return element ? QJsonValue(element.value()) : QJsonValue();
}

/// A lone deviceID is a connection identifier too, except where the standard lists devices
/// (endpoint, device, ...).
bool isConnection(const XmlElement &element)
{
    if (element.child("callID"_L1))
        return true;
    const XmlElement device = element.child("deviceID"_L1);
    if (!device || device.nextSibling() || element.firstChild().name() != device.name())
        return false;
    const QString &name = element.name();
    return name != "endpoint"_L1 && name != "associatedNID"_L1 && name != "device"_L1
        && name != "otherLogicalDeviceList"_L1 && name != "alternateRoutes"_L1;
}

void collectIds(const XmlElement &element, QJsonArray &ids)
{
    if (isConnection(element)) {
        ids.append(QJsonObject{{u"call"_s, textOrNull(element.child("callID"_L1))},
            {u"device"_s, textOrNull(element.child("deviceID"_L1))}});
    }
    for (auto child = element.firstChild(); child; child = child.nextSibling())
        collectIds(child, ids);
}

void collectFields(
    const XmlElement &element, const QString &path, QMap<QString, QStringList> &values)
{
    const QString below = path.isEmpty() ? path : path + u'/';
    for (const XmlAttribute &attribute : element.attributes())
        values[below + u'@' + attribute.name].append(attribute.value);
    // An empty leaf says something by being there (notKnown, restricted). Text between children is rare and
    // mostly line breaks; anything else in it is kept.
    const bool isLeaf = !element.hasChildren() && !path.isEmpty();
    const QString text = element.value();
    if (isLeaf || !text.isEmpty())
        values[path].append(text);
    for (auto child = element.firstChild(); child; child = child.nextSibling())
        collectFields(child, below + child.name(), values);
}

} // namespace

QJsonArray connectionIds(const XmlElement &root)
{
    QJsonArray ids;
    collectIds(root, ids);
    return ids;
}

QJsonObject fields(const XmlElement &root)
{
    QMap<QString, QStringList> values;
    collectFields(root, {}, values);
    QJsonObject object;
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        if (it->size() == 1)
            object.insert(it.key(), it->first());
        else
            object.insert(it.key(), QJsonArray::fromStringList(*it));
    }
    return object;
}

} // namespace balie::tracetool
