#pragma once

#include <QString>
#include <QStringList>

namespace balie::desk {

/// The form in which names are compared: lower case, without diacritics, one letter for ij and y.
QString fold(QStringView text);

/// Splits at everything that is neither letter nor digit; an apostrophe splits too ("'t Hoen",
/// "d'Or").
QStringList wordsOf(const QString &text);

/// For a word that is being typed and ends with an i, on its way to an ij: what that begins when folded, "dy" for "di".
/// Empty for all others.
QString onTheWayToIj(const QString &folded);

/// Whether two names have a word in common that is no particle and no single letter: "A. de Vries" and "Anna de Vries" are
/// one where they have one number; reception and its manager are two.
bool sharesName(const QString &a, const QString &b);

/// Whether a folded word is a particle of Dutch names, or a common foreign one: "van", "der", "de",
/// "'t".
bool isNameParticle(const QString &folded);

} // namespace balie::desk
