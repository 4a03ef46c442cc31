#include "crm-connectors/profile/Profile.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

Capabilities Profile::capabilities() const
{
    Capabilities can;
    can.setFlag(Capability::FindByNumber, findByNumber.has_value());
    can.setFlag(Capability::FindByName, findByName.has_value());
    can.setFlag(Capability::GetCard, getCard.has_value());
    can.setFlag(Capability::LogCall, logCall.has_value());
    can.setFlag(Capability::WritesOnce, logCall && writesOnce);
    can.setFlag(Capability::NewContact, !links.newContact.isEmpty());
    can.setFlag(Capability::Directory, engine == "directory"_L1);
    return can;
}

} // namespace balie::crm
