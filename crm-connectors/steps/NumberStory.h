#pragma once

#include "base/Clock.h"
#include "base/Expected.h"
#include "crm-connectors/api/Lookup.h"
#include "crm-connectors/api/Trial.h"

namespace balie::crm {

/// What a search for a number made of the records that came, for an administrator to read: the
/// first few, and of each whether it stays. Any thread.
class NumberStory {
public:
    NumberStory(const PhoneNumber &number, Clock &clock);

    /// `described`: "field: value" each, secrets masked.
    void add(const QStringList &described, bool stays);
    TrialStep step(const Expected<LookupReply> &reply) const;

private:
    PhoneNumber m_number;
    Clock &m_clock;
    Clock::Milliseconds m_beganAt;
    int m_records = 0;
    QStringList m_mapping;
};

} // namespace balie::crm
