#pragma once

#include "cti/simulator/xsi/XsiContext.h"

#include <deque>
#include <map>

namespace balie::sim {

/// Who called whom, as each user's Basic Call Logs have it: the last few of each kind.
class CallLogs {
public:
    enum class Kind { Placed, Received, Missed };
    struct Entry {
        QByteArray id;
        DeviceId remote;
        qint64 time = 0;
    };
    static constexpr std::size_t depth = 20;

    explicit CallLogs(XsiContext &context)
        : m_context(context)
    {
    }

    /// Calls that ended become entries.
    void note(const std::vector<CallChange> &changes);
    /// The latest first.
    const std::deque<Entry> &of(const DeviceId &user, Kind kind);

private:
    XsiContext &m_context;
    std::map<std::pair<DeviceId, Kind>, std::deque<Entry>> m_entries;
};

} // namespace balie::sim
