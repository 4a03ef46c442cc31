#pragma once

#include <QString>
#include <optional>

namespace balie::cti {

/// What this user may do: what the PBX grants, cut down by policy. Editions are names for such values.
struct Entitlements {
    std::optional<int> watchLimit; ///< how many people may be watched at a time; nullopt is no limit
    /// Even without a limit only those on a list are watched (WatchListPort, or the console's own): where
    /// each of them costs requests and subscriptions, everybody is too many.
    bool watchesByList = false;
    bool queueControl = false;
    bool crm = false;
    bool agent = false;
    bool supervisor = false;
    QString edition; ///< for the title bar only: "instap", "standaard", "premium" or what the PBX calls it

    friend bool operator==(const Entitlements &, const Entitlements &) = default;
};

} // namespace balie::cti
