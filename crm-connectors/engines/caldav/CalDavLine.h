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

    CalDavLine(std::shared_ptr<const Profile> profile, const ConnectorSetting &setting,
        const ConnectorTools &tools, DavSettings server, Text calendars);
    Q_DISABLE_COPY_MOVE(CalDavLine)

    ConnectorLine &line() { return m_line; }
    const DavSettings &server() const { return m_server; }
    /// Of the server; the name of the host.
    QString host() const { return m_server.url.host(); }

    bool hasCalendars() const { return !m_calendars.isEmpty(); }
    /// Where this colleague's calendar is, as the administrator wrote it.
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
    /// It did not answer in time.
    Error tooSlow() const;

private:
    ConnectorLine m_line;
    DavSettings m_server;
    Text m_calendars;
};

} // namespace balie::crm
