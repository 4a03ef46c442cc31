#include "cti/simulator/xsi/PersonText.h"

namespace balie::sim::personText {

void details(XsiWriter &out, const XsiContext &context, const Device &device)
{
    const auto [first, last] = XsiUsers::names(device);
    out.leaf("userId", context.users.idOf(device.id));
    out.leaf("firstName", first);
    out.leaf("lastName", last);
    out.leaf("groupId", context.options.group);
    out.optional("number", context.users.publicNumber(device.id));
    out.leaf("extension", device.id.value);
}

void additional(XsiWriter &out, const Device &device)
{
    out.open("additionalDetails");
    const auto leafOrNil = [&](QByteArrayView name, const std::string &text) {
        if (text.empty())
            out.nil(name);
        else
            out.leaf(name, text);
    };
    leafOrNil("mobile", device.mobile);
    leafOrNil("emailAddress", device.email);
    leafOrNil("department", device.department);
    leafOrNil("title", device.title);
    out.close();
}

} // namespace balie::sim::personText
