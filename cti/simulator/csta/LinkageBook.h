#pragma once

#include "cti/simulator/csta/Dialect.h"
#include "cti/simulator/csta/XmlWriter.h"
#include "cti/simulator/engine/Engine.h"

#include <unordered_map>

namespace balie::sim {

/// Call linkage (ECMA-269, CallLinkageData): an id that no other call ever gets, though call ids
/// are reused, and a thread id that a call keeps through transfers and shares with the consultation
/// about it.
class LinkageBook {
public:
    /// Before the event is written.
    void note(const Event &event);
    /// After a batch: calls that ended are forgotten.
    void forgetEnded(const std::vector<Event> &events, const Engine &engine);
    /// callLinkageData where the dialect has it and the call is known.
    void write(XmlWriter &out, const CallId &call, const Dialect &dialect) const;

private:
    struct Entry {
        qint64 call;
        qint64 thread;
    };
    Entry &entry(const CallId &call);

    std::unordered_map<CallId, Entry> m_entries;
    qint64 m_last = 0;
};

} // namespace balie::sim
