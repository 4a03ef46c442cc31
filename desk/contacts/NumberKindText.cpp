#include "desk/contacts/NumberKindText.h"

#include <QCoreApplication>

namespace balie::desk {

namespace {
struct NumberKinds {
    Q_DECLARE_TR_FUNCTIONS(NumberKinds)
};
} // namespace

QString numberKindText(ContactNumberKind kind)
{
    switch (kind) {
    case ContactNumberKind::Work:
        return NumberKinds::tr("work");
    case ContactNumberKind::Mobile:
        return NumberKinds::tr("mobile");
    case ContactNumberKind::Home:
        return NumberKinds::tr("home");
    case ContactNumberKind::Main:
        return NumberKinds::tr("main number");
    case ContactNumberKind::Assistant:
        return NumberKinds::tr("assistant");
    case ContactNumberKind::Fax:
        return NumberKinds::tr("fax");
    case ContactNumberKind::Pager:
        return NumberKinds::tr("pager");
    case ContactNumberKind::Other:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace balie::desk
