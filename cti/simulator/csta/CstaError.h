#pragma once

#include "base/Expected.h"
#include "cti/simulator/csta/Dialect.h"
#include "cti/simulator/csta/RequestShape.h"
#include "cti/simulator/engine/Refusal.h"

#include <QByteArray>
#include <vector>

namespace balie::sim {

/// CSTAErrorCode: one of its categories and a value of that category's enumeration
/// (for privateErrorCode: a word of our profile). Both are literals.
struct CstaError {
    QByteArrayView category;
    QByteArrayView value;

    static CstaError operation(QByteArrayView value) { return {"operation", value}; }
    static CstaError state(QByteArrayView value) { return {"stateIncompatibility", value}; }
    static CstaError profile(QByteArrayView value) { return {"privateErrorCode", value}; }
    static CstaError of(const Refusal &refusal);
    static CstaError of(ShapeFault fault);

    QByteArray document(const Dialect &dialect) const;
};

/// A response, and what the server sends on its own account after it (segments).
struct Answer {
    Answer(QByteArray response)
        : document(std::move(response))
    {
    }

    QByteArray document;
    std::vector<QByteArray> followUps;
};

using Reply = Expected<Answer, CstaError>;

} // namespace balie::sim
