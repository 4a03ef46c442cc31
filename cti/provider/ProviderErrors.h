#pragma once

#include "base/Error.h"

namespace balie::cti {

// What every protocol says in the same words.

Error linkLostError();
/// `detail`: what the PBX or its profile lacks.
Error notSupportedError(const QString &detail);

} // namespace balie::cti
