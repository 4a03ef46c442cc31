#include "crm-connectors/host/CardMemory.h"

namespace balie::crm {

CardMemory::CardMemory(Clock &clock, const HostLimits &limits)
    : m_clock(clock)
    , m_found(limits.rememberFound)
    , m_nothing(limits.rememberNothing)
    , m_entries(limits.remembered)
{
}

void CardMemory::put(const QString &connector, const QString &numberKey, const LookupReply &reply)
{
    const Milliseconds until = m_clock.now() + (reply.cards.isEmpty() ? m_nothing : m_found);
    m_entries.insert(Key{connector, numberKey}, new Entry{reply, until}, 1 + reply.cards.size());
}

const LookupReply *CardMemory::find(const QString &connector, const QString &numberKey)
{
    const Key key{connector, numberKey};
    const Entry *entry = m_entries.object(key);
    if (!entry)
        return nullptr;
    if (m_clock.now() >= entry->until) {
        m_entries.remove(key);
        return nullptr;
    }
    return &entry->reply;
}

void CardMemory::forgetNumber(const QString &numberKey)
{
    if (numberKey.isEmpty()) {
        m_entries.clear();
        return;
    }
    const auto keys = m_entries.keys();
    for (const Key &key : keys) {
        if (key.second == numberKey)
            m_entries.remove(key);
    }
}

void CardMemory::forgetConnector(const QString &connector)
{
    const auto keys = m_entries.keys();
    for (const Key &key : keys) {
        if (key.first == connector)
            m_entries.remove(key);
    }
}

} // namespace balie::crm
