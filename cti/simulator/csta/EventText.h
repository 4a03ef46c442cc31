#pragma once

#include "cti/simulator/csta/Dialect.h"
#include "cti/simulator/engine/Engine.h"

#include <QByteArray>

namespace balie::sim {

class LinkageBook;

/// One engine event as a document in one dialect, written once; a monitor's copy only fills in its
/// cross reference and the monitored device's own state.
class EventText {
public:
    EventText(const Event &event, const Dialect &dialect, const Engine &engine,
        const LinkageBook &linkage);

    const Dialect &dialect() const { return m_dialect; }
    /// The whole message "9999<xml".
    QByteArray copyFor(const QByteArray &crossRef, ConnectionState local) const;

private:
    Dialect m_dialect;
    QByteArray m_text;
    qsizetype m_crossRefAt = 0;
    qsizetype m_localAt = -1; ///< -1: this event says nothing about a connection
};

} // namespace balie::sim
