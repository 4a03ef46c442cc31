#include "cti/simulator/program/ControlLines.h"

#include "cti/simulator/server/TruthJson.h"

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject reply(const ControlResult &result)
{
    if (result)
        return {{u"ok"_s, true}};
    return {{u"ok"_s, false}, {u"error"_s, result.error().why}};
}

QJsonObject complaint(const QString &why)
{
    return {{u"ok"_s, false}, {u"error"_s, why}};
}

std::optional<bool> onOff(const QByteArray &word)
{
    if (word == "on")
        return true;
    if (word == "off")
        return false;
    return std::nullopt;
}

} // namespace

QJsonObject ControlLines::answer(const QByteArray &line)
{
    const QList<QByteArray> words = line.simplified().split(' ');
    const QByteArray &verb = words.front();
    const auto device = [&](qsizetype i) { return DeviceId{words.value(i).toStdString()}; };
    const qsizetype count = words.size() - 1;

    if (verb == "truth" && count == 0)
        return truthJson(m_pbx);
    if (verb == "quit" && count == 0) {
        m_finished = true;
        return reply({});
    }
    if (verb == "drop" && count == 0) {
        m_control.dropLinks();
        return reply({});
    }
    if (verb == "requests" && count == 0) {
        const XsiCounters &counters = m_control.xsi().counters();
        return {{u"ok"_s, true}, {u"requests"_s, counters.requests},
            {u"peak_per_s"_s, counters.peakPerSecond}};
    }
    if (verb == "restart" && count == 0) {
        m_control.restart();
        return reply({});
    }
    if (verb == "burst" && count == 1) {
        const int changes = words[1].toInt();
        if (changes <= 0)
            return complaint(u"burst needs a number above 0"_s);
        m_control.burst(changes);
        return reply({});
    }
    if (verb == "call" && count == 2)
        return reply(m_control.call(device(1), words[2].toStdString()));
    if (verb == "answer" && count == 1)
        return reply(m_control.answer(device(1)));
    if (verb == "hangup" && count == 1)
        return reply(m_control.hangUp(device(1)));
    if ((verb == "dnd" || verb == "service") && count == 2) {
        const auto on = onOff(words[2]);
        if (!on)
            return complaint(u"on or off?"_s);
        return reply(verb == "dnd" ? m_control.setDoNotDisturb(device(1), *on)
                                   : m_control.setInService(device(1), *on));
    }
    if (verb == "forward" && count == 2)
        return reply(m_control.setForwarding(
            device(1), words[2] == "off" ? std::string() : words[2].toStdString()));
    return complaint(
        u"unknown command; these are known: truth, burst N, call FROM TO, answer DEV, hangup DEV, "
        "dnd DEV on|off, forward DEV TO|off, service DEV on|off, drop, requests, restart, quit"_s);
}

} // namespace balie::sim
