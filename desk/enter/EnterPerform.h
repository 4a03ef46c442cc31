#pragma once

#include "desk/calls/CallActions.h"
#include "desk/enter/EnterRule.h"
#include "desk/waiting/WaitUntilFree.h"

namespace balie::desk {

/// Gives the command that Enter means; nothing for Nothing and Ask.
void perform(const EnterMeaning &meaning, CallActions &actions, WaitUntilFree &waiting);

} // namespace balie::desk
