#pragma once

#include "cti/simulator/csta/FaceOptions.h"

#include <QByteArray>
#include <compare>

namespace balie::sim {

/// What decides how a document is written for one session: agreed edition and the face's habits.
/// Sessions with the same dialect share the text of an event.
struct Dialect {
    int edition = 6;
    XmlNaming naming = XmlNaming::DefaultNamespace;
    bool deviceIdFirst = false;
    bool privateData = true;
    bool callLinkage = true;
    bool stamp = false;

    static Dialect of(const FaceOptions &options, int edition);
    QByteArray namespaceUri() const;
    auto operator<=>(const Dialect &) const = default;
};

/// The edition of a CSTA namespace of any maker (".../csta/ed4", ".../csta/ed3/priv7"); 0 when it
/// is none.
int editionOfNamespace(QStringView uri);

inline constexpr char sessionNamespace[]
    = "http://www.ecma-international.org/standards/ecma-354/appl_session";

} // namespace balie::sim
