#pragma once

#include "base/Clock.h"
#include "crm-connectors/api/Lookup.h"
#include "crm-connectors/host/HostLimits.h"

#include <QCache>
#include <utility>

namespace balie::crm {

/// What the systems said of numbers a short while ago; in memory only. An answer with cards holds
/// for a quarter of an hour, one without for a minute, so that a contact that was just made is
/// found. Bounded: what was used longest ago goes first.
class CardMemory {
public:
    using Milliseconds = std::chrono::milliseconds;

    CardMemory(Clock &clock, const HostLimits &limits);

    void put(const QString &connector, const QString &numberKey, const LookupReply &reply);
    /// nullptr when it is not known or has run out; holds until the next call.
    const LookupReply *find(const QString &connector, const QString &numberKey);
    /// An empty key: everything.
    void forgetNumber(const QString &numberKey);
    void forgetConnector(const QString &connector);

private:
    struct Entry {
        LookupReply reply;
        Milliseconds until;
    };
    using Key = std::pair<QString, QString>; ///< connector, number

    Clock &m_clock;
    Milliseconds m_found;
    Milliseconds m_nothing;
    QCache<Key, Entry> m_entries;
};

} // namespace balie::crm
