#include "desk/recall/RecallInfo.h"

#include <QCoreApplication>

namespace balie::desk {

namespace {
struct RecallText {
    Q_DECLARE_TR_FUNCTIONS(RecallInfo)
};

QString reasonText(cti::RecallReason reason, const QString &from)
{
    if (from.isEmpty()) {
        switch (reason) {
        case cti::RecallReason::Park:
            return RecallText::tr("Nobody took the parked call");
        case cti::RecallReason::Hold:
            return RecallText::tr("Was on hold for too long");
        default:
            return RecallText::tr("The call came back");
        }
    }
    switch (reason) {
    case cti::RecallReason::NoAnswer:
        return RecallText::tr("%1 did not answer").arg(from);
    case cti::RecallReason::Busy:
        return RecallText::tr("%1 was busy").arg(from);
    case cti::RecallReason::Park:
        return RecallText::tr("Nobody took the call that was parked at %1").arg(from);
    case cti::RecallReason::Hold:
        return RecallText::tr("Was on hold for too long");
    default:
        return RecallText::tr("Came back from %1").arg(from);
    }
}
} // namespace

QString RecallInfo::sentence() const
{
    const QString text = reasonText(reason, fromName);
    //: %1 is a sentence, %2 how often the call came back
    return timesCameBack > 1 ? RecallText::tr("%1 (attempt %2)").arg(text).arg(timesCameBack)
                             : text;
}

} // namespace balie::desk
