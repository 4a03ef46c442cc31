#pragma once

#include <QHostAddress>
#include <QString>
#include <optional>

namespace balie::sim {

/// Where a PBX listens. A port of 0 takes any free one; nothing means that this kind is off.
struct ServerOptions {
    QHostAddress address{QHostAddress::LocalHost};
    std::optional<quint16> ws;
    std::optional<quint16> wss;
    std::optional<quint16> tcp;
    std::optional<quint16> tls;
    /// Xsi. On loopback they listen on every node of the face's options, else on `address` alone.
    std::optional<quint16> http;
    std::optional<quint16> https;
    /// PEM files; needed for wss, tls and https.
    QString certificateFile;
    QString keyFile;
};

/// The ports that were taken; 0 where nothing listens.
struct ServerPorts {
    quint16 ws = 0;
    quint16 wss = 0;
    quint16 tcp = 0;
    quint16 tls = 0;
    quint16 http = 0;
    quint16 https = 0;
};

} // namespace balie::sim
