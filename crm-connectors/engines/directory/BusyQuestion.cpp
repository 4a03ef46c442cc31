#include "crm-connectors/engines/directory/BusyQuestion.h"

#include "crm-connectors/engines/directory/SingleStep.h"
#include "crm-connectors/steps/CardMapper.h"
#include "crm-connectors/steps/ResultPath.h"

#include <algorithm>
#include <optional>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Calendars tell their times without an offset, in the zone that was asked for: UTC.
QDateTime utcOf(const QJsonValue &span, const ResultPath &path)
{
    QDateTime at = readSystemTime(resultPath::text(resultPath::first(span, path)));
    if (at.timeSpec() == Qt::LocalTime)
        at.setTimeSpec(Qt::UTC);
    return at.toUTC();
}

std::optional<BusySpan> spanOf(const QJsonValue &told, const DirectorySpec::Calendar &calendar)
{
    const auto kind
        = calendar.statuses.constFind(resultPath::text(resultPath::first(told, calendar.status)));
    BusySpan span;
    span.from = utcOf(told, calendar.from);
    span.until = utcOf(told, calendar.until);
    if (kind == calendar.statuses.cend() || !span.from.isValid() || span.until <= span.from)
        return std::nullopt;
    span.outOfOffice = *kind == BusyKind::OutOfOffice;
    span.tentative = *kind == BusyKind::Tentative;
    return span;
}

} // namespace

BusyQuestion::BusyQuestion(
    std::shared_ptr<const DirectoryLine> shared, BusyLookup lookup, Done<BusyReply> done)
    : m_shared(std::move(shared))
    , m_lookup(std::move(lookup))
    , m_done(std::move(done))
{
    m_signIn = m_shared->line->session().prepare(
        Session::Want::SignedIn, [this](const Expected<void> &signedIn) {
            if (signedIn)
                next();
            else
                finish(unexpected(signedIn.error()));
        });
}

void BusyQuestion::next()
{
    if (m_at >= m_lookup.emails.size()) {
        m_reply.asOf = QDateTime::fromMSecsSinceEpoch(m_shared->line->clock().wallMs(), Qt::UTC);
        finish(m_reply);
        return;
    }
    const DirectorySpec::Calendar &calendar = *m_shared->spec->calendar;
    const QStringList asked = m_lookup.emails.mid(m_at, calendar.perRequest);
    m_at += asked.size();
    Values values = m_shared->line->values();
    values.set(u"busy.emails"_s, asked);
    values.set(u"busy.from"_s, QVariant(m_lookup.from.toUTC()));
    values.set(u"busy.until"_s, QVariant(m_lookup.until.toUTC()));
    RequestManner manner;
    manner.timeout
        = std::max(std::chrono::milliseconds(15'000), m_shared->line->profile().request.timeout);
    m_exchange = askStep(m_shared->line, calendar.ask, values, manner, {},
        [this, asked](const Expected<Answer> &answer) {
            if (!answer)
                finish(unexpected(answer.error()));
            else if (answer->kind == Verdict::Kind::Nothing)
                next();
            else
                take(answer->body, asked);
        });
}

void BusyQuestion::take(const QJsonValue &body, const QStringList &asked)
{
    const DirectorySpec::Calendar &calendar = *m_shared->spec->calendar;
    const resultPath::Records records = resultPath::records(body, calendar.ask.items);
    if (!records.isThere) {
        finish(unexpected(m_shared->line->errors().otherShape(
            calendar.ask, u"nothing at '%1'"_s.arg(calendar.ask.items))));
        return;
    }
    for (const QJsonValue &record : records.list) {
        const QString email = resultPath::text(resultPath::first(record, calendar.email));
        const auto one = std::find_if(asked.cbegin(), asked.cend(), [&](const QString &address) {
            return address.compare(email, Qt::CaseInsensitive) == 0;
        });
        const bool isRefused
            = !calendar.refused.isEmpty() && resultPath::first(record, calendar.refused).isObject();
        const QJsonValue spans = resultPath::first(record, calendar.spans);
        // Without a list nobody said that this person is free.
        if (one == asked.cend() || isRefused || !spans.isArray())
            continue;
        BusyPerson person{*one, {}};
        for (const QJsonValue &told : resultPath::all(record, calendar.spans + ".*"_L1)) {
            if (const auto span = spanOf(told, calendar))
                person.spans.append(*span);
        }
        std::sort(person.spans.begin(), person.spans.end(),
            [](const BusySpan &a, const BusySpan &b) { return a.from < b.from; });
        m_reply.people.append(person);
    }
    next();
}

void BusyQuestion::finish(Expected<BusyReply> reply)
{
    const Done<BusyReply> done = std::exchange(m_done, {});
    done(std::move(reply));
}

} // namespace balie::crm
