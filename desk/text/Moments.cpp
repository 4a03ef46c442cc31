#include "desk/text/Moments.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

struct MomentText {
    Q_DECLARE_TR_FUNCTIONS(Moment)
};

constexpr int beginningOfTheDay = 9;
constexpr int longestTyped = 60;
constexpr int mostDays = 366;

struct NamedNumber {
    QLatin1StringView name;
    int number;
};
// What is typed is a language of its own: both are read, whatever language the program speaks.
constexpr std::array numberWords{
    NamedNumber{"een"_L1, 1},
    NamedNumber{"n"_L1, 1}, // what is left of 'n
    NamedNumber{"a"_L1, 1},
    NamedNumber{"an"_L1, 1},
    NamedNumber{"one"_L1, 1},
    NamedNumber{"twee"_L1, 2},
    NamedNumber{"two"_L1, 2},
    NamedNumber{"drie"_L1, 3},
    NamedNumber{"three"_L1, 3},
    NamedNumber{"vier"_L1, 4},
    NamedNumber{"four"_L1, 4},
    NamedNumber{"vijf"_L1, 5},
    NamedNumber{"five"_L1, 5},
    NamedNumber{"zes"_L1, 6},
    NamedNumber{"six"_L1, 6},
    NamedNumber{"zeven"_L1, 7},
    NamedNumber{"seven"_L1, 7},
    NamedNumber{"acht"_L1, 8},
    NamedNumber{"eight"_L1, 8},
    NamedNumber{"negen"_L1, 9},
    NamedNumber{"nine"_L1, 9},
    NamedNumber{"tien"_L1, 10},
    NamedNumber{"ten"_L1, 10},
    NamedNumber{"elf"_L1, 11},
    NamedNumber{"eleven"_L1, 11},
    NamedNumber{"twaalf"_L1, 12},
    NamedNumber{"twelve"_L1, 12},
};
constexpr std::array weekdays{
    NamedNumber{"ma"_L1, 1},
    NamedNumber{"maandag"_L1, 1},
    NamedNumber{"mon"_L1, 1},
    NamedNumber{"monday"_L1, 1},
    NamedNumber{"di"_L1, 2},
    NamedNumber{"dinsdag"_L1, 2},
    NamedNumber{"tue"_L1, 2},
    NamedNumber{"tuesday"_L1, 2},
    NamedNumber{"wo"_L1, 3},
    NamedNumber{"woensdag"_L1, 3},
    NamedNumber{"wed"_L1, 3},
    NamedNumber{"wednesday"_L1, 3},
    NamedNumber{"do"_L1, 4},
    NamedNumber{"donderdag"_L1, 4},
    NamedNumber{"thu"_L1, 4},
    NamedNumber{"thursday"_L1, 4},
    NamedNumber{"vr"_L1, 5},
    NamedNumber{"vrijdag"_L1, 5},
    NamedNumber{"fri"_L1, 5},
    NamedNumber{"friday"_L1, 5},
    NamedNumber{"za"_L1, 6},
    NamedNumber{"zaterdag"_L1, 6},
    NamedNumber{"sat"_L1, 6},
    NamedNumber{"saturday"_L1, 6},
    NamedNumber{"zo"_L1, 7},
    NamedNumber{"zondag"_L1, 7},
    NamedNumber{"sun"_L1, 7},
    NamedNumber{"sunday"_L1, 7},
};

template <size_t Size>
std::optional<int> named(const std::array<NamedNumber, Size> &table, const QString &word)
{
    const auto found = std::find_if(
        table.begin(), table.end(), [&](const NamedNumber &row) { return word == row.name; });
    return found == table.end() ? std::nullopt : std::optional(found->number);
}

std::optional<int> number(const QString &word)
{
    bool digits = false;
    const int value = word.toInt(&digits);
    return digits && word.size() <= 3 ? std::optional(value) : named(numberWords, word);
}

/// A time as it was said: one below 12 without a leading zero is either half of the day.
struct Said {
    int hour = 0;
    int minute = 0;
    bool eitherHalf = false;
};

