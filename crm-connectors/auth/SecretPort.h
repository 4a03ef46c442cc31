#pragma once

#include "base/Expected.h"

#include <QHash>
#include <QString>
#include <QStringList>
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
    using Secrets = QHash<QString, QString>; ///< by name; empty: nothing stored
    using Change = std::function<Secrets(const Secrets &stored)>;

    virtual ~SecretPort() = default;
    virtual void read(const QString &name, Read done) = 0;
    virtual void write(const QString &name, const QString &secret, Done done) = 0;
    virtual void remove(const QString &name, Done done) = 0; ///< what is not there is removed
    /// Reads these, writes what `change` makes of them, and removes what that leaves empty once the
    /// rest stands. One update of a connector comes after the other, and each goes on to its end
    /// when this port is gone meanwhile: what is to be written may be worth more than who asks.
    /// `change` is called once, on any thread, unless one cannot be read. `done` is told as soon as
    /// all is written; where nothing is, how removing went.
    virtual void update(const QStringList &names, Change change, Done done) = 0;
    /// Removes all of these in the order of the updates, so that none that was asked for before
    /// brings one back; reads nothing, so that one that cannot be read goes too.
    virtual void removeAll(const QStringList &names, Done done) = 0;
};

} // namespace balie::crm
