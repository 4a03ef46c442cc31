#pragma once

#include <QJsonObject>
#include <QString>
#include <QVector>

namespace balie::test {

/// A profile with one thing changed.
struct Mutant {
    QString name; ///< where, as a JSON pointer, and what: "/auth/tokenUrl other path"
    QJsonObject profile;
};

/// Every mutant of a profile, by rules: one header, parameter, address, path into an answer, field,
/// filter, notation, status or constant at a time. Always in the same order. What only people read
/// (comments, labels, names of steps, settings) and what only support reads (messagePath) stays.
QVector<Mutant> mutantsOf(const QJsonObject &profile);

} // namespace balie::test
