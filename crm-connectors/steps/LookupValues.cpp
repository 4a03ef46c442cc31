#include "crm-connectors/steps/LookupValues.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Nobody has a longer name, and every server a limit.
constexpr qsizetype longestName = 100;
constexpr qsizetype mostWords = 6;

QString outcomeName(CallOutcome outcome)
{
    switch (outcome) {
    case CallOutcome::Talked:
        return u"talked"_s;
    case CallOutcome::NoAnswer:
        return u"no-answer"_s;
    case CallOutcome::Busy:
        return u"busy"_s;
    case CallOutcome::Transferred:
        return u"transferred"_s;
    case CallOutcome::Voicemail:
        return u"voicemail"_s;
    }
    return {};
}

} // namespace

void lookupValues::setName(Values &values, const QString &typed)
{
    const QString text = typed.simplified().left(longestName);
    values.set(u"name.text"_s, text);
    values.set(u"name.words"_s, text.split(u' ', Qt::SkipEmptyParts).mid(0, mostWords));
}

void lookupValues::setCard(Values &values, const CardKey &key)
{
    values.set(u"card.id"_s, key.id);
    values.set(u"card.type"_s, key.type);
}

void lookupValues::setCall(Values &values, const CallReport &report)
{
    setCard(values, report.card);
    values.set(u"card.name"_s, report.name);
    values.set(u"company.id"_s, report.company.id);
    values.set(u"call.key"_s, report.key);
    values.set(u"call.direction"_s,
        report.direction == CallDirection::Incoming ? u"incoming"_s : u"outgoing"_s);
    values.set(u"call.outcome"_s, outcomeName(report.outcome));
    values.set(u"call.number"_s, report.number);
    values.set(u"call.name"_s, report.name);
    values.set(u"call.subject"_s, report.subject);
    values.set(u"call.text"_s, report.text);
    values.set(u"call.start"_s, QVariant(report.start));
    values.set(u"call.end"_s, QVariant(report.start.addSecs(report.seconds)));
    values.set(u"call.seconds"_s, QString::number(std::max<qint64>(0, report.seconds)));
}

} // namespace balie::crm
