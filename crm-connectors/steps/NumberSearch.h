#pragma once

#include "crm-connectors/steps/NumberMatch.h"
#include "crm-connectors/steps/NumberStory.h"
#include "crm-connectors/steps/StepRunner.h"

namespace balie::crm {

/// Who has a number: the operation findByNumber, its cards looked at by NumberMatch. With
/// NumberPlan::companyToo, when nobody has the number, a second time without its last two digits.
/// Deleting it cancels.
class NumberSearch final : public ConnectorTask {
public:
    struct Watches {
        AttemptWatch attempt; ///< may be empty; may delete this
        std::function<void(const ContactCard &, bool stays)> mapped; ///< may be empty
    };
    /// A Watches::mapped that tells the story, secrets masked.
    static std::function<void(const ContactCard &, bool)> into(
        std::shared_ptr<NumberStory> story, std::shared_ptr<ConnectorLine> line);

    /// `done` comes from a later turn of the loop and may delete this.
    NumberSearch(std::shared_ptr<ConnectorLine> line, const NumberLookup &lookup, Watches watches,
        Done<LookupReply> done);

private:
    void ask(const PhoneNumber &number);
    void onResult(const Expected<OperationResult> &result);

    std::shared_ptr<ConnectorLine> m_line;
    NumberLookup m_lookup;
    Watches m_watches;
    Done<LookupReply> m_done;
    NumberMatch m_match;
    bool m_isSecondTime = false;
    std::unique_ptr<StepRunner> m_runner;
};

} // namespace balie::crm
