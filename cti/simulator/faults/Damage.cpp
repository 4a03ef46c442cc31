#include "cti/simulator/faults/Damage.h"

#include <algorithm>

namespace balie::sim {

QByteArray garbled(QByteArray bytes, FaultPlan &plan)
{
    const auto length = quint32(bytes.size());
    const int changes = 1 + int(plan.pick(8));
    for (int i = 0; i < changes; ++i) {
        qsizetype at = plan.pick(length);
        // The first change must take effect, so it looks on for a byte that it really alters.
        for (quint32 tries = 0; i == 0 && tries < length; ++tries, at = (at + 1) % bytes.size()) {
            const char old = bytes[at];
            if (old >= ' ' && old != '<' && old != '\x7f')
                break;
        }
        if (length > 0 && bytes[at] >= ' ')
            bytes[at] = i == 0 ? '<' : char(' ' + plan.pick(95));
    }
    return bytes;
}

QByteArray truncated(const QByteArray &bytes, FaultPlan &plan)
{
    if (bytes.size() < 2)
        return bytes;
    return bytes.left(1 + plan.pick(quint32(bytes.size() - 1)));
}

std::vector<QByteArray> pieces(const QByteArray &bytes, FaultPlan &plan)
{
    std::vector<QByteArray> out;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = std::min<qsizetype>(1 + plan.pick(64), bytes.size() - at);
        out.push_back(bytes.mid(at, length));
        at += length;
    }
    return out;
}

} // namespace balie::sim
