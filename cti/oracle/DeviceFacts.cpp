#include "cti/oracle/DeviceFacts.h"

namespace balie::oracle {

using namespace Qt::Literals::StringLiterals;

namespace {

QString inWords(const QMap<QString, DeviceFacts::Connection> &connections)
{
    QStringList words;
    for (auto it = connections.begin(); it != connections.end(); ++it)
        words << u"%1:%2(%3)"_s.arg(it.key(), it->state, it->remote);
    return words.isEmpty() ? u"no calls"_s : words.join(u' ');
}

QString inWords(std::optional<bool> on)
{
    return !on ? u"unknown"_s : *on ? u"on"_s : u"off"_s;
}

QString inWords(const std::optional<QString> &target)
{
    return !target ? u"unknown"_s : target->isEmpty() ? u"off"_s : *target;
}

} // namespace

QStringList differences(const Facts &truth, const Facts &observed, const QString &what)
{
    QStringList lines;
    const auto differ = [&](const QString &device, const QString &property, const QString &is, const QString &shown) {
        lines << u"%1: %2 %3: the PBX says '%4', the console '%5'"_s.arg(what, device, property, is, shown);
    };
    for (const DeviceFacts &seen : observed) {
        const auto it = truth.constFind(seen.device);
        if (it == truth.constEnd()) {
            lines << u"%1: %2: the PBX does not know it, the console says '%3'"_s.arg(what, seen.device, seen.lamp);
            continue;
        }
        if (seen.stale)
            differ(seen.device, u"freshness"_s, u"now"_s, u"stale"_s);
        if (seen.lamp != it->lamp)
            differ(seen.device, u"lamp"_s, it->lamp, seen.lamp);
        if (seen.doNotDisturb != it->doNotDisturb)
            differ(seen.device, u"do not disturb"_s, inWords(it->doNotDisturb), inWords(seen.doNotDisturb));
        if (seen.forwardedTo != it->forwardedTo)
            differ(seen.device, u"forwarding"_s, inWords(it->forwardedTo), inWords(seen.forwardedTo));
        if (seen.connections != it->connections)
            differ(seen.device, u"calls"_s, inWords(it->connections), inWords(seen.connections));
    }
    return lines;
}

} // namespace balie::oracle
