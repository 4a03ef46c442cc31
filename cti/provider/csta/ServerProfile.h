#pragma once

#include "cti/csta/LoginForm.h"
#include "cti/csta/Namespaces.h"

#include <QStringList>
#include <QVector>
#include <optional>

namespace balie::cti {

/// How one make of CSTA switch differs from another: data, read by one code path. The named
/// instances are in the .cpp; a new switch is a new row there.
struct ServerProfile {
    /// How a session begins and what keeps it.
    enum class Session {
        ApplicationSession, ///< ECMA-354
        SystemRegister, ///< the server sends SystemStatus, then we register
        None,
    };
    /// DeflectCall/newDestination: a device itself, or a list of device elements.
    enum class DeflectForm { Device, DeviceList };
    /// How the application asks whether the PBX lives.
    enum class Probe { RequestSystemStatus, SystemStatus, SessionTimer };
    enum class Park { ParkDevice, OwnNumber, None };

    QString name;
    QVector<csta::Edition> editions{
        csta::Edition::Ed6, csta::Edition::Ed5, csta::Edition::Ed4, csta::Edition::Ed3};
    /// What a maker puts behind the namespace of an edition to number its own versions, best first.
    QStringList versionSuffixes{};
    Session session = Session::ApplicationSession;
    std::optional<csta::LoginForm> login; ///< nothing: the switch asks for no name and no password
    DeflectForm deflect = DeflectForm::DeviceList;
    bool deviceIdFirst = false; ///< ConnectionID written as deviceID, callID
    Probe probe = Probe::RequestSystemStatus;
    Park park = Park::ParkDevice;
    bool privateData = false; ///< docs/csta-profile.md is spoken: names, directory, watch list
    bool snapshotHasServices
        = false; ///< DND and forwarding come with the snapshot; else they are asked for
    bool snapshotSupersedes
        = true; ///< what came before a snapshot's answer is in it; else it applies after it
    bool pipelinesSnapshot
        = false; ///< the snapshot may be asked for before the monitor's answer is in
    bool blindTransfer = true; ///< SingleStepTransferCall exists; else consult and complete at once
    bool resyncs = true; ///< false only to show in tests what re-synchronising is good for
    int outstanding = 20; ///< requests under way at a time
    int requestsPerSecond = 0; ///< 0 is no limit
    int sessionSeconds = 300; ///< asked for; reset at half of what is granted

    /// The profile of that name; "balie" for an empty name, nothing for one that does not exist.
    static std::optional<ServerProfile> named(const QString &name);
    static QStringList names();
};

} // namespace balie::cti
