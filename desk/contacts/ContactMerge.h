#pragma once

#include "desk/people/Person.h"
#include "desk/store/ContactTable.h"

#include <QVector>
#include <functional>
#include <optional>

namespace balie::desk {

/// A number of a merged contact, once, with everything that has it.
struct MergedNumber {
    ContactNumberKind kind = ContactNumberKind::Other;
    PhoneNumber number;
    bool preferred = false;
    QVector<int> members; ///< indices into MergedContact::members

    friend bool operator==(const MergedNumber &, const MergedNumber &) = default;
};

/// One person or company out of one or more contacts, and the colleague who it is.
struct MergedContact {
    struct Member {
        qint64 contact = 0; ///< StoredContact::id; 0: the colleague
        qint64 source = 0;

        friend bool operator==(const Member &, const Member &) = default;
    };

    std::optional<PersonId> colleague;
    QVector<Member> members; ///< the colleague first, then in the order given
    /// What the first member that knows it says.
    QString name;
    QString company;
    QString department;
    QString title;
    QVector<MergedNumber> numbers;
    QStringList emails;
    QStringList notes;

    friend bool operator==(const MergedContact &, const MergedContact &) = default;
};

/// Takes contacts that are one person together: those with one number and one name, one e-mail address and no
/// other name, or one uid that is unique in the world. For the few that a search or a call gives: grows with the square of
/// their number. The order is that of the first of each.
QVector<MergedContact> merged(const QVector<StoredContact> &contacts, const QVector<Person> &colleagues,
    const PhoneNumbers &numbers);

/// How many people contacts are, as merged() would say, without those of whom one contact is left out. For thousands:
/// grows with their number.
int countPeople(const QVector<StoredContact> &contacts, const std::function<bool(const StoredContact &)> &isLeftOut = {});

} // namespace balie::desk