std::optional<Said> said(int hour, int minute, bool eitherHalf)
{
    if (minute < 0) {
        minute += 60;
        --hour;
    }
    if (hour == 0 && eitherHalf)
        hour = 12;
    if (!QTime::isValid(hour, minute, 0))
        return std::nullopt;
    return Said{hour, minute, eitherHalf && hour < 12};
}

/// "half vier" is half past three; "kwart voor 4", "quarter past three", "half past three".
std::optional<Said> readSpoken(const QString &text)
{
    static const QRegularExpression spoken(
        u"^(half past|half|kwart over|kwart voor|(?:a )?quarter past|(?:a )?quarter to) (\\w+)$"_s);
    const auto match = spoken.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto hour = number(match.captured(2));
    if (!hour || *hour < 1 || *hour > 12)
        return std::nullopt;
    const QString how = match.captured(1);
    const int minute = how == "half past"_L1         ? 30
        : how == "half"_L1                           ? -30
        : how.endsWith("voor"_L1) || how.endsWith("to"_L1) ? -15
                                                     : 15;
    return said(*hour, minute, true);
}

std::optional<Said> readClock(const QString &typed)
{
    static const QRegularExpression before(u"^(om|voor|tot|at|before|by|until) "_s);
    QString text = typed;
    text.remove(before);
    if (const auto spoken = readSpoken(text))
        return spoken;
    static const QRegularExpression clock(
        u"^(\\d{1,2})(?:[:.,uh ]?(\\d{2}))? ?(uur|u|h|am|pm|a\\.m\\.|p\\.m\\.)?$"_s);
    const auto match = clock.match(text);
    if (!match.hasMatch()) {
        static const QRegularExpression words(u"^(\\w+) (uur|o'clock|oclock)$"_s);
        const auto word = words.match(text);
        const auto hour = word.hasMatch() ? named(numberWords, word.captured(1)) : std::nullopt;
        return hour ? said(*hour, 0, true) : std::nullopt;
    }
    int hour = match.captured(1).toInt();
    const QString half = match.captured(3);
    if (half.startsWith(u'p') && hour < 12)
        hour += 12;
    if (half.startsWith(u'a') && hour == 12)
        hour = 0;
    const bool told = half.startsWith(u'p') || half.startsWith(u'a')
        || match.captured(1).startsWith(u'0');
    return said(hour, match.captured(2).toInt(), !told && hour > 0 && hour < 12);
}

/// Minutes of "een uur", "20 minuten", "anderhalf uur", "a quarter of an hour".
std::optional<int> readSpan(const QString &text)
{
    static const QRegularExpression half(u"^(een )?half uur(tje)?$|^half an hour$"_s);
    static const QRegularExpression quarter(
        u"^(een )?kwartier(tje)?$|^(a )?quarter of an hour$"_s);
    static const QRegularExpression oneAndAHalf(
        u"^anderhalf uur$|^an hour and a half$|^one and a half hours$"_s);
    if (half.match(text).hasMatch())
        return 30;
    if (quarter.match(text).hasMatch())
        return 15;
    if (text == "drie kwartier"_L1 || text == "three quarters of an hour"_L1)
        return 45;
    if (oneAndAHalf.match(text).hasMatch())
        return 90;
    static const QRegularExpression counted(
        u"^(\\w+?) ?(uur|uurtje|u|h|hours?|m|min|minuut|minuten|minutes?)\\.?$"_s);
    const auto match = counted.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto count = number(match.captured(1));
    if (!count || *count < 1)
        return std::nullopt;
    const QChar unit = match.captured(2).front();
    return unit == u'm' ? *count : *count * 60;
}

