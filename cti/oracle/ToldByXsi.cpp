#include "cti/oracle/ToldByXsi.h"

#include <algorithm>

namespace balie::oracle {

using namespace Qt::Literals::StringLiterals;

Facts asToldByXsi(const Facts &truth, const std::function<QString(const QString &device)> &userIdOf)
{
    Facts told;
    for (DeviceFacts facts : truth) {
        const QString user = userIdOf(facts.device);
        if (user.isEmpty())
            continue;
        facts.device = user;
        if (facts.lamp == "no phone"_L1)
            facts.lamp = u"free"_s;
        told.insert(user, facts);
    }
    return told;
}

Facts withoutCallIds(const Facts &facts)
{
    Facts result = facts;
    for (DeviceFacts &device : result) {
        QList<DeviceFacts::Connection> connections = device.connections.values();
        std::sort(connections.begin(), connections.end());
        device.connections.clear();
        for (qsizetype i = 0; i < connections.size(); ++i)
            device.connections.insert(QString::number(i), connections.at(i));
    }
    return result;
}

} // namespace balie::oracle
