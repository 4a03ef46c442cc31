#include "crm-connectors/profile/TextFilters.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>
#include <QUuid>
#include <algorithm>
#include <array>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class Wants { Nothing, Text, TwoTexts, Count, Format, Name };
using Make = QVariant (*)(const QVariant &value, const QString &argument, const Values &values);

struct Filter {
    QLatin1StringView name;
    Wants wants;
    Make make;
};

QDateTime momentOf(const QVariant &value)
{
    if (value.typeId() == QMetaType::QDateTime)
        return value.toDateTime();
    return QDateTime::fromString(textOf(value).trimmed(), Qt::ISODateWithMs);
}

QString isoOf(const QDateTime &moment)
{
    // A local time tells no offset by itself.
    const QDateTime fixed
        = moment.timeSpec() == Qt::UTC ? moment : moment.toOffsetFromUtc(moment.offsetFromUtc());
    return fixed.toString(Qt::ISODate);
}

QVariant inFormat(const QVariant &value, const QString &format)
{
    const QDateTime moment = momentOf(value);
    return moment.isValid() ? QLocale::c().toString(moment, format) : QString();
}

std::optional<qint64> secondsOf(const QVariant &value)
{
    bool isNumber = false;
    const qint64 seconds = textOf(value).toLongLong(&isNumber);
    return isNumber && seconds >= 0 ? std::optional(seconds) : std::nullopt;
}

QString padded(qint64 number)
{
    return QString::number(number).rightJustified(2, u'0');
}

/// Of a duration in seconds; nothing where it is none.
template <typename MakeText> QVariant ofSeconds(const QVariant &value, MakeText make)
{
    const std::optional<qint64> seconds = secondsOf(value);
    return seconds ? QVariant(make(*seconds)) : QVariant(QString());
}

qint64 minutesOf(qint64 seconds)
{
    return seconds / 60 + (seconds % 60 > 0 ? 1 : 0);
}

QString onOneLine(const QString &text)
{
    QString line;
    for (const QChar c : text) {
        const bool isBreak = c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator;
        line += isBreak ? u' ' : c;
    }
    return line.simplified();
}

QString firstOf(const QVariant &value)
{
    if (value.typeId() == QMetaType::QStringList)
        return value.toStringList().value(0);
    return textOf(value).simplified().section(u' ', 0, 0);
}

QString inPairs(const QString &text)
{
    QString pairs = text;
    for (qsizetype at = pairs.size() - 2; at > 0; at -= 2)
        pairs.insert(at, u' ');
    return pairs;
}

/// Names of calls, as UUIDs: always the same for one call.
QString uuidOf(const QString &text)
{
    static const QUuid calls(u"{6f0d6c3e-5d0b-4f57-9a4e-0d1f7c2b8a11}"_s);
    return text.isEmpty() ? QString()
                          : QUuid::createUuidV5(calls, text).toString(QUuid::WithoutBraces);
}

QString cutTo(const QString &text, qsizetype most)
{
    QString cut = text.left(most);
    if (cut.size() < text.size() && !cut.isEmpty() && cut.back().isHighSurrogate())
        cut.chop(1);
    return cut;
}

