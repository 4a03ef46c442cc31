#pragma once

#include "base/Expected.h"
#include "base/http/HttpPort.h"

#include <QJsonValue>

namespace balie::crm {

/// Why a body could not be read.
struct UnreadBody {
    enum class Kind { WebPage, Malformed };
    Kind kind = Kind::Malformed;
    QString detail; ///< English, nothing of the body itself
};

/// The body of an answer as JSON; Undefined when it is empty. With `isAtom` it may be Atom XML too,
/// which becomes JSON as atomAsJson() says. Any thread.
Expected<QJsonValue, UnreadBody> readAnswerBody(const HttpReply &reply, bool isAtom);

/// Atom by local names: children by their name, a list where there are several of one name; "@name"
/// for attributes and "#text" for the text beside them. A feed has the list "entry" even when it is
/// empty, and the list "$resources" with what is inside each entry's payload (SData) or properties
/// (OData), which is what the same server tells in JSON.
Expected<QJsonValue, UnreadBody> atomAsJson(const QByteArray &document);

} // namespace balie::crm
