#include "desk/calls/CallItem.h"

#include "cti/lamp/Durations.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

namespace {
struct CallText {
    Q_DECLARE_TR_FUNCTIONS(CallItem)
};
} // namespace

QVector<RecallSuggestion> CallItem::suggestions() const
{
    if (recall)
        return recall->suggestions;
    return usual ? QVector<RecallSuggestion>{*usual} : QVector<RecallSuggestion>();
}

bool isSameCall(const CallItem &a, const CallItem &b)
{
    return a.thread != cti::CallThreadId::None ? a.thread == b.thread
                                               : a.connection == b.connection;
}

QString callAccessibleText(const CallItem &item, Clock::Milliseconds now)
{
    QStringList parts{u"%1: %2"_s.arg(item.phaseText, item.title)};
    if (!item.secondLine.isEmpty())
        parts.append(item.secondLine);
    if (item.usual && !item.recall)
        parts.append(CallText::tr("usually taken by %1").arg(item.usual->name));
    // A call that has only just come need not be counted in seconds of nothing.
    if (item.since && now - *item.since >= std::chrono::seconds(1))
        parts.append(CallText::tr("for %1").arg(cti::durationInWords(now - *item.since)));
    if (item.recall && item.recall->insideSince)
        parts.append(CallText::tr("inside for %1 in all")
                         .arg(cti::durationInWords(now - *item.recall->insideSince)));
    if (item.stale)
        parts.append(CallText::tr("no connection to the PBX, this may have changed"));
    return parts.join(u", "_s);
}

} // namespace balie::desk
