#pragma once

#include "crm-connectors/api/ConnectorSetup.h"

#include <QByteArray>

namespace balie::app {

/// The connectors as they stand in the settings: JSON, without any secret.
QByteArray toBytes(const QVector<crm::ConnectorEntry> &entries);
/// What cannot be read is left out.
QVector<crm::ConnectorEntry> connectorEntries(const QByteArray &bytes);

/// An id for a new one, which no other ever had: reports that wait, copies and chosen cards of a system that was removed
/// must not come to another.
QString newConnectorId(const QString &profile);

} // namespace balie::app
