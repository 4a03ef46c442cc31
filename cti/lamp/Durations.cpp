#include "cti/lamp/Durations.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace balie::cti {

namespace {

qint64 wholeSeconds(Clock::Milliseconds duration)
{
    return std::max<qint64>(0, duration.count() / 1000);
}

QString translated(const char *text)
{
    return QCoreApplication::translate("Durations", text);
}

} // namespace

QString tabularDuration(Clock::Milliseconds duration)
{
    const qint64 seconds = wholeSeconds(duration);
    const QString tail = u":%1"_s.arg(seconds % 60, 2, 10, '0'_L1);
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return QString::number(minutes) + tail;
    return u"%1:%2"_s.arg(minutes / 60).arg(minutes % 60, 2, 10, '0'_L1) + tail;
}

QString durationInWords(Clock::Milliseconds duration)
{
    const qint64 seconds = wholeSeconds(duration);
    if (seconds == 1)
        return translated(QT_TRANSLATE_NOOP("Durations", "1 second"));
    if (seconds < 60)
        return translated(QT_TRANSLATE_NOOP("Durations", "%1 seconds")).arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes == 1)
        return translated(QT_TRANSLATE_NOOP("Durations", "1 minute"));
    if (minutes < 60)
        return translated(QT_TRANSLATE_NOOP("Durations", "%1 minutes")).arg(minutes);
    const qint64 hours = minutes / 60;
    if (hours == 1)
        return translated(QT_TRANSLATE_NOOP("Durations", "1 hour"));
    return translated(QT_TRANSLATE_NOOP("Durations", "%1 hours")).arg(hours);
}

QString shortDuration(Clock::Milliseconds duration)
{
    const qint64 seconds = wholeSeconds(duration);
    if (seconds < 60)
        return translated(QT_TRANSLATE_NOOP("Durations", "%1 s")).arg(seconds);
    if (seconds < 3600)
        return translated(QT_TRANSLATE_NOOP("Durations", "%1 min")).arg(seconds / 60);
    return translated(QT_TRANSLATE_NOOP("Durations", "%1 h")).arg(seconds / 3600);
}

} // namespace balie::cti
