#include "app/system/SystemEvents.h"

#include <QDBusConnection>
#include <QNetworkInformation>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {
// Clock corrections by NTP stay far below this; any sleep worth reconnecting for is longer.
constexpr qint64 sleepAtLeastMs = 10'000;
} // namespace

SystemEvents::SystemEvents(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_wallMinusMonotonic(clock.wallMs() - clock.now().count())
{
    QDBusConnection::systemBus().connect(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
        u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, this, SLOT(onPrepareForSleep(bool)));

    if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) {
        connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
            [this](QNetworkInformation::Reachability reachability) {
                if (reachability >= QNetworkInformation::Reachability::Local)
                    Q_EMIT networkCameUp();
            });
    }
}

void SystemEvents::onPrepareForSleep(bool sleeping)
{
    if (sleeping) {
        Q_EMIT aboutToSleep();
        return;
    }
    m_wallMinusMonotonic = m_clock.wallMs() - m_clock.now().count();
    Q_EMIT woke();
}

void SystemEvents::checkForWake()
{
    const qint64 difference = m_clock.wallMs() - m_clock.now().count();
    const bool slept = difference - m_wallMinusMonotonic >= sleepAtLeastMs;
    m_wallMinusMonotonic = difference;
    if (slept)
        Q_EMIT woke();
}

} // namespace balie::app
