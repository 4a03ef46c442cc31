#pragma once

#include "crm-connectors/host/Question.h"

namespace balie::crm {

class CardLookup;

/// A look-up at one connector, shared by all who want the same to know. Whoever holds it keeps it
/// going: when nobody does any more, it is cancelled.
class Inquiry : public std::enable_shared_from_this<Inquiry> {
public:
    using Milliseconds = std::chrono::milliseconds;
    using Ask = Question<LookupReply>::Ask;
    using Remember = std::function<void(const LookupReply &)>;

    /// `lateAfter`: an answer after this time does not count as in time for a ring. `remember`, may
    /// be empty: is told of an answer, unless it was disowned.
    Inquiry(std::shared_ptr<ConnectorPlace> place, Clock &clock, const HostLimits &limits,
        Milliseconds lateAfter, Remember remember);

    void begin(const Ask &ask);
    void listen(std::weak_ptr<CardLookup> lookup, qsizetype source);
    /// What it tells is no longer worth remembering.
    void disown() { m_remember = nullptr; }
    bool isOver() const { return m_isOver; }
    bool isAt(const ConnectorPlace &place) const { return m_place.get() == &place; }

private:
    struct Listener {
        std::weak_ptr<CardLookup> lookup;
        qsizetype source;
    };

    void tell(const Question<LookupReply>::Answer &answer);
    LookupReply cleaned(const LookupReply &reply) const;

    std::shared_ptr<ConnectorPlace> m_place;
    HostLimits m_limits;
    Milliseconds m_lateAfter;
    Remember m_remember;
    std::vector<Listener> m_listeners;
    bool m_isOver = false;
    Question<LookupReply> m_question;
};

} // namespace balie::crm
