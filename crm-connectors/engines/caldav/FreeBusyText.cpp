#include "crm-connectors/engines/caldav/FreeBusyText.h"

#include <QRegularExpression>
#include <QTimeZone>
#include <QUuid>

#include <algorithm>
#include <libical/ical.h>
#include <memory>
#include <optional>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// In place of FBTYPE, which is no property by the standard, so that libical would drop its value.
constexpr const char *wholeKindName = "X-BALIE-FBTYPE";

struct Freeing {
    void operator()(icalcomponent *component) const { icalcomponent_free(component); }
    void operator()(char *text) const { icalmemory_free_buffer(text); }
};
using Component = std::unique_ptr<icalcomponent, Freeing>;

icaltimetype timeOf(const QDateTime &at)
{
    return icaltime_from_timet_with_zone(
        time_t(at.toSecsSinceEpoch()), 0, icaltimezone_get_utc_timezone());
}

/// Invalid when it is none. libical would make the 1st of January out of a 32nd of December.
QDateTime timeOf(const icaltimetype &at)
{
    return {QDate(at.year, at.month, at.day), QTime(at.hour, at.minute, std::min(at.second, 59)),
        Qt::UTC}; // a leap second is none here
}

Error unreadable(const QString &why)
{
    return {ErrorCode::Protocol, {}, u"free and busy: "_s + why};
}

/// Nothing: this stretch is free. An invalid end: it cannot be read.
std::optional<BusySpan> spanOf(
    icalparameter_fbtype kind, const QDateTime &from, const QDateTime &until)
{
    if (kind == ICAL_FBTYPE_FREE)
        return std::nullopt;
    return BusySpan{
        from, until, kind == ICAL_FBTYPE_BUSYUNAVAILABLE, kind == ICAL_FBTYPE_BUSYTENTATIVE};
}

std::optional<BusySpan> spanOf(icalproperty *property)
{
    icalparameter *type = icalproperty_get_first_parameter(property, ICAL_FBTYPE_PARAMETER);
    const icalperiodtype period = icalproperty_get_freebusy(property);
    const QDateTime from = timeOf(period.start);
    return spanOf(type == nullptr ? ICAL_FBTYPE_BUSY : icalparameter_get_fbtype(type), from,
        icaltime_is_null_time(period.end) ? from.addSecs(icaldurationtype_as_int(period.duration))
                                          : timeOf(period.end));
}

/// Of a DTSTART or DTEND, which may have a zone.
QDateTime zonedTimeOf(icalproperty *property, const icaltimetype &at)
{
    icalparameter *zone = property == nullptr
        ? nullptr
        : icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    const QDateTime time = timeOf(at);
    if (zone == nullptr)
        return time;
    const QTimeZone place{QByteArray(icalparameter_get_tzid(zone))};
    return place.isValid() ? QDateTime(time.date(), time.time(), place).toUTC() : QDateTime();
}

/// What the stretch that is this whole component is called; null: it is none, as the standard has
/// it.
const char *wholeKind(icalcomponent *component)
{
    for (icalproperty *property = icalcomponent_get_first_property(component, ICAL_X_PROPERTY);
         property != nullptr;
         property = icalcomponent_get_next_property(component, ICAL_X_PROPERTY)) {
        if (qstrcmp(icalproperty_get_x_name(property), wholeKindName) == 0)
            return icalproperty_get_x(property);
    }
    return nullptr;
}

std::optional<BusySpan> wholeSpan(icalcomponent *component, const QByteArray &kind)
{
    icalproperty *from = icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY);
    icalproperty *until = icalcomponent_get_first_property(component, ICAL_DTEND_PROPERTY);
    const icalparameter_fbtype type = kind == "FREE" ? ICAL_FBTYPE_FREE
        : kind == "BUSY-TENTATIVE"                   ? ICAL_FBTYPE_BUSYTENTATIVE
        : kind == "BUSY-UNAVAILABLE"                 ? ICAL_FBTYPE_BUSYUNAVAILABLE
                                                     : ICAL_FBTYPE_BUSY;
    return spanOf(type, zonedTimeOf(from, icalcomponent_get_dtstart(component)),
        zonedTimeOf(until, icalcomponent_get_dtend(component)));
}

QString problemOf(const BusySpan &span, qsizetype sofar)
{
    if (!span.from.isValid() || !(span.until >= span.from))
        return u"a stretch without a beginning or an end"_s;
    return sofar == freeBusyText::most ? u"too many stretches"_s : QString();
}

