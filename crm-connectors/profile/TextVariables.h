#pragma once

#include "crm-connectors/profile/Profile.h"

namespace balie::crm {

/// Every variable that is used there, each once: "kept.owner". Those of lists and conditions too.
QStringList variablesOf(const Text &text);
QStringList variablesOf(const JsonText &json);
QStringList variablesOf(const Step &step);

} // namespace balie::crm
