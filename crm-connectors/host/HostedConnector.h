#pragma once

#include "crm-connectors/api/Connector.h"

#include <QByteArray>
#include <functional>
#include <memory>

namespace balie::crm {

/// One connector as the program gives it to the host. On the host's thread.
struct HostedConnector {
    QString id; ///< as in CardKey::connector
    QString name; ///< as the user calls it
    QStringList schemes; ///< of links, beside https
    /// Differs whenever profile, settings or secrets differ. Where one with the same id and the same
    /// set-up is at work already, that one stays, with its session and all that is under way.
    QByteArray setup;
    /// What the connector was given: its session. Goes after it.
    std::shared_ptr<void> tools;
    std::unique_ptr<Connector> connector; ///< nullptr: parked
    QString parked; ///< a sentence: why its profile or engine cannot be used
    QString remedy; ///< of a parked one: a sentence; may be empty
    /// Called when it comes into use, to fill in what the lines above did not; may be empty.
    std::function<void(HostedConnector &)> make;
};

} // namespace balie::crm
