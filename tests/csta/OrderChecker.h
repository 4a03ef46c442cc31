#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace balie::test {

/// What the standard says of one message, written down apart from the product's table: the names
/// below the root in their order, "!" behind the mandatory ones, and a document in the wrong order.
struct MessageFact {
    const char *root;
    const char *elements;
    const char *wrong;
};
const QVector<MessageFact> &messageFacts();

/// The first fault against the facts in a document (wrong order, twice, unknown, missing); empty:
/// none.
QString orderFault(const QByteArray &document);

} // namespace balie::test
