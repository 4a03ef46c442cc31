#pragma once

#include <QString>

namespace balie::csta {

/// What a message is on the wire; decided by the name of its root alone, because both sides number
/// their own requests and an invoke id says nothing about direction (reference: ECMA-323, root
/// elements).
enum class MessageKind {
    Request, ///< also those that the switch makes: SystemStatus, MonitorStop, ...
    Response, ///< ...Response and ...PosResponse
    Error, ///< CSTAErrorCode and ...NegResponse
    Event, ///< ...Event and data that the switch sends unasked or in segments
};

MessageKind messageKind(QStringView root);
/// The word for it in traces: "request", "response", "error", "event".
QString messageKindName(MessageKind kind);
/// Whether a message with that root answers a request of ours.
inline bool isAnswer(MessageKind kind)
{
    return kind == MessageKind::Response || kind == MessageKind::Error;
}

} // namespace balie::csta
