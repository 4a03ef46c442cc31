#pragma once

#include "cti/link/LinkStatus.h"

namespace balie::desk {

/// Whether the bar at the bottom is calm, wants attention, or says that the console does not work.
enum class LinkMood { Good, Busy, Bad };

LinkMood linkMood(const cti::LinkStatus &status);

/// The bar at the bottom: "Connected to pbx.example.nl", "Link lost, trying again in 4 s".
QString linkSentence(const cti::LinkStatus &status, Clock::Milliseconds now);
/// "Delay 11 ms"; empty when not measured or not live.
QString roundTripText(const cti::LinkStatus &status);
/// "Device 200 - Reception"; empty before signing in.
QString ownDeviceText(const cti::LinkStatus &status);
/// "Reception Standaard"; the edition for the title bar, empty when the PBX does not say.
QString editionText(const cti::Entitlements &entitlements);

} // namespace balie::desk
