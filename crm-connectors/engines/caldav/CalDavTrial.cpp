#include "crm-connectors/engines/caldav/CalDavTrial.h"

#include "crm-connectors/steps/Exchange.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostShown = 10;

} // namespace

CalDavTrial::CalDavTrial(std::shared_ptr<CalDavLine> line, TrialHandlers handlers)
    : m_line(std::move(line))
    , m_teller(std::move(handlers))
    , m_port(m_line->line().session(), m_line->line().clock(),
          [this](const HttpRequest &request, const Expected<HttpReply> &reply,
              std::chrono::milliseconds took) { tellRequest(request, reply, took); })
    , m_client(m_line->server(), m_port)
    , m_beganAt(m_line->line().clock().now())
{
    m_signIn = m_line->line().session().prepare(
        Session::Want::SignedIn, [this](const Expected<void> &signedIn) { onSignedIn(signedIn); });
}

void CalDavTrial::onSignedIn(const Expected<void> &signedIn)
{
    const QString name = m_line->line().profile().name;
    TrialStep step;
    step.kind = TrialStep::Kind::SignIn;
    step.took = m_line->line().clock().now() - m_beganAt;
    if (!signedIn) {
        step.title = tr("Signing in to %1 failed.").arg(name);
        m_teller.fail(step, signedIn.error());
        return;
    }
    step.title = tr("Signed in to %1.").arg(name);
    if (!m_teller.tell(step))
        return;
    m_line->place.reset();
    m_finder = std::make_unique<DavFinder>(m_line->server().url, m_client, CalDavLine::way(),
        [this](const Expected<DavItem> &found) { onFound(found); });
}

void CalDavTrial::onFound(const Expected<DavItem> &found)
{
    TrialStep step;
    step.kind = TrialStep::Kind::Mapping;
    if (!found && !m_line->hasCalendars()) {
        step.title = tr("The test of %1 failed.").arg(m_line->line().profile().name);
        m_teller.fail(step, found.error());
        return;
    }
    if (found)
        m_line->place = CalDavLine::placeOf(*found);
    const CalDavPlace place = m_line->place.value_or(CalDavPlace());
    step.title = place.outbox.isEmpty()
        ? tr("%1 has no place where it is asked for calendars.").arg(m_line->host())
        : tr("%1 is asked for calendars at %2.").arg(m_line->host(), place.outbox.path());
    if (!m_teller.tell(step))
        return;
    const QString email = m_line->ownEmail(place);
    BusyLookup lookup;
    lookup.emails = QStringList{email};
    lookup.from = QDateTime::fromMSecsSinceEpoch(m_line->line().clock().wallMs(), Qt::UTC);
    lookup.until = lookup.from.addDays(1);
    m_question = std::make_unique<FreeBusyQuestion>(m_line, m_port, lookup,
        [this, email](const Expected<BusyReply> &reply) { onAnswer(email, reply); });
}

void CalDavTrial::onAnswer(const QString &email, const Expected<BusyReply> &reply)
{
    TrialStep step;
    step.kind = TrialStep::Kind::Mapping;
    if (!reply) {
        step.title = tr("The test of %1 failed.").arg(m_line->line().profile().name);
        m_teller.fail(step, reply.error());
        return;
    }
    if (reply->people.isEmpty()) {
        step.title = tr("The test of %1 failed.").arg(m_line->line().profile().name);
        m_teller.fail(step,
            {ErrorCode::NotAllowed,
                tr("%1 does not tell when %2 is busy. Check the address of the calendars, and "
                   "whether this user may see free and busy.")
                    .arg(m_line->host(), email),
                u"caldav: nothing told of the user"_s});
        return;
    }
    const QVector<BusySpan> spans = reply->people.first().spans;
    step.title = tr(
        "%1 tells when %2 is busy: %n time(s) in the coming 24 hours.", nullptr, int(spans.size()))
                     .arg(m_line->host(), email);
    for (const BusySpan &span : spans.mid(0, mostShown)) {
        const QString format = u"yyyy-MM-dd HH:mm"_s;
        step.mapping.append(span.from.toLocalTime().toString(format) + u" - "_s
            + span.until.toLocalTime().toString(format)
            + (span.tentative ? u", "_s + tr("tentative") : QString()));
    }
    if (m_teller.tell(step))
        m_teller.finish(true);
}

void CalDavTrial::tellRequest(
    const HttpRequest &request, const Expected<HttpReply> &reply, std::chrono::milliseconds took)
{
    m_teller.tell(shownAttempt(m_line->line(),
        {QString(methodName(request.method)) + u' ' + request.url.path(), request, reply, took}));
}

} // namespace balie::crm
