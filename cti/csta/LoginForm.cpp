#include "cti/csta/LoginForm.h"

#include "cti/csta/Namespaces.h"

namespace balie::csta {

using namespace Qt::Literals::StringLiterals;

LoginForm LoginForm::balie()
{
    return {balieNamespace(), "SessionLogin"_L1, "user"_L1, "password"_L1, "device"_L1};
}

} // namespace balie::csta
