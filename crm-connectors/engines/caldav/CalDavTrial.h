#pragma once

#include "crm-connectors/engines/caldav/FreeBusyQuestion.h"
#include "crm-connectors/engines/caldav/WatchedPort.h"
#include "crm-connectors/steps/TrialTeller.h"

#include <QCoreApplication>

namespace balie::crm {

/// Tries a server out: signs in, finds where calendars are asked for, asks for the user's own, and
/// tells each request with its answer. Deleting it cancels; both handlers may delete it.
class CalDavTrial final : public ConnectorTask {
    Q_DECLARE_TR_FUNCTIONS(ConnectorTrial)

public:
    CalDavTrial(std::shared_ptr<CalDavLine> line, TrialHandlers handlers);
    Q_DISABLE_COPY_MOVE(CalDavTrial)

private:
    void onSignedIn(const Expected<void> &signedIn);
    void onFound(const Expected<DavItem> &found);
    void onAnswer(const QString &email, const Expected<BusyReply> &reply);
    void tellRequest(const HttpRequest &request, const Expected<HttpReply> &reply,
        std::chrono::milliseconds took);

    std::shared_ptr<CalDavLine> m_line;
    TrialTeller m_teller;
    WatchedPort m_port;
    DavClient m_client;
    Clock::Milliseconds m_beganAt;
    std::unique_ptr<HttpCall> m_signIn;
    std::unique_ptr<DavFinder> m_finder;
    std::unique_ptr<FreeBusyQuestion> m_question;
};

} // namespace balie::crm
