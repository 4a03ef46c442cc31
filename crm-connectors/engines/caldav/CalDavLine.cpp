#include "crm-connectors/engines/caldav/CalDavLine.h"

#include "crm-connectors/engines/caldav/FreeBusyText.h"
#include "crm-connectors/profile/TextReader.h"
#include "crm-connectors/profile/UrlFiller.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// In lower case; empty when it is no e-mail address.
QString domainOf(const QString &email)
{
    const qsizetype at = email.lastIndexOf(u'@');
    return at > 0 ? email.mid(at + 1).trimmed().toLower() : QString();
}

bool isDomain(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(),
        [](QChar one) { return one.isLetterOrNumber() || one == u'.' || one == u'-'; });
}

} // namespace

Expected<std::shared_ptr<CalDavLine>> CalDavLine::make(std::shared_ptr<const Profile> profile,
    const ConnectorSetting &setting, const ConnectorTools &tools)
{
    const QJsonValue key = profile->engineOwn.value("calendars"_L1);
    const QJsonValue domainKey = profile->engineOwn.value("domain"_L1);
    if (profile->engineOwn.size() != (domainKey.isString() ? 2 : 1) || !key.isString()) {
        return unexpected(Error{ErrorCode::InvalidInput,
            tr("The profile of %1 has a mistake at /caldav. Ask whoever wrote it to fix it.")
                .arg(profile->name),
            u"%1: /caldav/calendars and /caldav/domain name settings, and nothing else stands there"_s.arg(
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
    QString domain = setting.values.value(domainKey.toString()).trimmed().toLower();
    if (domain.startsWith(u'@'))
        domain.remove(0, 1);
    if (!isDomain(domain)) {
        return unexpected(Error{ErrorCode::InvalidInput,
            tr("The domain of the e-mail addresses cannot be used. Fill in what stands behind the @, for "
               "example office.nl."),
            u"caldav: no domain"_s});
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
    return std::make_shared<CalDavLine>(std::move(profile), setting, tools, server, calendars, domain);
}

CalDavLine::CalDavLine(std::shared_ptr<const Profile> profile, const ConnectorSetting &setting,
    const ConnectorTools &tools, DavSettings server, Text calendars, QString domain)
    : m_line(std::move(profile), setting, tools)
    , m_server(std::move(server))
    , m_calendars(std::move(calendars))
    , m_isByName(std::any_of(m_calendars.pieces.cbegin(), m_calendars.pieces.cend(),
          [](const Text::Piece &piece) { return piece.variable == "colleague.name"_L1; }))
    , m_domain(std::move(domain))
{
}

bool CalDavLine::knowsWhoseCalendars(const CalDavPlace &found) const
{
    return !m_isByName || !m_domain.isEmpty() || !domainOf(ownEmail(found)).isEmpty();
}

bool CalDavLine::isStranger(const QString &email, const CalDavPlace &found) const
{
    const QString domain = domainOf(email);
    return m_isByName
        && (domain.isEmpty() || (domain != m_domain && domain != domainOf(ownEmail(found))));
}

QString CalDavLine::ownEmail(const CalDavPlace &found) const
{
    if (const QString told = freeBusyText::emailOf(found.organiser); !told.isEmpty())
        return told;
    const QString user = m_line.values().value(u"setting.user"_s).toString().trimmed();
    return user.contains(u'@') || m_domain.isEmpty() ? user : user + u'@' + m_domain;
}

Expected<QUrl> CalDavLine::calendarOf(const QString &email) const
{
    Values values = m_line.values();
    values.set(u"colleague.email"_s, email);
    values.set(u"colleague.name"_s, email.left(email.lastIndexOf(u'@')));
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

Error CalDavLine::noDomain() const
{
    return {ErrorCode::InvalidInput,
        tr("It is not known which e-mail addresses the calendars of %1 belong to. Fill in the domain of "
           "your colleagues' e-mail addresses, for example office.nl.")
            .arg(host()),
        u"caldav: colleague.name without a domain"_s};
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
