#pragma once

#include "cti/simulator/csta/CstaSession.h"
#include "cti/simulator/csta/Wire.h"

namespace balie::sim {

/// What a service needs to answer one request whose shape has been checked.
struct ServiceCall {
    CstaFace &face;
    CstaSession &session;
    const XmlElement &request;

    const Engine &engine() const { return face.pbx().engine(); }
    const Dialect &dialect() const { return session.dialect(); }
    /// The mandatory child of that name; checkRequestShape has seen to it.
    const XmlElement &part(QLatin1StringView name) const;
    /// `request`Response, opened.
    XmlWriter response() const;
};

/// Each answers the requests of its field, and nothing for others.
std::optional<Reply> callService(const ServiceCall &call);
std::optional<Reply> deviceService(const ServiceCall &call);
std::optional<Reply> monitorService(const ServiceCall &call);
std::optional<Reply> privateService(const ServiceCall &call);

} // namespace balie::sim
