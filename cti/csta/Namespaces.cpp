#include "cti/csta/Namespaces.h"

namespace balie::csta {

using namespace Qt::Literals::StringLiterals;

QString cstaNamespace(Edition edition)
{
    return u"http://www.ecma-international.org/standards/ecma-323/csta/ed%1"_s.arg(int(edition));
}

QString applicationSessionNamespace()
{
    return u"http://www.ecma-international.org/standards/ecma-354/appl_session"_s;
}

QString balieNamespace()
{
    return u"urn:balie:csta:1"_s;
}

} // namespace balie::csta
