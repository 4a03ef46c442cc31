#include "cti/simulator/xsi/Packages.h"

#include <algorithm>
#include <array>

namespace balie::sim::packages {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array known{"Advanced Call"_L1, "Basic Call"_L1, "BroadWorks Anywhere"_L1,
    "Call Center Agent"_L1, "Call Center Agent Monitoring"_L1, "Call Center Configuration"_L1,
    "Call Center Monitoring"_L1, "Call Center Queue"_L1, "Call Forwarding Always"_L1,
    "Call Forwarding Always Secondary"_L1, "Call Forwarding Busy"_L1,
    "Call Forwarding No Answer"_L1, "Call Park"_L1, "Call Transfer"_L1, "Call Waiting"_L1,
    "Collaborate Room"_L1, "CommPilot Express"_L1, "Do Not Disturb"_L1, "Flexible Seating Guest"_L1,
    "Hoteling Guest"_L1, "Last Number Redial"_L1, "Meet Me Conference"_L1, "Music On Hold"_L1,
    "N-Way Call"_L1, "Personal Assistant"_L1, "Push Notification Registration"_L1,
    "Remote Office"_L1, "Route Point Queue"_L1, "Security Classification"_L1, "Sequential Ring"_L1,
    "Silent Alerting"_L1, "Simultaneous Ring Personal"_L1, "Standard Call"_L1,
    "Third-Party Voice Mail Support"_L1, "Three-Way Call"_L1, "Voice Mail Message Summary"_L1,
    "Voice Messaging"_L1};

} // namespace

bool isKnown(const QString &name)
{
    return std::ranges::any_of(known, [&](QLatin1StringView each) { return name == each; });
}

bool isCall(const QString &name)
{
    return name == "Basic Call"_L1 || name == "Standard Call"_L1 || name == "Advanced Call"_L1;
}

bool carries(const QString &package, CallNews news)
{
    switch (news) {
    case CallNews::Originating:
    case CallNews::Originated:
    case CallNews::Received:
    case CallNews::Answered:
    case CallNews::Releasing:
    case CallNews::Released:
        return isCall(package);
    case CallNews::Redirected:
    case CallNews::ReceivedUnseen:
        return package == "Advanced Call"_L1;
    case CallNews::ParkedAgainst:
        return package == "Call Park"_L1;
    default:
        return package == "Standard Call"_L1 || package == "Advanced Call"_L1;
    }
}

const char *typeOf(CallNews news)
{
    switch (news) {
    case CallNews::Originating:
        return "CallOriginatingEvent";
    case CallNews::Originated:
        return "CallOriginatedEvent";
    case CallNews::Received:
    case CallNews::ReceivedUnseen:
        return "CallReceivedEvent";
    case CallNews::Answered:
        return "CallAnsweredEvent";
    case CallNews::Releasing:
        return "CallReleasingEvent";
    case CallNews::Released:
        return "CallReleasedEvent";
    case CallNews::Held:
        return "CallHeldEvent";
    case CallNews::Retrieved:
        return "CallRetrievedEvent";
    case CallNews::Transferred:
        return "CallTransferredEvent";
    case CallNews::Forwarded:
        return "CallForwardedEvent";
    case CallNews::PickedUp:
        return "CallPickedUpEvent";
    case CallNews::ParkRetrieved:
        return "CallParkRetrievedEvent";
    case CallNews::Updated:
        return "CallUpdatedEvent";
    case CallNews::InfoUpdated:
        return "CallClientSessionInfoUpdatedEvent";
    case CallNews::Redirected:
        return "CallRedirectedEvent";
    case CallNews::ParkedAgainst:
        return "CallParkedAgainstEvent";
    }
    return "";
}

} // namespace balie::sim::packages
