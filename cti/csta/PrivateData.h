#pragma once

#include "base/xml/XmlTree.h"
#include "cti/model/Entitlements.h"

#include <optional>

namespace balie::csta {

/// What docs/csta-profile.md puts into private data. Every part is optional; a message of another
/// switch has none. Values that a message does not carry stay nullopt or empty, never a default
/// that could be mistaken.
struct PrivateData {
    struct SessionInfo {
        QString server;
        QString userName;
        QString device;
        QString voiceMailDevice;
        std::optional<cti::Entitlements> entitlements;

        friend bool operator==(const SessionInfo &, const SessionInfo &) = default;
    };
    struct Name {
        QString device;
        QString name;

        friend bool operator==(const Name &, const Name &) = default;
    };
    struct Forwarding {
        QString type; ///< word of the standard: forwardImmediate, ...
        bool on = false;
        QString to;

        friend bool operator==(const Forwarding &, const Forwarding &) = default;
    };
    struct DeviceState {
        std::optional<bool> doNotDisturb;
        std::optional<bool> inService;
        QVector<Forwarding> forwarding;

        friend bool operator==(const DeviceState &, const DeviceState &) = default;
    };
    /// Stands in the same order as the snapshotDeviceResponseInfo it belongs to.
    struct Connection {
        QString call;
        QString direction; ///< "in", "out" or empty
        QString remoteDevice;
        QString remoteName;
        QString calledDevice;
        QString lastRedirectionDevice;
        QString recall; ///< "noAnswer", "busy", "park", "hold" or empty
        std::optional<qint64> startedMsAgo;
        std::optional<qint64> answeredMsAgo;
        std::optional<qint64> heldMsAgo;

        friend bool operator==(const Connection &, const Connection &) = default;
    };
    struct Device {
        QString id;
        QString name;
        QString department;
        QString title;
        QString mobile;
        QString email;
        QString deputy;
        QString category; ///< "station", "park", "voiceUnit", "acd", "outside" or empty
        bool watchable = true; ///< false only where the switch says so

        friend bool operator==(const Device &, const Device &) = default;
    };
    struct DevicePage {
        int total = 0;
        int offset = 0;
        QVector<Device> devices;

        friend bool operator==(const DevicePage &, const DevicePage &) = default;
    };
    struct WatchList {
        quint64 revision = 0;
        QVector<QString> devices;

        friend bool operator==(const WatchList &, const WatchList &) = default;
    };

    std::optional<SessionInfo> sessionInfo;
    QVector<Name> names;
    QString recall; ///< of a call event: "noAnswer", "busy", "park", "hold" or empty
    std::optional<qint64> stampNs;
    std::optional<DeviceState> deviceState;
    QVector<Connection> connections;
    std::optional<DevicePage> devices;
    std::optional<WatchList> watchList;
    std::optional<quint64> watchListChanged; ///< the new revision
    bool devicesChanged = false;

    /// What the switch calls that device, empty if it does not say.
    QString nameOf(const QString &device) const;

    friend bool operator==(const PrivateData &, const PrivateData &) = default;
};

/// Reads all private data of a message: in extensions, in privateData, or directly (ECMA-354).
PrivateData readPrivateData(const XmlElement &root);

} // namespace balie::csta
