#include "desk/notes/NoteSubject.h"

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView personMark("person:");
constexpr QLatin1StringView numberMark("number:");

QString behind(const NoteSubject &subject, QLatin1StringView mark)
{
    return subject.value().startsWith(mark) ? subject.value().sliced(mark.size()) : QString();
}

} // namespace

NoteSubject noteSubject(const PersonId &person)
{
    return person.isEmpty() ? NoteSubject() : NoteSubject(personMark + person.value());
}

NoteSubject noteSubject(const PhoneNumber &number)
{
    return number.key().isEmpty() ? NoteSubject() : NoteSubject(numberMark + number.key());
}

NoteSubject noteSubject(const cti::Party &party, const People &people)
{
    const Person *person = people.atDevice(party.device);
    if (!person && !party.number.isEmpty())
        person = people.byNumber(party.number);
    if (person)
        return noteSubject(person->id);
    if (party.withheld)
        return {};
    return noteSubject(
        people.numbers().numbers.read(party.number.isEmpty() ? extensionOf(party.device) : party.number));
}

PersonId personOf(const NoteSubject &subject)
{
    return PersonId(behind(subject, personMark));
}

QString numberKeyOf(const NoteSubject &subject)
{
    return behind(subject, numberMark);
}

} // namespace balie::desk
