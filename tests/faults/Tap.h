#pragma once

#include "cti/simulator/server/MemoryLink.h"

namespace balie::test {

/// On the client's side of an in-memory link: lets a test lose single messages and say things that
/// no PBX would say. Must outlive the links it opened.
class Tap {
public:
    explicit Tap(sim::MemoryDialer inner)
        : m_inner(std::move(inner))
    {
    }

    sim::MemoryDialer dialer();
    /// True for a message that is to be lost on its way to the client.
    std::function<bool(const QByteArray &)> loses;
    /// To the client, as if from the PBX. False without a link. Not from inside a callback of the
    /// link.
    bool inject(const QByteArray &bytes);

private:
    class Link;

    sim::MemoryDialer m_inner;
    Link *m_link = nullptr;
};

} // namespace balie::test
