#include "desk/journal/JournalText.h"

#include "cti/lamp/Durations.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk::journalText {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JournalText)
};

QString named(const QString &name, const QString &number)
{
    return name.isEmpty() ? number : name;
}

QString outcome(HandOverOutcome outcome)
{
    switch (outcome) {
    case HandOverOutcome::Underway:
        return Text::tr("on its way");
    case HandOverOutcome::Taken:
        return Text::tr("taken");
    case HandOverOutcome::VoiceMail:
        return Text::tr("voice mail");
    case HandOverOutcome::CameBack:
        return Text::tr("came back");
    case HandOverOutcome::GivenUp:
        return Text::tr("the caller gave up");
    case HandOverOutcome::Unknown:
        break;
    }
    return Text::tr("outcome unknown");
}

} // namespace

QString who(const JournalEntry &entry)
{
    const QString shown = named(entry.name, entry.number);
    if (!shown.isEmpty())
        return shown;
    return entry.withheld ? Text::tr("Anonymous") : Text::tr("Unknown number");
}

QString kind(const JournalEntry &entry)
{
    if (entry.isOpen()) {
        if (entry.talking)
            return Text::tr("On a call");
        return entry.direction == cti::Direction::Outgoing ? Text::tr("Dialling") : Text::tr("Ringing");
    }
    switch (entry.kind) {
    case JournalKind::Missed:
        return Text::tr("Missed");
    case JournalKind::Answered:
        return Text::tr("Answered");
    case JournalKind::Placed:
        return Text::tr("Placed");
    case JournalKind::Transferred:
        break;
    }
    return Text::tr("Transferred");
}

QString called(const JournalEntry &entry)
{
    QStringList parts{entry.calledName, entry.calledNumber};
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(u" \u00b7 "_s);
}

QString handOver(const JournalHandOver &handOver)
{
    QString to = named(handOver.name, handOver.number);
    if (to.isEmpty())
        to = Text::tr("somebody");
    if (handOver.way == HandOverWay::Conference)
        return Text::tr("with %1").arg(to);
    //: %1 is a person or place, %2 what became of a call that was sent there
    return Text::tr("to %1: %2").arg(to, outcome(handOver.outcome));
}

QString detail(const JournalEntry &entry)
{
    QStringList parts;
    if (!entry.name.isEmpty() && !entry.number.isEmpty())
        parts.append(entry.number);
    const QString called = named(entry.calledName, entry.calledNumber);
    if (!called.isEmpty() && entry.direction == cti::Direction::Incoming)
        parts.append(Text::tr("for %1").arg(called));
    if (!entry.queue.isEmpty())
        parts.append(Text::tr("queue %1").arg(entry.queue));
    for (const JournalHandOver &sent : entry.handOvers)
        parts.append(handOver(sent));
    if (entry.recordingKept)
        parts.append(Text::tr("recorded"));
    if (entry.cutShort)
        parts.append(Text::tr("end not seen"));
    if (!entry.note.isEmpty())
        parts.append(entry.note);
    return parts.join(u" \u00b7 "_s);
}

QString accessible(const JournalEntry &entry, const QLocale &locale)
{
    QStringList parts{kind(entry), who(entry),
        locale.toString(QDateTime::fromMSecsSinceEpoch(entry.startedMs), QLocale::ShortFormat)};
    if (entry.waiting && entry.waiting->count() >= 1000)
        parts.append(Text::tr("waited %1").arg(cti::durationInWords(*entry.waiting)));
    if (entry.wasAnswered())
        parts.append(Text::tr("talked %1").arg(cti::durationInWords(*entry.talking)));
    const QString more = detail(entry);
    if (!more.isEmpty())
        parts.append(QString(more).replace(u" \u00b7 "_s, u", "_s));
    return parts.join(u", "_s);
}

} // namespace balie::desk::journalText
