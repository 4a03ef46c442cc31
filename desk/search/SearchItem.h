#pragma once

#include "desk/contacts/ContactMerge.h"
#include "desk/search/NameSpans.h"

namespace balie::desk {

/// One row of the search results.
struct SearchItem {
    enum class Kind { Person, Contact, Dial };
    Kind kind = Kind::Person;
    PersonId person; ///< for Person; for Contact the colleague whose telephone it is, where it is one's
    qint64 contact = 0; ///< for Contact: its row in the store, the first where several sources know him
    QString number; ///< what would be dialled: the extension, or the number that was typed; a contact may have none
    QString mobile; ///< for Contact: what would be dialled; empty: none is known
    QString why; ///< why it matched, translated: "department Sales", "mobile 06 1234.."; empty when
                 ///< the row says it
    QString text; ///< for Dial: "Dial 06 12345678"; for Contact: the name
    QString detail; ///< for Contact: company and number
    QVector<MergedNumber> numbers; ///< for Contact: all that can be dialled
    QStringList emails; ///< for Contact
    QStringList sources; ///< for Contact: what the user calls the source of each member
    QStringList contactKeys; ///< for Contact: contactKey() of each member
    bool favourite = false; ///< for Contact
    bool isEmergency = false; ///< for Dial: the number for help
    QVector<TextSpan> nameSpans;

    friend bool operator==(const SearchItem &, const SearchItem &) = default;
};

} // namespace balie::desk
