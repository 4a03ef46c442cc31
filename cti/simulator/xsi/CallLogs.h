#pragma once

#include "cti/simulator/xsi/XsiContext.h"

#include <deque>
#include <map>

namespace balie::sim {

/// Who called whom, as each user's call logs have it. Of each kind the basic ones have the last few,
/// the enhanced ones more.
class CallLogs {
public:
    enum class Kind { Placed, Received, Missed };
    struct Entry {
        QByteArray id;
        DeviceId remote;
        qint64 time = 0;
        qint64 answered = 0; ///< 0: it was not
        qint64 released = 0;
    };
    static constexpr std::size_t basicDepth = 20;
    static constexpr std::size_t depth = 500;

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
