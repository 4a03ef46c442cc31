#pragma once

#include "cti/csta/PrivateData.h"
#include "cti/csta/Types.h"
#include "cti/model/DeviceSnapshot.h"

namespace balie::cti {

/// A party of an event as people see it: number and name out of the identifier's text, the name
/// that the PBX told in private data first. NotKnown and its like give an empty party.
Party partyFrom(const csta::Party &party, const csta::PrivateData &privateData);
Party partyFrom(const csta::DeviceText &device, const csta::PrivateData &privateData);

/// The cause of a Delivered event at the own device as a reason for coming back.
RecallReason recallFrom(csta::Cause cause);
/// "noAnswer", "busy", "park", "hold" of our private data.
RecallReason recallFrom(const QString &word);

/// A word of ForwardingType; the variants for internal and external callers count as the kind
/// itself. nullopt for a word that is none.
std::optional<ForwardingType> forwardingFrom(const QString &word);
/// The word to send; empty for a kind that CSTA has not.
QString forwardingWord(ForwardingType type);

} // namespace balie::cti
