#pragma once

#include "crm-connectors/dav/DavFinder.h"
#include "crm-connectors/steps/ConnectorLine.h"

#include <QCoreApplication>

namespace balie::crm {

/// Where a server is asked for other people's calendars.
struct CalDavPlace {
    QUrl outbox; ///< empty: it has none, or does not tell who asks
    QUrl organiser; ///< who asks: a mailto:
};

/// What all questions of one connector share. Its tasks may outlive the connector, so each holds
/// it; the tools outlive them all. One thread.
class CalDavLine {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::CalDavLine)

public:
    /// InvalidInput: the profile's own part, the server's address or that of the calendars is
    /// wrong.
    static Expected<std::shared_ptr<CalDavLine>> make(std::shared_ptr<const Profile> profile,
        const ConnectorSetting &setting, const ConnectorTools &tools);

    /// `domain`: of the colleagues' e-mail addresses, in lower case; empty: the user's alone.
    CalDavLine(std::shared_ptr<const Profile> profile, const ConnectorSetting &setting,
        const ConnectorTools &tools, DavSettings server, Text calendars, QString domain);
    Q_DISABLE_COPY_MOVE(CalDavLine)

    ConnectorLine &line() { return m_line; }
    const DavSettings &server() const { return m_server; }
    /// Of the server; the name of the host.
    QString host() const { return m_server.url.host(); }

    bool hasCalendars() const { return !m_calendars.isEmpty(); }
    /// False: the calendars are named after what stands before the @, and it is not known behind which
    /// domain.
    bool knowsWhoseCalendars(const CalDavPlace &found) const;
    /// Where the calendars are so named: of another domain, thus perhaps another person of that name.
    bool isStranger(const QString &email, const CalDavPlace &found) const;
    /// Of the user, as far as it is known; else the user name.
    QString ownEmail(const CalDavPlace &found) const;
    /// Where this colleague's calendar is, as the administrator wrote it; nobody's that isStranger().
    Expected<QUrl> calendarOf(const QString &email) const;

    /// How the place is found, and what of it the resource tells that was found.
    static DavFinder::Way way();
    static CalDavPlace placeOf(const DavItem &found);
    /// As it was found the last time; forgotten after a failure.
    std::optional<CalDavPlace> place;

    /// It has no outbox, and nothing says where the calendars are.
    Error noWay() const;
    /// It has calendars, but does not answer after free and busy.
    Error notOffered() const;
    /// Not knowsWhoseCalendars().
    Error noDomain() const;
    /// It did not answer in time.
    Error tooSlow() const;

private:
    ConnectorLine m_line;
    DavSettings m_server;
    Text m_calendars;
    bool m_isByName; ///< m_calendars has {colleague.name} in it
    QString m_domain;
};

} // namespace balie::crm
