#include "crm-connectors/engines/caldav/CalDavLine.h"

#include "crm-connectors/profile/TextReader.h"
#include "crm-connectors/profile/UrlFiller.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

Expected<std::shared_ptr<CalDavLine>> CalDavLine::make(std::shared_ptr<const Profile> profile,
    const ConnectorSetting &setting, const ConnectorTools &tools)
{
    const QJsonValue key = profile->engineOwn.value("calendars"_L1);
    if (profile->engineOwn.size() != 1 || !key.isString()) {
        return unexpected(Error{ErrorCode::InvalidInput,
            tr("The profile of %1 has a mistake at /caldav. Ask whoever wrote it to fix it.")
                .arg(profile->name),
            u"%1: /caldav/calendars names a setting, and nothing else stands there"_s.arg(
                profile->id)});
    }
    KnownVariables known(profile->settings);
    known.addColleague();
    ProfileFaults faults;
    const QString typed = setting.values.value(key.toString()).trimmed();
    const Text calendars = TextReader(known, faults).text(typed, {}, TextLanguage::Path);
    if (!faults.isEmpty()) {
        return unexpected(Error{ErrorCode::InvalidInput,
            tr("The address of a colleague's calendar cannot be used. Only {colleague.name} and "
               "{colleague.email} may stand in braces."),
            u"calendars: "_s + faults.first().reason});
    }
    Values values;
    for (auto one = setting.values.cbegin(); one != setting.values.cend(); ++one)
        values.set("setting."_L1 + one.key(), *one);
    const Expected<QUrl> url = UrlFiller(values).url(profile->request.baseUrl);
    if (!url)
        return unexpected(url.error());
    DavSettings server;
    server.url = *url;
    server.largestReply = 1024 * 1024; // of 20 people at most
    server.requestTimeout = std::chrono::milliseconds(15'000);
    return std::make_shared<CalDavLine>(std::move(profile), setting, tools, server, calendars);
}

CalDavLine::CalDavLine(std::shared_ptr<const Profile> profile, const ConnectorSetting &setting,
    const ConnectorTools &tools, DavSettings server, Text calendars)
    : m_line(std::move(profile), setting, tools)
    , m_server(std::move(server))
    , m_calendars(std::move(calendars))
{
}

Expected<QUrl> CalDavLine::calendarOf(const QString &email) const
{
    Values values = m_line.values();
    values.set(u"colleague.email"_s, email);
    values.set(u"colleague.name"_s, email.section(u'@', 0, 0));
    return UrlFiller(values, m_server.url).url(m_calendars);
}

DavFinder::Way CalDavLine::way()
{
    return {"caldav"_L1,
        davXml("<d:propfind xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\"><d:prop>"
               "<d:current-user-principal/><c:schedule-outbox-URL/><c:calendar-user-address-set/>"
               "</d:prop></d:propfind>"),
        [](const DavItem &item) { return !item.outboxes.isEmpty(); }};
}

CalDavPlace CalDavLine::placeOf(const DavItem &found)
{
    CalDavPlace place;
    for (const QUrl &address : found.userAddresses) {
        if (place.organiser.isEmpty() && address.scheme() == "mailto"_L1)
            place.organiser = address;
    }
    if (!place.organiser.isEmpty())
        place.outbox = found.outboxes.value(0);
    return place;
}

Error CalDavLine::noWay() const
{
    return {ErrorCode::InvalidInput,
        tr("%1 has no place where colleagues' calendars are asked for. Fill in the address of a "
           "colleague's calendar.")
            .arg(host()),
        u"caldav: no schedule outbox, and no address of calendars"_s};
}

Error CalDavLine::notOffered() const
{
    return {ErrorCode::NotSupported,
        tr("%1 does not tell when people are busy: it lacks the free-busy report. Ask its "
           "administrator for a newer version.")
            .arg(host()),
        u"caldav: no free-busy-query"_s};
}

Error CalDavLine::tooSlow() const
{
    return {ErrorCode::Timeout,
        tr("%1 takes too long to tell when people are busy. Try again later, or ask its "
           "administrator.")
            .arg(host()),
        u"caldav: no answer in time"_s};
}

} // namespace balie::crm
