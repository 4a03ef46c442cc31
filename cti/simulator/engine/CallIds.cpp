#include "cti/simulator/engine/CallIds.h"

#include <charconv>

namespace balie::sim {

CallIds::CallIds(CallIdPolicy policy, RandomSource random)
    : m_policy(policy)
    , m_random(std::move(random))
{
}

CallId CallIds::take()
{
    if (m_policy == CallIdPolicy::ReuseAtOnce && !m_free.empty()) {
        const std::uint64_t id = *m_free.begin();
        m_free.erase(m_free.begin());
        return {std::to_string(id)};
    }
    ++m_last;
    if (m_policy != CallIdPolicy::Long)
        return {std::to_string(m_last)};

    // The counter in front keeps them apart whatever the random numbers are.
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string text(32, '0');
    std::uint64_t counter = m_last;
    for (std::size_t i = 8; i-- > 0; counter >>= 4U)
        text[i] = digits[counter & 0xFU];
    for (std::size_t i = 8; i < text.size();) {
        std::uint32_t random = m_random ? m_random() : 0;
        for (int nibble = 0; nibble < 8; ++nibble, random >>= 4U)
            text[i++] = digits[random & 0xFU];
    }
    return {text};
}

void CallIds::release(const CallId &id)
{
    if (m_policy != CallIdPolicy::ReuseAtOnce)
        return;
    std::uint64_t number = 0;
    const char *end = id.value.data() + id.value.size();
    if (std::from_chars(id.value.data(), end, number).ec == std::errc())
        m_free.insert(number);
}

} // namespace balie::sim
