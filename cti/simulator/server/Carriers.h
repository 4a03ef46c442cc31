#pragma once

#include "cti/simulator/server/Carrier.h"

#include <memory>
#include <vector>

namespace balie::sim {

/// The clients of a server, each until its link is gone.
class Carriers final : public QObject {
    Q_OBJECT

public:
    void adopt(std::unique_ptr<Carrier> carrier);
    int count() const { return int(m_carriers.size()); }

private:
    std::vector<std::unique_ptr<Carrier>> m_carriers;
};

} // namespace balie::sim
