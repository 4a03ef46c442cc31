#pragma once

#include "desk/store/ContactKeys.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace balie::desk {

/// What somebody typed to find a contact, taken apart. Text of any length.
struct ContactQuery {
    QStringList words; ///< folded; every one has to be found. Without particles, but for the last word
    QString digits; ///< all digits, where nothing else than a number was typed; else empty

    static ContactQuery of(const QString &typed);

    /// What the last word begins when it is on its way to an ij; without words where it is not.
    ContactQuery onTheWay() const;

    bool isNumber() const { return !digits.isEmpty(); }
    /// For contact_text: all words, each as a beginning.
    QString match() const;
    /// The same for no more of each word than the text index has lists of its own for: at once, but with some who do
    /// not fit.
    QString quickMatch() const;
    /// The same with one word left out; null where it was the only one.
    QString matchWithout(qsizetype word) const;
};

/// A folded word as a term of the text index: the beginning of one, or the whole.
QString beginningTerm(const QString &word);
QString wholeTerm(const QString &word);

} // namespace balie::desk
