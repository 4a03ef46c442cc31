#pragma once

#include "base/Error.h"

#include <QCborMap>
#include <QCoreApplication>
#include <chrono>

namespace balie::crm {

/// What went wrong at a database, in words. The detail holds the SQLSTATE, and the driver's message
/// without what may be a person. Any thread.
class SqlFaults {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::SqlFaults)

public:
    /// Of an answer with a state (SqlWire.h).
    static Error ofAnswer(const QCborMap &answer);

    static Error crashed(int code);
    static Error late(std::chrono::milliseconds deadline);
    static Error notInstalled(const QString &why);
    static Error nonsense(const QString &what);
    static Error gone();
    static Error notSupported();
};

} // namespace balie::crm