/// Without folded lines, and ready for libical: a stretch without any length ends where it begins. Written
/// as PT0S, libical would drop it together with all that stands behind it in its line.
QByteArray readable(const QByteArray &calendar)
{
    static const QRegularExpression fold(u"\\r?\\n[ \\t]"_s);
    static const QRegularExpression noLength(
        u"([:,])(\\d{8}T\\d{6}Z?)/[+-]?P(?=T?0)(?:0+[WD])*(?:T(?:0+[HMS])+)?(?=[,\\r\\n])"_s,
        QRegularExpression::CaseInsensitiveOption);
    return QString::fromLatin1(calendar) // byte for byte
        .remove(fold)
        .replace(noLength, u"\\1\\2/\\2"_s)
        .toLatin1()
        .replace("\nFBTYPE:", QByteArray("\n") + wholeKindName + ':');
}

/// What libical could not read it leaves out, and puts a property of its own in its place. One
/// without any value is no loss.
bool hasLostPeriod(icalcomponent *component)
{
    for (icalproperty *property
         = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY);
         property != nullptr;
         property = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)) {
        const QByteArray why = icalproperty_get_xlicerror(property);
        if (why.contains("FREEBUSY") && !why.startsWith("No value"))
            return true;
    }
    return false;
}

} // namespace

QUrl freeBusyText::addressOf(const QString &email)
{
    QUrl address;
    address.setScheme(u"mailto"_s);
    address.setPath(email, QUrl::DecodedMode);
    return address;
}

QString freeBusyText::emailOf(const QUrl &address)
{
    return address.scheme() == "mailto"_L1 ? address.path(QUrl::FullyDecoded) : QString();
}

QByteArray freeBusyText::request(
    const QUrl &organiser, const BusyLookup &lookup, const QDateTime &now)
{
    icalcomponent *question = icalcomponent_new(ICAL_VFREEBUSY_COMPONENT);
    icalcomponent_add_property(question,
        icalproperty_new_uid(QUuid::createUuid().toString(QUuid::WithoutBraces).toLatin1()));
    icalcomponent_add_property(question, icalproperty_new_dtstamp(timeOf(now)));
    icalcomponent_add_property(question, icalproperty_new_dtstart(timeOf(lookup.from)));
    icalcomponent_add_property(question, icalproperty_new_dtend(timeOf(lookup.until)));
    icalcomponent_add_property(
        question, icalproperty_new_organizer(organiser.toEncoded(QUrl::FullyEncoded)));
    for (const QString &email : lookup.emails) {
        icalcomponent_add_property(
            question, icalproperty_new_attendee(addressOf(email).toEncoded(QUrl::FullyEncoded)));
    }
    const Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Balie//EN"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_method(ICAL_METHOD_REQUEST));
    icalcomponent_add_component(calendar.get(), question);
    const std::unique_ptr<char, Freeing> text(icalcomponent_as_ical_string_r(calendar.get()));
    return QByteArray(text.get());
}

Expected<QVector<BusySpan>> freeBusyText::spans(const QByteArray &calendar, Empty empty)
{
    const QByteArray text = readable(calendar);
    const Component parsed(icalparser_parse_string(text.constData()));
    if (!parsed || icalcomponent_isa(parsed.get()) != ICAL_VCALENDAR_COMPONENT)
        return unexpected(unreadable(u"no calendar"_s));
    QVector<std::optional<BusySpan>> told;
    const auto first = [&](icalcomponent_kind kind) {
        return icalcomponent_get_first_component(parsed.get(), kind);
    };
    qsizetype components = 0;
    for (icalcomponent *one = first(ICAL_VFREEBUSY_COMPONENT); one != nullptr;
         one = icalcomponent_get_next_component(parsed.get(), ICAL_VFREEBUSY_COMPONENT)) {
        ++components;
        if (hasLostPeriod(one))
            return unexpected(unreadable(u"a stretch that is none"_s));
        if (const char *kind = wholeKind(one))
            told.append(wholeSpan(one, kind));
        for (icalproperty *property = icalcomponent_get_first_property(one, ICAL_FREEBUSY_PROPERTY);
             property != nullptr;
             property = icalcomponent_get_next_property(one, ICAL_FREEBUSY_PROPERTY))
            told.append(spanOf(property));
    }
    if (text.toUpper().count("BEGIN:VFREEBUSY") > components)
        return unexpected(unreadable(u"a part was lost"_s));
    const bool isFree = empty == Empty::IsFree && first(ICAL_ANY_COMPONENT) == nullptr;
    if (components == 0 && !isFree)
        return unexpected(unreadable(u"a calendar without it"_s));
    QVector<BusySpan> spans;
    for (const std::optional<BusySpan> &one : std::as_const(told)) {
        if (!one)
            continue;
        if (const QString problem = problemOf(*one, spans.size()); !problem.isEmpty())
            return unexpected(unreadable(problem));
        if (one->until > one->from)
            spans.append(*one);
    }
    std::sort(spans.begin(), spans.end(),
        [](const BusySpan &a, const BusySpan &b) { return a.from < b.from; });
    return spans;
}

} // namespace balie::crm
