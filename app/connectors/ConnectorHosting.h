#pragma once

#include "crm-connectors/host/HostedConnector.h"
#include "crm-connectors/making/ConnectorMaker.h"

namespace balie::app {

/// Differs whenever what the connector is made of differs, the profile's text and the authorities' file too. Any thread;
/// reads that file.
QByteArray fingerprint(const crm::ConnectorPlan &plan);

/// A connector for the host, made when it comes into use, on the connectors' thread; one that cannot be made is parked with
/// its reason.
crm::HostedConnector hostConnector(const crm::ConnectorPlan &plan, HttpPort &http, Clock &clock);

} // namespace balie::app
