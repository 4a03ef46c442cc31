#include "crm-connectors/engines/caldav/FreeBusyQuestion.h"

#include "crm-connectors/engines/caldav/ScheduleAnswer.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray stamp(const QDateTime &at)
{
    return at.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s).toLatin1();
}

QByteArray freeBusyQuery(const BusyLookup &lookup)
{
    return davXml(
        "<c:free-busy-query xmlns:c=\"urn:ietf:params:xml:ns:caldav\"><c:time-range start=\""
        + stamp(lookup.from) + "\" end=\"" + stamp(lookup.until) + "\"/></c:free-busy-query>");
}

/// Says no to this question or person, and not because it is out of order or the user is unknown.
bool isRefused(const HttpReply &reply)
{
    return (reply.status >= 400 && reply.status < 500 && reply.status != 401 && reply.status != 429)
        || reply.status == 501;
}

/// The server itself may still answer for others. One that is away, or that wants another password, is
/// not asked once more.
bool isOfOneCalendar(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Timeout:
    case ErrorCode::LinkLost:
    case ErrorCode::NotAllowed:
    case ErrorCode::InvalidInput:
    case ErrorCode::Protocol:
        return true;
    default:
        return false;
    }
}

qsizetype indexOf(const QStringList &emails, const QString &email)
{
    const auto found = std::find_if(emails.cbegin(), emails.cend(),
        [&email](const QString &one) { return one.compare(email, Qt::CaseInsensitive) == 0; });
    return found == emails.cend() ? -1 : found - emails.cbegin();
}

} // namespace

FreeBusyQuestion::FreeBusyQuestion(
    std::shared_ptr<CalDavLine> line, HttpPort &port, BusyLookup lookup, Done<BusyReply> done)
    : m_line(std::move(line))
    , m_lookup(std::move(lookup))
    , m_done(std::move(done))
    , m_client(std::in_place, m_line->server(), port)
    , m_left(m_lookup.emails)
{
    m_turn = m_line->line().clock().makeTimer([this] {
        if (m_line->place)
            take(*m_line->place);
        else
            find();
    });
    m_turn->start(std::chrono::milliseconds(0));
    m_end = m_line->line().clock().makeTimer([this] { runOut(); });
    m_end->start(longest);
}

void FreeBusyQuestion::find()
{
    m_finder = std::make_unique<DavFinder>(
        m_line->server().url, *m_client, CalDavLine::way(), [this](const Expected<DavItem> &found) {
            if (found) {
                m_line->place = CalDavLine::placeOf(*found);
                take(*m_line->place);
            } else if (m_line->hasCalendars() && found.error().code != ErrorCode::BadCredentials) {
                take({}); // with the address of each calendar one needs no such place
            } else {
                fail(found.error());
            }
        });
}

void FreeBusyQuestion::take(const CalDavPlace &place)
{
    m_place = place;
    if (!m_place.outbox.isEmpty())
        askOutbox();
    else if (m_line->hasCalendars())
        askCalendar();
    else
        fail(m_line->noWay());
}

void FreeBusyQuestion::askOutbox()
{
    if (!m_client->mayAsk(m_place.outbox)) {
        fail(m_client->elsewhere(m_place.outbox));
        return;
    }
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_line->line().clock().wallMs(), Qt::UTC);
    m_client->post(m_place.outbox, "text/calendar; charset=utf-8",
        freeBusyText::request(m_place.organiser, m_lookup, now),
        [this](const Expected<HttpReply> &reply) {
            if (!reply)
                fail(reply.error());
            else if (reply->isSuccess())
                takeOutbox(*reply);
            else if (isRefused(*reply) && m_line->hasCalendars())
                askCalendar();
            else
                fail(m_client->refusal(*reply));
        });
}

void FreeBusyQuestion::takeOutbox(const HttpReply &reply)
{
    const auto answers = ScheduleAnswer::read(reply.body);
    if (!answers) {
        fail(m_client->otherShape(answers.error()));
        return;
    }
    for (const ScheduleAnswer &answer : *answers) {
        const qsizetype at = indexOf(m_left, answer.email);
        if (at >= 0 && answer.isKnown)
            takePerson(m_left.takeAt(at), answer.calendar, freeBusyText::Empty::IsUnknown);
    }
    if (m_line->hasCalendars())
        askCalendar();
    else
        allAsked();
}

void FreeBusyQuestion::askCalendar()
{
    if (m_left.isEmpty()) {
        allAsked();
        return;
    }
    if (!m_line->knowsWhoseCalendars(m_place)) {
        stop(m_line->noDomain());
        return;
    }
    const QString email = m_left.takeFirst();
    if (m_line->isStranger(email, m_place)) {
        askCalendar();
        return;
    }
    const Expected<QUrl> url = m_line->calendarOf(email);
    if (!url) {
        skip(url.error());
        return;
    }
    if (!m_client->mayAsk(*url)) {
        skip(m_client->elsewhere(*url));
        return;
    }
    m_client->send(HttpMethod::Report, *url, 1, freeBusyQuery(m_lookup),
        [this, email](const Expected<HttpReply> &reply) {
            if (reply)
                takeCalendar(email, *reply);
            else if (isOfOneCalendar(reply.error()))
                skip(reply.error());
            else
                stop(reply.error());
        });
}

void FreeBusyQuestion::takeCalendar(const QString &email, const HttpReply &reply)
{
    // Radicale before 3.2.3 answers a report that it does not know with a list of nothing.
    const bool isUnknown = reply.status == 207 || reply.status == 501
        || (!reply.isSuccess() && namesCondition(reply.body, "supported-report"_L1));
    if (isUnknown) {
        skip(m_line->notOffered());
    } else if (reply.isSuccess()) {
        takePerson(email, reply.body, freeBusyText::Empty::IsFree);
        askCalendar();
    } else if (isRefused(reply)) {
        askCalendar();
    } else if (reply.status == 401 || reply.status == 429) {
        stop(m_client->refusal(reply));
    } else {
        skip(m_client->refusal(reply));
    }
}

void FreeBusyQuestion::takePerson(
    const QString &email, const QByteArray &calendar, freeBusyText::Empty empty)
{
    Expected<QVector<BusySpan>> spans = freeBusyText::spans(calendar, empty);
    if (spans)
        m_reply.people.append(BusyPerson{email, std::move(spans.value())});
    else
        m_trouble = m_client->otherShape(spans.error().detail);
}

void FreeBusyQuestion::skip(const Error &error)
{
    m_trouble = error;
    askCalendar();
}

void FreeBusyQuestion::stop(const Error &error)
{
    m_trouble = error;
    m_left.clear();
    allAsked();
}

void FreeBusyQuestion::runOut()
{
    m_turn->stop();
    m_finder.reset();
    m_client.reset(); // with what is under way
    stop(m_line->tooSlow());
}

void FreeBusyQuestion::allAsked()
{
    // One spoilt calendar leaves one person unknown; nothing but such is trouble with the server.
    if (m_reply.people.isEmpty() && m_trouble) {
        fail(*m_trouble);
        return;
    }
    m_reply.asOf = QDateTime::fromMSecsSinceEpoch(m_line->line().clock().wallMs(), Qt::UTC);
    finish(m_reply);
}

void FreeBusyQuestion::fail(const Error &error)
{
    m_line->place.reset();
    finish(unexpected(error));
}

void FreeBusyQuestion::finish(const Expected<BusyReply> &reply)
{
    m_end->stop();
    const Done<BusyReply> done = std::exchange(m_done, {});
    const Expected<BusyReply> told = reply;
    done(told);
}

} // namespace balie::crm