/// How many days on, of a day that is named at the beginning; takes it off the text.
std::optional<int> takeDay(QString &text, QDate today)
{
    const QString first = text.section(u' ', 0, 0);
    static const QRegularExpression date(u"^(\\d{1,2})[-/](\\d{1,2})(?:[-/](\\d{4}))?$"_s);
    std::optional<int> days;
    if (const auto match = date.match(first); match.hasMatch()) {
        const bool hasYear = !match.captured(3).isEmpty();
        QDate day(hasYear ? match.captured(3).toInt() : today.year(), match.captured(2).toInt(),
            match.captured(1).toInt());
        if (!hasYear && day < today)
            day = day.addYears(1);
        const qint64 ahead = today.daysTo(day);
        if (day.isValid() && ahead >= 0 && ahead <= mostDays)
            days = static_cast<int>(ahead);
    } else if (first == "vandaag"_L1 || first == "today"_L1)
        days = 0;
    else if (first == "morgen"_L1 || first == "tomorrow"_L1)
        days = 1;
    else if (first == "overmorgen"_L1)
        days = 2;
    else if (const auto weekday = named(weekdays, first))
        days = (*weekday - today.dayOfWeek() + 6) % 7 + 1; // never today
    if (days)
        text = text.section(u' ', 1);
    return days;
}

std::optional<QDateTime> valid(const QDateTime &moment, const QDateTime &now)
{
    return moment.isValid() && moment > now ? std::optional(moment) : std::nullopt;
}

} // namespace

QDateTime localNow(const Clock &clock)
{
    return QDateTime::fromMSecsSinceEpoch(clock.wallMs());
}

std::optional<QDateTime> readMoment(const QString &typed, const QDateTime &now)
{
    QString text = typed.simplified().toLower();
    text.remove(u'\'');
    text.replace(QString::fromUtf8("v\xc3\xb3\xc3\xb3r"), u"voor"_s);
    text.replace(QString::fromUtf8("\xc3\xa9\xc3\xa9n"), u"een"_s);
    if (text.isEmpty() || text.size() > longestTyped)
        return std::nullopt;

    QDateTime thisMinute = now;
    thisMinute.setTime(QTime(now.time().hour(), now.time().minute()));
    static const QRegularExpression fromNow(u"^(over |in |\\+ ?)(.+)$"_s);
    const auto later = fromNow.match(text);
    const QString span = later.hasMatch() ? later.captured(2) : text;
    if (later.hasMatch() || span.contains("min"_L1) || span.contains("kwartier"_L1)) {
        std::optional<int> minutes = readSpan(span);
        if (!minutes && text.startsWith(u'+'))
            minutes = number(span);
        return minutes ? valid(thisMinute.addSecs(qint64(*minutes) * 60), now) : std::nullopt;
    }

    const std::optional<int> days = takeDay(text, now.date());
    const QDate day = now.date().addDays(days.value_or(0));
    if (days && text.isEmpty())
        return valid(QDateTime(day, QTime(beginningOfTheDay, 0)), now);
    const auto clock = readClock(text);
    if (!clock)
        return std::nullopt;
    const QTime time(clock->hour, clock->minute);
    if (days.value_or(0) > 0) {
        // Nobody promises anything for three in the morning.
        const bool afternoon = clock->eitherHalf && clock->hour < 7;
        return valid(QDateTime(day, afternoon ? time.addSecs(12 * 3600) : time), now);
    }
    QDateTime moment(day, time);
    if (moment <= now && clock->eitherHalf)
        moment.setTime(time.addSecs(12 * 3600));
    if (moment <= now && !days)
        moment = QDateTime(day.addDays(1), time);
    return valid(moment, now);
}

QString momentText(const QDateTime &moment, const QDateTime &now)
{
    const QLocale locale;
    const QString time = locale.toString(moment.time(), u"HH:mm"_s);
    const qint64 days = now.date().daysTo(moment.date());
    if (days == 0)
        return time;
    if (days == 1)
        return MomentText::tr("tomorrow %1").arg(time);
    if (days == -1)
        return MomentText::tr("yesterday %1").arg(time);
    return locale.toString(moment.date(), u"ddd d MMM"_s) + u' ' + time;
}

QDateTime nextMidnight(const QDateTime &now)
{
    return now.date().addDays(1).startOfDay();
}

} // namespace balie::desk
