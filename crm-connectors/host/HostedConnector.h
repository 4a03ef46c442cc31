#pragma once

#include "crm-connectors/api/Connector.h"

#include <QByteArray>
#include <memory>

namespace balie::crm {

/// One connector as the program gives it to the host. Made on the host's thread; only moved when it
/// is new.
struct HostedConnector {
    QString id; ///< as in CardKey::connector
    QString name; ///< as the user calls it
    QStringList schemes; ///< of links, beside https
    /// Differs whenever profile, settings or secrets differ. With the same one as before, what is
    /// remembered of the connector stays, and so does what is known of its health.
    QByteArray setup;
    /// What the connector was given: its session. Goes after it.
    std::shared_ptr<void> tools;
    std::unique_ptr<Connector> connector; ///< nullptr: parked
    QString parked; ///< a sentence: why its profile or engine cannot be used
    QString remedy; ///< of a parked one: a sentence; may be empty
};

} // namespace balie::crm
