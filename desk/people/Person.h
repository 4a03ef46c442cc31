#pragma once

#include "cti/model/Ids.h"

namespace balie::desk {

/// A person in this program: the device id where there is one, else made from name and number.
/// Stable over restarts, so that favourites can be kept.
using PersonId = cti::StringId<struct PersonIdTag>;

/// A colleague as the directory or the people file tells. Empty is unknown.
struct Person {
    PersonId id;
    QString name;
    QString department;
    QString title;
    cti::DeviceId device; ///< empty: a contact without a line here; has no lamp
    QString extension; ///< what people call the device: the dialable part of `device`
    QString number; ///< what outsiders dial, where the directory tells it
    QString mobile;
    QString email;
    cti::DeviceId deputy;
    bool favourite = false;
    bool watchable = true; ///< false: the owner shields it

    friend bool operator==(const Person &, const Person &) = default;
};

/// The part of a device id that people know: "201" of "sip:201@pbx" or "201:CMSIM::0".
QString extensionOf(const cti::DeviceId &device);

/// The id of a person with these properties, see PersonId.
PersonId personIdFor(const Person &person);

} // namespace balie::desk
