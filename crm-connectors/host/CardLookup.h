#pragma once

#include "crm-connectors/host/CardMerge.h"
#include "crm-connectors/host/Inquiry.h"
#include "crm-connectors/host/Pending.h"

namespace balie::crm {

/// One look-up at all connectors side by side: gathers what they tell, and tells it on in parts
/// until all have answered or the deadline has passed.
class CardLookup final : public Pending, public std::enable_shared_from_this<CardLookup> {
public:
    using Milliseconds = std::chrono::milliseconds;
    /// Takes over a question that goes on after the deadline, for the memory.
    using Keep = std::function<void(std::shared_ptr<Inquiry>)>;

    CardLookup(Clock &clock, CardMerge merge, FindHandlers handlers, Keep keep);
    ~CardLookup() override;

    /// Before begin(), in the order of the connectors:
    void addSkipped(const ConnectorPlace &place, const QString &why);
    void addRemembered(const ConnectorPlace &place, const LookupReply &reply);
    void addAsked(const ConnectorPlace &place, std::shared_ptr<Inquiry> inquiry);
    void begin(Milliseconds deadline);

    void answered(qsizetype source, const LookupReply &reply, bool fromMemory);
    void failed(qsizetype source, const Error &error, bool ranOut);

    void end(const ConnectorPlace &place) override;
    void withdraw() override;

private:
    struct Source {
        int order = 0;
        std::shared_ptr<Inquiry> inquiry; ///< while waited for
    };

    SourceReport &addSource(const ConnectorPlace &place);
    bool isWaiting(qsizetype source) const;
    void settled(qsizetype source);
    void passDeadline();
    void tell();

    Clock &m_clock;
    Milliseconds m_began;
    CardMerge m_merge;
    FindHandlers m_handlers;
    Keep m_keep;
    std::vector<Source> m_sources; ///< beside m_findings.sources
    CardFindings m_findings;
    bool m_hasTold = false; ///< the first part waits for a turn of its own
    std::unique_ptr<Timer> m_turn;
    std::unique_ptr<Timer> m_deadline;
};

} // namespace balie::crm
