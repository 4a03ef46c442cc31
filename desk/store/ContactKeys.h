#pragma once

#include "base/contacts/Contact.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>
#include <array>

namespace balie::desk {

/// What a contact is found by, all of it folded; made of the contact alone. A word is in one section only where it
/// stands: "Jan Jansen" has jan under First and jansen under Last. A value.
struct ContactKeys {
    /// In the order in which matches are shown.
    enum Section { Last, First, Initials, Company, Department, Particle };
    static constexpr int sections = 6;

    QString sort; ///< by which contacts are in order: "berg jan pieter"; of a company its name
    std::array<QStringList, sections> words;

    static ContactKeys of(const Contact &contact);

    /// How `words` is kept and indexed for several words at once: the sections with '|' between them. Particles
    /// carry a mark, so that "de" does not find everybody called De Vries.
    QString toText() const;
    static ContactKeys fromText(const QString &sort, const QString &text);
};

/// The section of the first word in ContactKeys::toText() (as UTF-8) that begins like this; -1 where there is none. For
/// thousands of contacts in the time of a key press.
int sectionOf(QByteArrayView text, const QByteArray &beginning);

/// Before a particle in the text index.
inline constexpr QChar particleMark = QChar(u'\u00b7');
/// The words of a text, folded, in order; no word longer than a name can be.
QStringList foldedWords(const QString &text);

} // namespace balie::desk
