#pragma once

#include "tests/connectors-conformance/ConnectorBench.h"

#include <QVector>

namespace balie::test {

/// What every connector must do, in cells that each start with the stand-in as new. The same for
/// every system: what one cannot have stands in cells.json.
class Contract {
public:
    enum class Pace {
        Quick, ///< in a mutation run too
        Slow,
    };
    struct Cell {
        QString name; ///< "find.e164"
        Pace pace = Pace::Quick;
        /// What is wrong; empty: nothing. The bench has its connector.
        QString (*check)(ConnectorBench &bench) = nullptr;
        BenchWishes wishes{};
        bool needsClean = true; ///< no violations may be left behind
    };

    static const QVector<Cell> &cells();
    /// One cell against this profile, from making the connector to looking for violations.
    static QString run(const Cell &cell, const QJsonObject &profile, ConnectorBench &bench);
};

} // namespace balie::test
