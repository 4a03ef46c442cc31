#pragma once

#include <QString>

namespace balie::csta {

/// Editions of ECMA-323 that this client speaks; the value is the number in the namespace.
enum class Edition { Ed3 = 3, Ed4 = 4, Ed5 = 5, Ed6 = 6 };

/// The namespace that an edition's documents are in.
QString cstaNamespace(Edition edition);

/// ECMA-354 sessions.
QString applicationSessionNamespace();

/// Our private data, docs/csta-profile.md.
QString balieNamespace();

} // namespace balie::csta
