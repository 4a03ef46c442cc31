#pragma once

#include "cti/csta/Responses.h"

/// The words of the standard's enumerations, both ways.
namespace balie::csta {

LocalState localState(const QString &raw);
/// SimpleCallState of a snapshot as the pair it stands for (ECMA-269 6.1.6): own state, far end's
/// state. One entry without a state where the word is unknown.
QVector<LocalState> statesOfSimpleCall(const QString &raw);

SystemStatusWord systemStatus(const QString &raw);
QString systemStatusName(SystemStatusValue value);

/// servicesPermitted.
ServicesPermitted servicesPermitted(const XmlElement &element);

} // namespace balie::csta
