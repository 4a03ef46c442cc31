#pragma once

#include "desk/calls/CallActions.h"
#include "desk/calls/CallsModel.h"
#include "desk/enter/EnterLine.h"
#include "desk/enter/EnterRule.h"
#include "desk/waiting/WaitUntilFree.h"

namespace balie::desk {

/// Gives the command that Enter means; nothing for Nothing and Ask.
void perform(const EnterMeaning &meaning, CallActions &actions, WaitUntilFree &waiting);
/// Tells the line which calls there are: the active one, with the caller who waits behind it, and
/// the one that rings longest.
void tellCalls(EnterLine &line, const CallsModel &calls);

} // namespace balie::desk
