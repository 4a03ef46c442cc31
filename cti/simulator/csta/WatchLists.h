#pragma once

#include "cti/simulator/engine/Types.h"

#include <QtGlobal>
#include <optional>
#include <unordered_map>
#include <vector>

namespace balie::sim {

/// Whom each user watches, as the switch keeps it. Every change gets the next revision.
class WatchLists {
public:
    struct List {
        qint64 revision = 1;
        std::vector<DeviceId> devices;
        bool readOnly = false;
    };
    enum class Fault { Conflict, Limit, ReadOnly };

    /// Null for a user who never had one.
    const List *find(const std::string &user) const;
    /// An administrator's change; also makes the list. Returns the new revision.
    qint64 assign(const std::string &user, std::vector<DeviceId> devices, bool readOnly = false);
    /// A user's change against the revision that he read.
    std::optional<Fault> replace(const std::string &user, qint64 revision,
        std::vector<DeviceId> devices, std::optional<int> limit);

private:
    std::unordered_map<std::string, List> m_lists;
};

} // namespace balie::sim
