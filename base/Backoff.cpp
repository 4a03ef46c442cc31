#include "base/Backoff.h"

#include <QRandomGenerator>
#include <algorithm>
#include <utility>

namespace balie {

Backoff::Backoff(Milliseconds base, Milliseconds cap, Random random)
    : m_base(base)
    , m_cap(cap)
    , m_random(std::move(random))
{
}

Backoff::Random Backoff::systemRandom()
{
    return [] { return QRandomGenerator::global()->generateDouble(); };
}

Backoff::Milliseconds Backoff::next()
{
    // 2^20 times any sensible base is past any sensible cap; the clamp keeps the shift defined.
    const int exponent = std::min(m_attempt++, 20);
    const Milliseconds ceiling = std::min(m_cap, Milliseconds(m_base * (1LL << exponent)));
    return Milliseconds(static_cast<Milliseconds::rep>(double(ceiling.count()) * m_random()));
}

} // namespace balie
