#pragma once

#include "crm-connectors/api/ConnectorSetup.h"

#include <QByteArray>

namespace balie::app {

/// The connectors as they stand in the settings: JSON, without any secret.
QByteArray toBytes(const QVector<crm::ConnectorEntry> &entries);
/// What cannot be read is left out.
QVector<crm::ConnectorEntry> connectorEntries(const QByteArray &bytes);

/// An id for a new one: that of the profile, with a number behind it where it is taken.
QString freeConnectorId(const QVector<crm::ConnectorEntry> &entries, const QString &profile);

} // namespace balie::app
