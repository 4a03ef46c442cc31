#include "cti/simulator/csta/Dialect.h"

#include <QRegularExpression>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

Dialect Dialect::of(const FaceOptions &options, int edition)
{
    Dialect dialect;
    dialect.edition = edition;
    dialect.naming = options.naming;
    dialect.deviceIdFirst = options.deviceIdFirst;
    dialect.privateData = options.privateData;
    dialect.callLinkage = options.callLinkage && edition >= 6;
    dialect.stamp = options.stamp && options.privateData;
    return dialect;
}

QByteArray Dialect::namespaceUri() const
{
    return "http://www.ecma-international.org/standards/ecma-323/csta/ed"
        + QByteArray::number(edition);
}

int editionOfNamespace(QStringView uri)
{
    static const QRegularExpression pattern(u"/csta/ed([1-9])(/priv\\d+)?$"_s);
    const auto match = pattern.match(uri);
    return match.hasMatch() ? match.capturedView(1).toInt() : 0;
}

} // namespace balie::sim
