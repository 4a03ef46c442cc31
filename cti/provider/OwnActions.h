#pragma once

#include "cti/model/Connection.h"

namespace balie::cti {

/// What stands at the own device beside a call.
struct CallsBeside {
    bool held = false;
    bool retrievable = false; ///< one of the held ones
    bool active = false;
    bool talking = false;

    void add(const Connection &other, bool mayBeRetrieved);
};

/// What the switch lets this user do with a call once its state fits.
struct CallRights {
    bool answer = true;
    bool hold = true; ///< also to consult, which begins with it
    bool retrieve = true;
    bool deflect = true;
    bool blindTransfer = true;
    bool transfer = true; ///< complete a consultation
    bool park = true;
};

/// What may be done with a connection of the own device: the rule that every protocol shares.
Actions ownActions(
    const Connection &connection, const CallsBeside &beside, const CallRights &rights);

} // namespace balie::cti
