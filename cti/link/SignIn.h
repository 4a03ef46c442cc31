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
    bool mayBeReadable = false; ///< the user accepts that others can read what is sent (isReadable())
};

/// Whether what is sent to this server is encrypted on the way: wss and tls.
bool isEncrypted(const QUrl &server);

/// Whether others on the network can read what is sent to this server, the password first of all: ws or
/// tcp, and not to this computer itself.
bool isReadable(const QUrl &server);

} // namespace balie::cti
