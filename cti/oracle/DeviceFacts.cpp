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

} // namespace

QStringList differences(const Facts &truth, const Facts &observed, const QString &what)
{
    QStringList lines;
    const auto differ = [&](const QString &device, const QString &property, const QString &is, const QString &shown) {
        lines << u"%1: %2 %3: the PBX says '%4', the console '%5'"_s.arg(what, device, property, is, shown);
    };
    for (const DeviceFacts &seen : observed) {
        const auto it = truth.constFind(seen.device);
        if (it == truth.constEnd())
            continue;
        if (seen.stale)
            differ(seen.device, u"freshness"_s, u"now"_s, u"stale"_s);
        if (seen.lamp != it->lamp)
            differ(seen.device, u"lamp"_s, it->lamp, seen.lamp);
        if (seen.doNotDisturb != it->doNotDisturb)
            differ(seen.device, u"do not disturb"_s, it->doNotDisturb ? u"on"_s : u"off"_s, seen.doNotDisturb ? u"on"_s : u"off"_s);
        if (seen.forwardedTo != it->forwardedTo)
            differ(seen.device, u"forwarding"_s, it->forwardedTo, seen.forwardedTo);
        if (seen.connections != it->connections)
            differ(seen.device, u"calls"_s, inWords(it->connections), inWords(seen.connections));
    }
    return lines;
}

} // namespace balie::oracle
