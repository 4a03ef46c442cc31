#pragma once

#include "base/phone/PhoneNumbers.h"
#include "crm-connectors/api/CallReport.h"
#include "crm-connectors/engines/sql/SqlStatement.h"

/// The values that statements may name. Any thread.
///
///   number: number_e164 +31612345678, number_digits 31612345678, number_nat 0612345678,
///           nsn 612345678, last7, last8; like_nsn, like_last7 "%...%", like_interleaved
///           "%6%1%2%3%4%5%6%7%8%"
///   name:   name as typed, name_like "%jan%bakker%", name_like_reversed "%bakker%jan%",
///           name_like_upper
///   card:   card_id, card_type
///   call:   those of card, and call_key, call_direction (incoming, outgoing), call_outcome,
///           call_number, call_name, call_subject, call_text, call_start and call_end "2026-11-23
///           14:05:09" as the desk's clock shows it, call_start_utc, call_seconds (a number),
///           company_id
namespace balie::crm::sqlParameters {

SqlParameters ofNumber(const PhoneNumber &number, const PhoneNumbers &numbers);
SqlParameters ofName(const QString &typed);
SqlParameters ofCard(const CardKey &key);
SqlParameters ofCall(const CallReport &report);

QStringList numberNames();
QStringList nameNames();
QStringList cardNames();
QStringList callNames();

/// What was typed as words.
QStringList wordsOf(const QString &typed);

} // namespace balie::crm::sqlParameters
