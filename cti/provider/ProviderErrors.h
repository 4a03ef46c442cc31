#pragma once

#include "base/Error.h"

#include <QUrl>

namespace balie::cti {

// What every protocol says in the same words.

Error linkLostError();
/// Parking where the PBX should choose the place and has none.
Error noParkPlaceError();
/// `detail`: what the PBX or its profile lacks.
Error notSupportedError(const QString &detail);
/// Others on the network could read what is sent to this server, and the user did not allow that.
Error readableError(const QUrl &server);
/// Signed in with the same name at another place.
Error takenOverError();
/// A command about a call that is not there (any more).
Error callGoneError();

} // namespace balie::cti
