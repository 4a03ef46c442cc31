#pragma once

#include "crm-connectors/engines/sql/SqlInquiry.h"
#include "crm-connectors/steps/NumberMatch.h"
#include "crm-connectors/steps/NumberStory.h"

namespace balie::crm {

/// Who has a number: the statements, and NumberMatch over what they find. With
/// NumberPlan::companyToo, when nobody has the number, a second time without its last two digits.
/// Deleting it cancels.
class SqlNumberSearch final : public ConnectorTask {
public:
    struct Watches {
        SqlInquiry::Watch asked; ///< may be empty
        std::function<void(const ContactCard &, bool stays)> mapped; ///< may be empty
    };
    /// A Watches::mapped that tells the story, without the password.
    static std::function<void(const ContactCard &, bool)> into(
        std::shared_ptr<NumberStory> story, std::shared_ptr<SqlLine> line);

    SqlNumberSearch(std::shared_ptr<SqlLine> line, const NumberLookup &lookup, Watches watches,
        Done<LookupReply> done);

private:
    void ask(const PhoneNumber &number);
    void onResult(const Expected<SqlInquiry::Result> &result);

    std::shared_ptr<SqlLine> m_line;
    NumberLookup m_lookup;
    Watches m_watches;
    Done<LookupReply> m_done;
    NumberMatch m_match;
    bool m_isSecondTime = false;
    std::unique_ptr<SqlInquiry> m_inquiry;
};

} // namespace balie::crm
