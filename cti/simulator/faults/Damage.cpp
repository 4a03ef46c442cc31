#include "cti/simulator/faults/Damage.h"

#include <algorithm>

namespace balie::sim {

QByteArray garbled(QByteArray bytes, FaultPlan &plan)
{
    const qsizetype length = bytes.size();
    const auto isPlain = [](char c) { return c >= ' ' && c != '<' && c != '\x7f'; };
    for (quint32 changes = plan.pick(8); changes > 0; --changes) {
        const qsizetype at = plan.pick(quint32(length));
        if (at < length && isPlain(bytes[at]))
            bytes[at] = char('!' + plan.pick(90));
    }
    // Last, so that nothing undoes it, and not in the XML declaration, where Qt's reader lets it
    // pass.
    const qsizetype declaration = bytes.indexOf("?>");
    const qsizetype first = declaration < 0 || declaration + 2 >= length ? 0 : declaration + 2;
    for (qsizetype tries = 0, at = first + plan.pick(quint32(length - first)); tries < length;
         ++tries) {
        if (isPlain(bytes[at])) {
            bytes[at] = '<';
            break;
        }
        at = at + 1 < length ? at + 1 : first;
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
