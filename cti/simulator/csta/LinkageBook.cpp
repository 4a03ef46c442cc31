#include "cti/simulator/csta/LinkageBook.h"

namespace balie::sim {

LinkageBook::Entry &LinkageBook::entry(const CallId &call)
{
    const auto [found, fresh] = m_entries.try_emplace(call);
    if (fresh) {
        ++m_last;
        found->second = {m_last, m_last};
    }
    return found->second;
}

void LinkageBook::note(const Event &event)
{
    if (event.subject.call.empty())
        return;
    if (const auto about = m_entries.find(event.consultationOf); about != m_entries.end())
        entry(event.subject.call).thread = about->second.thread;
    const qint64 thread = entry(event.subject.call).thread;
    for (const ConnectionChange &change : event.changes)
        entry(change.now.call).thread = thread;
}

void LinkageBook::forgetEnded(const std::vector<Event> &events, const Engine &engine)
{
    const auto forget = [&](const CallId &call) {
        if (!call.empty() && !engine.call(call))
            m_entries.erase(call);
    };
    for (const Event &event : events) {
        forget(event.subject.call);
        if (event.secondary)
            forget(event.secondary->call);
    }
}

void LinkageBook::write(XmlWriter &out, const CallId &call, const Dialect &dialect) const
{
    const auto found = m_entries.find(call);
    if (!dialect.callLinkage || found == m_entries.end())
        return;
    out.open("callLinkageData");
    out.open("globalCallData");
    out.leaf("globalCallSwitchingSubDomainName", "balie-pbx");
    out.open("globalCallLinkageID");
    out.leaf("subDomainCallLinkageID", QByteArray::number(found->second.call));
    out.close();
    out.close();
    out.open("threadData");
    out.leaf("threadSwitchingSubDomainName", "balie-pbx");
    out.open("threadLinkageID");
    out.leaf("subDomainThreadID", QByteArray::number(found->second.thread));
    out.close();
    out.close();
    out.close();
}

} // namespace balie::sim
