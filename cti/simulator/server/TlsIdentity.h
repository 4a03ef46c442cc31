#pragma once

#include "base/Expected.h"
#include "cti/simulator/server/ServerOptions.h"

#include <QSslConfiguration>

namespace balie::sim {

/// Certificate and key from the files that the options name, for a server that asks its clients for
/// none.
Expected<QSslConfiguration> loadTls(const ServerOptions &options);

} // namespace balie::sim
