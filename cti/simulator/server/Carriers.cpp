#include "cti/simulator/server/Carriers.h"

namespace balie::sim {

void Carriers::adopt(std::unique_ptr<Carrier> carrier)
{
    Carrier *added = carrier.get();
    m_carriers.push_back(std::move(carrier));
    // Queued: the carrier is in the middle of its socket's signal.
    connect(
        added, &Carrier::finished, this,
        [this, added] {
            std::erase_if(m_carriers, [added](const auto &one) { return one.get() == added; });
        },
        Qt::QueuedConnection);
}

} // namespace balie::sim
