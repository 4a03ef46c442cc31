#pragma once

#include "crm-connectors/profile/Profile.h"

#include <QJsonValue>

namespace balie::crm::resultPath {

// Reading an answer by the paths of a profile. Any thread. An answer of another shape gives
// nothing; it is never an error here.

/// The names of a path: "data.0.[odata.nextLink]" has three.
QStringList namesOf(const ResultPath &path);

/// Every value that the path leads to, in order; of an empty path `from` itself. "*" goes into each
/// member of a list or an object. A name that meets a list means the member of it whose `name` it
/// is (SugarCRM tells name_value_list both ways).
QVector<QJsonValue> all(const QJsonValue &from, const ResultPath &path);
/// The first of them; Undefined: none.
QJsonValue first(const QJsonValue &from, const ResultPath &path);

/// A value as text: of lists, objects and null it is empty. An XML element with attributes is the
/// text in it.
QString text(const QJsonValue &value);
/// The texts that are not empty, trimmed.
QStringList texts(const QJsonValue &from, const ResultPath &path);
/// true, a number that is not 0, or a text that says neither "false", "no" nor "0".
bool isTrue(const QJsonValue &value);

struct Records {
    QVector<QJsonValue> list;
    bool isThere = false; ///< something stood there, be it an empty list or null
};
/// The records of an answer: the list at `path`, or the one object there. A wrapper that some
/// servers leave out is not missed: with "d.results" the list may stand at "d".
Records records(const QJsonValue &answer, const ResultPath &path);

} // namespace balie::crm::resultPath
