#include "desk/slips/Slip.h"

#include "desk/people/People.h"
#include "desk/text/Moments.h"

#include <QCoreApplication>

namespace balie::desk {

namespace {
struct SlipText {
    Q_DECLARE_TR_FUNCTIONS(Slip)
};
} // namespace

QString slipCaller(const Slip &slip, const People &people)
{
    const QString number = people.shownNumber(slip.callerNumber);
    QStringList parts{slip.callerName};
    if (number != slip.callerName && slip.callerNumber != slip.callerName)
        parts.append(number);
    parts.removeAll({});
    return parts.join(QStringLiteral(", "));
}

QString slipFor(const Slip &slip, const People &people)
{
    const Person *person = people.find(slip.forPerson);
    return person ? person->name : slip.forName;
}

QString slipEndText(const Slip &slip, const QString &forWhom)
{
    switch (slip.end) {
    case SlipEnd::None:
        return {};
    case SlipEnd::ByHand:
        return SlipText::tr("done");
    case SlipEnd::CalledByUser:
        return SlipText::tr("you called");
    case SlipEnd::CalledByColleague:
        return SlipText::tr("%1 called").arg(forWhom);
    }
    return {};
}

QString slipSentence(const Slip &slip, const People &people, const QDateTime &now)
{
    QStringList parts;
    const QString forWhom = slipFor(slip, people);
    const QString caller = slipCaller(slip, people);
    parts.append(caller.isEmpty() ? SlipText::tr("For %1.").arg(forWhom)
                                  : SlipText::tr("For %1: %2.").arg(forWhom, caller));
    if (!slip.text.isEmpty())
        parts.append(slip.text + (slip.text.back().isPunct() ? QString() : QStringLiteral(".")));
    if (slip.promised.isValid())
        parts.append(SlipText::tr("Promised before %1.").arg(momentText(slip.promised, now)));
    if (const QString end = slipEndText(slip, forWhom); !end.isEmpty())
        parts.append(SlipText::tr("Closed: %1.").arg(end));
    return parts.join(u' ');
}

QStringList slipTemplates()
{
    return {SlipText::tr("Please call back"), SlipText::tr("Urgent: please call back"),
        SlipText::tr("Will call again"), SlipText::tr("Please send a mail"),
        SlipText::tr("Is waiting at the desk")};
}

} // namespace balie::desk
