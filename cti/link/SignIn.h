#pragma once

#include "cti/model/Ids.h"

#include <QByteArray>
#include <QString>
#include <QUrl>
#include <optional>

namespace balie::cti {

/// Which protocol an address is of.
enum class Protocol { Csta, Xsi };

/// What operators of Xsi set up differently (Xsi Interface Specification R2020.07, 3.3 and 4.3): the three
/// contexts that stand before its paths, and what is asked for.
struct XsiContexts {
    QString actions = QStringLiteral("/com.broadsoft.xsi-actions");
    QString events = QStringLiteral("/com.broadsoft.xsi-events");
    QString async = QStringLiteral("/com.broadsoft.async/com.broadsoft.xsi-events");
    /// X-BroadWorks-Protocol-Version; without it a server changes its documents with its release.
    QString version = QStringLiteral("22.0");
    /// Of other people the Basic Call events, which tell neither hold nor retrieve, instead of Standard
    /// Call (4.4): less for the server to send.
    bool basicCalls = false;

    friend bool operator==(const XsiContexts &, const XsiContexts &) = default;
};

enum class Credential { Password, BearerToken };

/// Everything needed to sign in to a PBX. The password stands here only between keychain (or
/// dialog) and provider; never written to settings, log or trace.
struct SignIn {
    /// CSTA: ws, wss (path /csta if none given), tcp or tls (Annex J.2). Xsi: https, http. Host and port.
    QUrl server;
    QString user; ///< Xsi: the whole user id with its domain
    QString password; ///< or the token, see `credential`
    Credential credential = Credential::Password;
    XsiContexts xsi;
    int requestsPerSecond = 20; ///< Xsi: more than this is not asked of the server, commands apart
    DeviceId ownDevice; ///< empty: the one the PBX assigns
    QByteArray extraCaPem; ///< the office's own certificate authorities, PEM; added to the system's
    QString profile; ///< name of the server profile; empty is "balie"
    bool mayBeReadable = false; ///< the user accepts that others can read what is sent (isReadable())
};

Protocol protocolOf(const QUrl &server);

/// Whether what is sent to this server is encrypted on the way: wss, tls and https.
bool isEncrypted(const QUrl &server);

/// Whether others on the network can read what is sent to this server, the password first of all: ws,
/// tcp or http, and not to this computer itself.
bool isReadable(const QUrl &server);

} // namespace balie::cti
