#include "cti/simulator/xsi/XsiShape.h"

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

std::optional<QString> shapeFault(
    const XmlElement &element, std::initializer_list<XsiPart> sequence)
{
    static constexpr auto schema = "http://schema.broadsoft.com/xsi"_L1;
    if (element.namespaceUri != schema)
        return u"'%1' is not of the Xsi schema"_s.arg(element.name);
    auto next = element.children.begin();
    for (const XsiPart &part : sequence) {
        int count = 0;
        while (next != element.children.end() && next->name == part.name && count < part.most) {
            if (next->namespaceUri != schema)
                return u"'%1' is not of the Xsi schema"_s.arg(next->name);
            ++next;
            ++count;
        }
        if (count < part.least)
            return u"'%1' is missing in '%2' or not in its place"_s.arg(part.name, element.name);
    }
    if (next != element.children.end())
        return u"'%1' is not expected here in '%2'"_s.arg(next->name, element.name);
    return std::nullopt;
}

} // namespace balie::sim
