#include "crm-connectors/host/Inquiry.h"

#include "crm-connectors/host/CardLookup.h"

namespace balie::crm {

Inquiry::Inquiry(std::shared_ptr<ConnectorPlace> place, Clock &clock, const HostLimits &limits,
    Milliseconds lateAfter, Remember remember)
    : m_place(std::move(place))
    , m_limits(limits)
    , m_lateAfter(lateAfter)
    , m_remember(std::move(remember))
    , m_question(m_place, clock)
{
}

void Inquiry::begin(const Ask &ask)
{
    m_question.begin(ask, m_limits.live, [this](const auto &answer) { tell(answer); });
}

void Inquiry::listen(std::weak_ptr<CardLookup> lookup, qsizetype source)
{
    m_listeners.push_back({std::move(lookup), source});
}

void Inquiry::tell(const Question<LookupReply>::Answer &answer)
{
    const auto self = shared_from_this(); // who is told lets go of it
    m_isOver = true;
    const auto listeners = std::exchange(m_listeners, {});
    if (!answer.value) {
        for (const Listener &listener : listeners) {
            if (const auto lookup = listener.lookup.lock())
                lookup->failed(listener.source, answer.value.error(), answer.ranOut);
        }
        return;
    }
    m_place->answeredLookup(answer.took, answer.took > m_lateAfter);
    const LookupReply reply = cleaned(*answer.value);
    if (m_remember)
        m_remember(reply);
    for (const Listener &listener : listeners) {
        if (const auto lookup = listener.lookup.lock())
            lookup->answered(listener.source, reply, false);
    }
}

/// What a connector must give anyway; what everything behind it relies on.
LookupReply Inquiry::cleaned(const LookupReply &reply) const
{
    LookupReply clean = reply;
    if (clean.cards.size() > m_limits.cards) {
        clean.cards.resize(m_limits.cards);
        clean.more = true;
    }
    for (ContactCard &card : clean.cards)
        m_place->clean(card);
    return clean;
}

} // namespace balie::crm
