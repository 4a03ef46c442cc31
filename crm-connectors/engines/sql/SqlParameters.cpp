#include "crm-connectors/engines/sql/SqlParameters.h"

#include "crm-connectors/profile/NumberVariants.h"
#include "crm-connectors/steps/LookupValues.h"

#include <algorithm>

namespace balie::crm::sqlParameters {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList namesOf(const SqlParameters &parameters)
{
    QStringList names = parameters.keys();
    names.sort();
    return names;
}

/// Between wildcards, with none of its own: what means something in some database's LIKE becomes
/// the wildcard for one character, because not every database can be told of an escape.
QString like(const QStringList &words)
{
    QString pattern = u"%"_s;
    for (QString word : words) {
        word.remove(u'%');
        for (QChar &c : word) {
            if (c == u'\\' || c == u'[' || c == u']' || c == u'*' || c == u'?')
                c = u'_';
        }
        if (!word.isEmpty())
            pattern += word + u'%';
    }
    return pattern;
}

QString written(const QDateTime &time)
{
    return time.toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

} // namespace

SqlParameters ofNumber(const PhoneNumber &number, const PhoneNumbers &numbers)
{
    Values values;
    NumberVariants(number, numbers).addTo(values, {});
    const auto text = [&](const QString &name) { return values.value(name).toString(); };
    const auto around = [](const QString &digits) { return u'%' + digits + u'%'; };
    return {{u"number_e164"_s, text(u"number.e164"_s)},
        {u"number_digits"_s, text(u"number.digits"_s)},
        {u"number_nat"_s, text(u"number.national"_s)}, {u"nsn"_s, text(u"number.nsn"_s)},
        {u"last7"_s, text(u"number.last7"_s)}, {u"last8"_s, text(u"number.last8"_s)},
        {u"like_nsn"_s, around(text(u"number.nsn"_s))},
        {u"like_last7"_s, around(text(u"number.last7"_s))},
        {u"like_interleaved"_s, text(u"number.interleaved"_s) + u'%'}};
}

QStringList wordsOf(const QString &typed)
{
    Values values;
    lookupValues::setName(values, typed);
    return values.list(u"name.words"_s);
}

SqlParameters ofName(const QString &typed)
{
    const QStringList words = wordsOf(typed);
    QStringList reversed = words;
    std::reverse(reversed.begin(), reversed.end());
    return {{u"name"_s, words.join(u' ')}, {u"name_like"_s, like(words)},
        {u"name_like_reversed"_s, like(reversed)}, {u"name_like_upper"_s, like(words).toUpper()}};
}

SqlParameters ofCard(const CardKey &key)
{
    return {{u"card_id"_s, key.id}, {u"card_type"_s, key.type}};
}

SqlParameters ofCall(const CallReport &report)
{
    Values values;
    lookupValues::setCall(values, report);
    SqlParameters parameters = ofCard(report.card);
    for (const QString &name :
        {u"key"_s, u"direction"_s, u"outcome"_s, u"number"_s, u"name"_s, u"subject"_s, u"text"_s})
        parameters.insert(u"call_"_s + name, values.value(u"call."_s + name).toString());
    parameters.insert(u"call_start"_s, written(report.start));
    parameters.insert(u"call_start_utc"_s, written(report.start.toUTC()));
    parameters.insert(u"call_end"_s, written(report.start.addSecs(report.seconds)));
    parameters.insert(u"call_seconds"_s, QVariant::fromValue<qlonglong>(report.seconds));
    parameters.insert(u"company_id"_s, report.company.id);
    return parameters;
}

QStringList numberNames()
{
    return namesOf(ofNumber({}, PhoneNumbers()));
}

QStringList nameNames()
{
    return namesOf(ofName({}));
}

QStringList cardNames()
{
    return namesOf(ofCard({}));
}

QStringList callNames()
{
    return namesOf(ofCall({}));
}

} // namespace balie::crm::sqlParameters
