#pragma once

#include "cti/csta/Requests.h"

namespace balie::csta {

struct EncoderOptions {
    Edition edition = Edition::Ed6;
    /// DeflectCall/newDestination: a list of devices (edition 6) or the device itself (edition 3).
    /// Which of the editions between switched is not known, and some switches kept the old form: a
    /// matter of the profile.
    bool deflectToList = true;
    /// ConnectionID as deviceID, callID: not the order of the standard, but that of some switches.
    bool deviceIdFirst = false;
};

/// Writes one request as a document: UTF-8, in strict schema order, straight from the element
/// table, without elements that the edition does not have. ErrorCode::InvalidInput where a
/// mandatory part is empty or a text holds characters that XML cannot carry. Pure; any thread.
Expected<QByteArray> encode(const Request &request, const EncoderOptions &options);

/// The name of the document's root, e.g. "MakeCall"; "Escape" for our private requests.
QString rootOf(const Request &request);

} // namespace balie::csta
