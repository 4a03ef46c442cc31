#include "cti/csta/MessageKind.h"

namespace balie::csta {

using namespace Qt::Literals::StringLiterals;

MessageKind messageKind(QStringView root)
{
    if (root == "CSTAErrorCode"_L1 || root.endsWith("NegResponse"_L1))
        return MessageKind::Error;
    if (root.endsWith("Response"_L1))
        return MessageKind::Response;
    if (root.endsWith("Event"_L1) || root == "SnapshotDeviceData"_L1
        || root == "SnapshotCallData"_L1 || root == "SwitchingFunctionDevices"_L1)
        return MessageKind::Event;
    return MessageKind::Request;
}

QString messageKindName(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Request:
        return u"request"_s;
    case MessageKind::Response:
        return u"response"_s;
    case MessageKind::Error:
        return u"error"_s;
    case MessageKind::Event:
        return u"event"_s;
    }
    return {};
}

} // namespace balie::csta
