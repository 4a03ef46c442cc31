#include "cti/xsi/ServiceDecoder.h"

#include "cti/xsi/Decoder.h"
#include "cti/xsi/Elements.h"

namespace balie::xsi {

using namespace Qt::Literals::StringLiterals;

ServiceState serviceFrom(const XmlElement &service)
{
    ServiceState state;
    // Direct children only: the criteria of a selective service have an "active" too.
    state.active = boolOf(service, "active"_L1);
    for (const auto name :
        {"forwardToPhoneNumber"_L1, "remoteOfficeNumber"_L1, "defaultForwardToPhoneNumber"_L1}) {
        if (state.to.isEmpty())
            state.to = textOf(service, name);
    }
    return state;
}

Expected<ServiceState> decodeService(const QByteArray &document)
{
    const auto tree = XmlTree::parse(document);
    if (!tree)
        return unexpected(Error(tree.error()));
    ServiceState state = serviceFrom(tree->root());
    state.document = document;
    return state;
}

Expected<QStringList> decodeServices(const QByteArray &document)
{
    const auto tree = XmlTree::parse(document);
    if (!tree)
        return unexpected(Error(tree.error()));
    QStringList names;
    for (const auto &service : allNamed(tree->root(), "service"_L1)) {
        if (const QString name = textOf(service, "name"_L1); !name.isEmpty())
            names.append(name);
    }
    return names;
}

} // namespace balie::xsi
