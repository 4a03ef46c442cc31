#pragma once

#include "base/Expected.h"
#include "cti/transport/Transport.h"

#include <QAbstractSocket>
#include <QSslConfiguration>
#include <QSslError>

namespace balie::cti {

/// How far a connection had come when it failed: the same socket error means different things.
enum class SocketStage { Connecting, Securing, Upgrading, Open };

/// A socket's error as a sentence for the user. `detail` is the socket's own text.
Error socketError(QAbstractSocket::SocketError error, SocketStage stage, const Endpoint &endpoint,
    const QString &detail);

/// The certificate is not trusted, has expired or was made for another name: the sentence says
/// which.
Error trustError(const QList<QSslError> &errors, const Endpoint &endpoint);

/// A message was too long for the side that received it (RFC 6455, close code 1009).
Error tooLargeError(const QString &detail);

/// The other end answers, but not as a CSTA server does.
Error notCstaError(const Endpoint &endpoint, const QString &detail);

/// The system's certificate authorities and the endpoint's own; peers are always verified.
/// InvalidInput if the extra ones cannot be read.
Expected<QSslConfiguration> trustedConfiguration(const Endpoint &endpoint);

} // namespace balie::cti
