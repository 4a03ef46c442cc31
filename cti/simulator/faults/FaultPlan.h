#pragma once

#include <QString>
#include <chrono>
#include <optional>
#include <random>
#include <vector>

namespace balie::sim {

enum class FaultKind {
    Drop, ///< both ends see the link close
    Stall, ///< silent for a while, then everything arrives
    HalfOpen, ///< the PBX has lost the client, the client is not told
    Garble, ///< some bytes are changed
    Truncate, ///< the end of a message is missing; on a byte stream the link closes after it
    Duplicate, ///< a message arrives twice
    Reorder, ///< a message arrives after the one that followed it
    Restart, ///< the PBX starts anew: sessions and monitors are lost
    Slow, ///< every message or chunk is late, in order
    Refused, ///< the link closes and no new one is accepted for a while
    Split, ///< bytes arrive in small pieces
};
QString faultName(FaultKind kind);

/// What a carrier passes on. Duplicate and Reorder need whole messages; Split means nothing where a
/// message cannot be split.
enum class FaultLevel { TextMessages, J2Messages, Bytes };
bool faultApplies(FaultKind kind, FaultLevel level);

enum class FaultDirection { ToClient, ToServer };

struct Fault {
    FaultKind kind = FaultKind::Drop;
    FaultDirection direction = FaultDirection::ToClient;
    /// How much has passed in that direction, over all links together, when the fault fires:
    /// messages on an in-memory link, bytes in the proxy.
    qint64 after = 0;
    std::chrono::milliseconds duration{3000}; ///< Stall, Slow and Refused
};

/// Which faults fire when, and which have fired. Shared by the test and the carrier of one client;
/// used on the carrier's thread only. All chance comes from the seed.
class FaultPlan {
public:
    struct Fired {
        Fault fault;
        std::chrono::milliseconds at;
    };

    explicit FaultPlan(quint32 seed, std::vector<Fault> faults = {});
    /// `count` faults of these kinds, each after `first` to `last` units.
    static FaultPlan random(
        quint32 seed, const std::vector<FaultKind> &kinds, int count, qint64 first, qint64 last);

    void add(const Fault &fault);
    /// Counts what passes and takes out the first fault that falls due by it.
    std::optional<Fault> takeDue(FaultDirection direction, qint64 units);
    void recordFired(const Fault &fault, std::chrono::milliseconds at)
    {
        m_fired.push_back({fault, at});
    }

    const std::vector<Fired> &fired() const { return m_fired; }
    const std::vector<Fault> &waiting() const { return m_waiting; }
    qint64 passed(FaultDirection direction) const;
    /// Seeded choice in [0, below); 0 when below is 0.
    quint32 pick(quint32 below);

private:
    std::mt19937 m_random;
    std::vector<Fault> m_waiting;
    std::vector<Fired> m_fired;
    qint64 m_passed[2] = {0, 0};
};

} // namespace balie::sim