const std::array filters{
    Filter{"digits"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) -> QVariant {
            QString digits;
            const QString text = textOf(value);
            std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
                [](QChar c) { return c >= u'0' && c <= u'9'; });
            return digits;
        }},
    Filter{"lower"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) -> QVariant {
            return textOf(value).toLower();
        }},
    Filter{"upper"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) -> QVariant {
            return textOf(value).toUpper();
        }},
    Filter{"trim"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) -> QVariant {
            return textOf(value).trimmed();
        }},
    Filter{"line"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) -> QVariant {
            return onOneLine(textOf(value));
        }},
    Filter{"pairs"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) -> QVariant {
            return inPairs(textOf(value));
        }},
    Filter{"uuid"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) -> QVariant {
            return uuidOf(textOf(value));
        }},
    Filter{"first"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) -> QVariant {
            return firstOf(value);
        }},
    Filter{"after"_L1, Wants::Text,
        [](const QVariant &value, const QString &argument, const Values &) -> QVariant {
            const QString text = textOf(value);
            const qsizetype at = text.indexOf(argument);
            return at < 0 ? text : text.sliced(at + argument.size());
        }},
    Filter{"before"_L1, Wants::Text,
        [](const QVariant &value, const QString &argument, const Values &) -> QVariant {
            const QString text = textOf(value);
            const qsizetype at = text.indexOf(argument);
            return at < 0 ? text : text.first(at);
        }},
    Filter{"last-after"_L1, Wants::Text,
        [](const QVariant &value, const QString &argument, const Values &) -> QVariant {
            const QString text = textOf(value);
            const qsizetype at = text.lastIndexOf(argument);
            return at < 0 ? text : text.sliced(at + argument.size());
        }},
    Filter{"replace"_L1, Wants::TwoTexts,
        [](const QVariant &value, const QString &argument, const Values &) -> QVariant {
            return textOf(value).replace(argument.section(u':', 0, 0), argument.section(u':', 1));
        }},
    Filter{"max"_L1, Wants::Count,
        [](const QVariant &value, const QString &argument, const Values &) -> QVariant {
            return cutTo(textOf(value), argument.toInt());
        }},
    Filter{"utc"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) -> QVariant {
            const QDateTime moment = momentOf(value);
            return moment.isValid() ? QVariant(moment.toUTC()) : QVariant(QString());
        }},
    Filter{"iso"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) -> QVariant {
            const QDateTime moment = momentOf(value);
            return moment.isValid() ? isoOf(moment) : QString();
        }},
    Filter{"date"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) {
            return inFormat(value, u"yyyy-MM-dd"_s);
        }},
    Filter{"time"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) {
            return inFormat(value, u"HH:mm:ss"_s);
        }},
    Filter{"datetime"_L1, Wants::Format,
        [](const QVariant &value, const QString &argument, const Values &) {
            return inFormat(value, argument);
        }},
    Filter{"epoch-ms"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) -> QVariant {
            const QDateTime moment = momentOf(value);
            return moment.isValid() ? QString::number(moment.toMSecsSinceEpoch()) : QString();
        }},
    Filter{"hms"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) {
            return ofSeconds(value, [](qint64 seconds) {
                return padded(seconds / 3600) + u':' + padded(seconds / 60 % 60) + u':'
                    + padded(seconds % 60);
            });
        }},
    Filter{"mmss"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) {
            return ofSeconds(value,
                [](qint64 seconds) { return padded(seconds / 60) + u':' + padded(seconds % 60); });
        }},
    Filter{"minutes"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) {
            return ofSeconds(
                value, [](qint64 seconds) { return QString::number(minutesOf(seconds)); });
        }},
    Filter{"hours"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) {
            return ofSeconds(
                value, [](qint64 seconds) { return QString::number(minutesOf(seconds) / 60); });
        }},
    Filter{"rest-minutes"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) {
            return ofSeconds(
                value, [](qint64 seconds) { return QString::number(minutesOf(seconds) % 60); });
        }},
    Filter{"iso-duration"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) {
            return ofSeconds(
                value, [](qint64 seconds) { return "PT"_L1 + QString::number(seconds) + u'S'; });
        }},
    Filter{"base64"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) -> QVariant {
            return QString::fromLatin1(textOf(value).toUtf8().toBase64());
        }},
    Filter{"md5"_L1, Wants::Nothing,
        [](const QVariant &value, const QString &, const Values &) -> QVariant {
            return QString::fromLatin1(
                QCryptographicHash::hash(textOf(value).toUtf8(), QCryptographicHash::Md5).toHex());
        }},
    Filter{"with"_L1, Wants::Name,
        [](const QVariant &value, const QString &argument, const Values &values) -> QVariant {
            return QString(textOf(value) + textOf(values.value(argument)));
        }},
};

const Filter *filterNamed(QStringView name)
{
    const auto found = std::find_if(
        filters.begin(), filters.end(), [&](const Filter &filter) { return filter.name == name; });
    return found == filters.end() ? nullptr : &*found;
}

} // namespace

QString problemOfFilter(const QString &filter)
{
    const qsizetype colon = filter.indexOf(u':');
    const QString name = colon < 0 ? filter : filter.first(colon);
    const QString argument = colon < 0 ? QString() : filter.sliced(colon + 1);
    const Filter *known = filterNamed(name);
    if (!known)
        return u"there is no filter '%1'"_s.arg(name);
    bool isCount = false;
    switch (known->wants) {
    case Wants::Nothing:
        return colon < 0 ? QString() : u"the filter '%1' takes nothing behind a colon"_s.arg(name);
    case Wants::Text:
    case Wants::Format:
    case Wants::Name:
        return argument.isEmpty() ? u"the filter '%1' wants something behind a colon"_s.arg(name)
                                  : QString();
    case Wants::TwoTexts:
        return argument.indexOf(u':') > 0
            ? QString()
            : u"the filter '%1' is written %1:what:with what"_s.arg(name);
    case Wants::Count:
        return argument.toInt(&isCount) > 0 && isCount
            ? QString()
            : u"the filter '%1' wants a whole number behind a colon"_s.arg(name);
    }
    Q_UNREACHABLE();
}

QVariant filtered(const QVariant &value, const QString &filter, const Values &values)
{
    const qsizetype colon = filter.indexOf(u':');
    const Filter *known
        = filterNamed(colon < 0 ? QStringView(filter) : QStringView(filter).first(colon));
    if (!known)
        return QString();
    return known->make(value, colon < 0 ? QString() : filter.sliced(colon + 1), values);
}

QString textOf(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QDateTime:
        return value.toDateTime().isValid() ? isoOf(value.toDateTime()) : QString();
    case QMetaType::QStringList:
        return value.toStringList().join(u' ');
    default:
        return value.toString();
    }
}

} // namespace balie::crm
