#pragma once

#include <QString>

namespace balie::desk {

/// How a folded word sounds to Dutch ears: equal for Janssen and Jansen, Meijer, Meyer and Meier, Visscher and Visser,
/// Claes and Klaas, Vermeer and Fermeer. The key of a word's beginning is the beginning of its key, but for the last letter
/// or two.
QString soundKey(const QString &folded);

} // namespace balie::desk
