#include "desk/people/Person.h"

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

QString extensionOf(const cti::DeviceId &device)
{
    QStringView text = device.value();
    for (const auto scheme : {"sip:"_L1, "sips:"_L1, "tel:"_L1}) {
        if (text.startsWith(scheme, Qt::CaseInsensitive)) {
            text = text.sliced(scheme.size());
            break;
        }
    }
    qsizetype end = 0;
    while (end < text.size() && !u"@:;"_s.contains(text.at(end)))
        ++end;
    return text.first(end).toString();
}

PersonId personIdFor(const Person &person)
{
    if (!person.device.isEmpty())
        return PersonId(person.device.value());
    return PersonId(u"contact:%1|%2"_s.arg(person.name, person.mobile));
}

} // namespace balie::desk
