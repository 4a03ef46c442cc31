#include "desk/link/LinkText.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

namespace {

struct LinkWords {
    Q_DECLARE_TR_FUNCTIONS(LinkText)
};

qint64 seconds(Clock::Milliseconds duration)
{
    return std::max<qint64>(0, std::chrono::ceil<std::chrono::seconds>(duration).count());
}

QString serverOf(const cti::LinkStatus &status)
{
    if (!status.server.isEmpty())
        return status.server;
    return status.serverName.isEmpty() ? LinkWords::tr("the PBX") : status.serverName;
}

QString waiting(const cti::LinkStatus &status, Clock::Milliseconds now)
{
    const QString why = status.error && !status.error->userText.isEmpty()
        ? status.error->userText
        : LinkWords::tr("No connection to %1.").arg(serverOf(status));
    if (!status.nextAttempt || *status.nextAttempt <= now)
        return LinkWords::tr("%1 Trying again now.").arg(why);
    return LinkWords::tr("%1 Trying again in %2 s.")
        .arg(why)
        .arg(seconds(*status.nextAttempt - now));
}

} // namespace

LinkMood linkMood(const cti::LinkStatus &status)
{
    switch (status.state) {
    case cti::LinkState::Live:
        return LinkMood::Good;
    case cti::LinkState::Connecting:
    case cti::LinkState::Handshake:
    case cti::LinkState::Syncing:
        return LinkMood::Busy;
    case cti::LinkState::Idle:
    case cti::LinkState::Stale:
    case cti::LinkState::Backoff:
    case cti::LinkState::Refused:
        return LinkMood::Bad;
    }
    Q_UNREACHABLE();
}

QString linkSentence(const cti::LinkStatus &status, Clock::Milliseconds now)
{
    const QString server = serverOf(status);
    switch (status.state) {
    case cti::LinkState::Idle:
        return LinkWords::tr("Not signed in");
    case cti::LinkState::Connecting:
        return LinkWords::tr("Connecting to %1").arg(server);
    case cti::LinkState::Handshake:
        return LinkWords::tr("Signing in to %1").arg(server);
    case cti::LinkState::Syncing:
        return LinkWords::tr("Reading the telephones' states from %1").arg(server);
    case cti::LinkState::Live:
        return LinkWords::tr("Connected to %1").arg(server);
    case cti::LinkState::Stale:
        return LinkWords::tr("%1 does not answer. What you see is %2 s old.")
            .arg(server)
            .arg(seconds(now - status.since));
    case cti::LinkState::Backoff:
        return waiting(status, now);
    case cti::LinkState::Refused:
        return status.error && !status.error->userText.isEmpty()
            ? status.error->userText
            : LinkWords::tr("%1 refused to sign in.").arg(server);
    }
    Q_UNREACHABLE();
}

QString roundTripText(const cti::LinkStatus &status)
{
    if (status.state != cti::LinkState::Live || !status.roundTrip)
        return {};
    return LinkWords::tr("Delay %1 ms").arg(status.roundTrip->count());
}

QString ownDeviceText(const cti::LinkStatus &status)
{
    if (status.ownDevice.isEmpty())
        return {};
    const QString device = LinkWords::tr("Device %1").arg(status.ownDevice.value());
    return status.userName.isEmpty() ? device : device + u" \u00b7 "_s + status.userName;
}

QString editionText(const cti::Entitlements &entitlements)
{
    if (entitlements.edition.isEmpty())
        return {};
    QString name = entitlements.edition;
    name[0] = name.at(0).toUpper();
    return LinkWords::tr("Reception %1").arg(name);
}

} // namespace balie::desk
