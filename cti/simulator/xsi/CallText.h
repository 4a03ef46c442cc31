#pragma once

#include "cti/simulator/xsi/CallLeg.h"
#include "cti/simulator/xsi/XsiUsers.h"
#include "cti/simulator/xsi/XsiWriter.h"

namespace balie::sim {

/// Call halves as `call` elements. What it refers to must outlive it.
class CallText {
public:
    CallText(const Engine &engine, const XsiUsers &users, const XsiOptions &options)
        : m_engine(engine)
        , m_users(users)
        , m_options(options)
    {
    }

    /// The content of a `call` (or `Call`), the order that of the schema.
    void write(XsiWriter &out, const CallLeg &leg) const;
    /// name, address, userId, callType: a remoteParty, or a party of that name.
    void party(XsiWriter &out, QByteArrayView element, const DeviceId &device) const;

    static const char *personality(const CallLeg &leg);
    static const char *state(const CallLeg &leg);

private:
    void redirections(XsiWriter &out, const CallLeg &leg) const;
    bool talksRemotely(const DeviceId &device) const;

    const Engine &m_engine;
    const XsiUsers &m_users;
    const XsiOptions &m_options;
};

} // namespace balie::sim
