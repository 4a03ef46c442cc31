#pragma once

#include "base/Expected.h"

#include <QString>
#include <functional>

namespace balie::crm {

/// The secrets of one connector, by name: the keys of its profile's secret settings, and names with
/// a dot in them, which are the sign-in's own. Implemented by the program over the system's
/// keychain.
///
/// One thread: every call answers once, later, on the thread that called. What was written stays
/// readable when the program is killed right after the answer; without a keychain, until the
/// program ends. Errors: NotSupported (no keychain), NotAllowed, Io; with a sentence.
class SecretPort {
public:
    using Read = std::function<void(Expected<QString>)>; ///< empty: nothing stored
    using Done = std::function<void(Expected<void>)>;

    virtual ~SecretPort() = default;
    virtual void read(const QString &name, Read done) = 0;
    virtual void write(const QString &name, const QString &secret, Done done) = 0;
    virtual void remove(const QString &name, Done done) = 0; ///< what is not there is removed
};

} // namespace balie::crm
