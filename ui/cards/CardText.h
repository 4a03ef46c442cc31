#pragma once

#include "desk/cards/CallCards.h"
#include "desk/people/People.h"
#include "ui/icons/IconName.h"
#include "ui/theme/ColourRole.h"

namespace balie::ui::cardText {

/// "Jan Bos · Hermans B.V.": who it is, in one line.
QString who(const crm::ContactCard &card);
/// "Purchaser · Logistics · Hermans B.V."; the company alone stands in no second line of itself.
QStringList role(const crm::ContactCard &card);
/// "Salesforce · 240 ms", "Salesforce · from memory".
QString source(const desk::CallCards &cards, const crm::CardKey &key);
/// Why this card was given; empty where it was asked for.
QString reason(const crm::ContactCard &card, const desk::People &people);
/// "Also known in Exact, AFAS."; empty when no other system knows it.
QString otherSystems(const desk::CallCards &cards, const crm::FoundCard &found);
/// How far a system is that told no card: still asked, too late, failed. Empty for those of which
/// nothing is to be said.
QString progress(const crm::SourceReport &report);
IconName progressIcon(crm::SourceReport::State state);
ColourRole progressColour(crm::SourceReport::State state);
/// Text of elsewhere as a button or a label with a mnemonic shows it unchanged, no longer than is
/// sensible there.
QString forButton(const QString &text);
/// No longer than `most` letters.
QString cut(const QString &text, qsizetype most);

} // namespace balie::ui::cardText
