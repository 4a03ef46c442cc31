#include "desk/text/Durations.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

namespace {
struct Durations {
    Q_DECLARE_TR_FUNCTIONS(Durations)
};

qint64 wholeSeconds(std::chrono::milliseconds duration)
{
    return qMax<qint64>(0, std::chrono::floor<std::chrono::seconds>(duration).count());
}
} // namespace

QString clockDuration(std::chrono::milliseconds duration)
{
    const qint64 seconds = wholeSeconds(duration);
    const QString tail = u"%1:%2"_s.arg(seconds / 60 % 60, 2, 10, QLatin1Char('0')).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return seconds < 3600 ? tail : u"%1:%2"_s.arg(seconds / 3600).arg(tail);
}

QString spokenDuration(std::chrono::milliseconds duration)
{
    const int minutes = static_cast<int>(wholeSeconds(duration) / 60);
    if (minutes == 0)
        return Durations::tr("less than a minute");
    if (minutes < 60)
        return minutes == 1 ? Durations::tr("1 minute") : Durations::tr("%1 minutes").arg(minutes);
    const int hours = minutes / 60;
    const QString whole = hours == 1 ? Durations::tr("1 hour") : Durations::tr("%1 hours").arg(hours);
    if (minutes % 60 == 0)
        return whole;
    //: hours and minutes, e.g. "1 hour 5 minutes"
    return Durations::tr("%1 %2").arg(whole, minutes % 60 == 1 ? Durations::tr("1 minute")
                                                                 : Durations::tr("%1 minutes").arg(minutes % 60));
}

} // namespace balie::desk
