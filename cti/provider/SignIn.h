#pragma once

#include "cti/model/Ids.h"

#include <QByteArray>
#include <QString>
#include <QUrl>
#include <optional>

namespace balie::cti {

/// Everything needed to sign in to a PBX. The password stands here only between keychain (or
/// dialog) and provider; never written to settings, log or trace.
struct SignIn {
    /// ws, wss (path /csta if none given), tcp or tls (Annex J.2); host and port.
    QUrl server;
    QString user;
    QString password;
    DeviceId ownDevice; ///< empty: the one the PBX assigns
    QByteArray extraCaPem; ///< the office's own certificate authorities, PEM; added to the system's
    QString profile; ///< name of the server profile; empty is "balie"
};

} // namespace balie::cti
