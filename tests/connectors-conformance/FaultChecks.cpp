#include "tests/connectors-conformance/FaultChecks.h"

#include "tests/connectors-conformance/Expectations.h"
#include "tests/connectors-conformance/FindChecks.h"
#include "tests/support/EventWait.h"

#include <QJsonArray>

namespace balie::test::faultChecks {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString sought = u"+31612345680"_s;
/// More than one look-up sends.
constexpr int always = 1000;

int countOf(ConnectorBench &bench, const QString &path, const QString &body)
{
    int count = 0;
    const QJsonArray requests = bench.standIn().get(u"requests"_s).toArray();
    for (const QJsonValue &request : requests) {
        if (request["path"_L1].toString().contains(path)
            && request["body"_L1].toString().contains(body))
            ++count;
    }
    return count;
}

/// A question meets the fault and says which error; then all is as before.
QString meets(ConnectorBench &bench, const QJsonObject &fault, const QVector<ErrorCode> &codes)
{
    // Signed in, so that the fault meets the question.
    if (const QString wrong = findChecks::numberFinds(bench, sought); !wrong.isEmpty())
        return wrong;
    QJsonObject lasting = fault;
    lasting.insert("times"_L1, always);
    if (!bench.standIn().post(u"fault"_s, lasting))
        return u"the fault was not taken"_s;
    const auto answer = bench.findByNumber(sought);
    bench.standIn().post(u"heal"_s);
    if (!answer)
        return u"no answer at all"_s;
    if (*answer)
        return u"no error, but %1 card(s)"_s.arg((*answer)->cards.size());
    const Error &error = answer->error();
    if (!codes.contains(error.code) || error.userText.isEmpty())
        return u"another error: "_s + troubleOf(answer);
    const QString after = findChecks::numberFinds(bench, sought);
    return after.isEmpty() ? QString() : u"afterwards: "_s + after;
}

/// On a computer with better things to do every question may time out: only that it ends counts.
QString timesOut(ConnectorBench &bench, QJsonObject fault)
{
    (void)bench.findByNumber(sought); // signed in, so that the fault meets the question
    fault.insert("times"_L1, always);
    bench.standIn().post(u"fault"_s, fault);
    const auto answer = bench.findByNumber(sought);
    bench.standIn().post(u"heal"_s);
    if (!answer || *answer)
        return u"no answer in time makes no error"_s;
    return answer->error().code == ErrorCode::Timeout && !answer->error().userText.isEmpty()
        ? QString()
        : u"another error: "_s + troubleOf(answer);
}

bool hasFixedSecret(const ConnectorBench &bench)
{
    const auto method = bench.profile().auth.method;
    return method == crm::AuthSpec::Method::Basic || method == crm::AuthSpec::Method::Header;
}

} // namespace

QString expired(ConnectorBench &bench)
{
    if (const QString wrong = findChecks::numberFinds(bench, sought); !wrong.isEmpty())
        return wrong;
    if (hasFixedSecret(bench)) {
        bench.standIn().post(u"fault"_s, {{"kind"_L1, "expire"_L1}});
        const auto answer = bench.findByNumber(sought);
        if (!answer || *answer)
            return u"a password that no longer holds makes no error"_s;
        return answer->error().code == ErrorCode::BadCredentials
                && !answer->error().userText.isEmpty()
            ? QString()
            : u"another error: "_s + troubleOf(answer);
    }
    const QJsonObject signIn = bench.facts().fact(u"signIn"_s).toObject();
    const QString path = signIn.value("path"_L1).toString();
    const QString body = signIn.value("body"_L1).toString();
    const int before = countOf(bench, path, body);
    if (before != 1)
        return u"%1 sign-ins for the first question"_s.arg(before);
    for (int round = 1; round <= 2; ++round) {
        bench.standIn().post(u"fault"_s, {{"kind"_L1, "expire"_L1}});
        // Several numbers side by side would be as good; one is asked in several requests already.
        if (const QString wrong = findChecks::numberFinds(bench, sought); !wrong.isEmpty())
            return u"after the end of the sign-in: "_s + wrong;
        if (const int after = countOf(bench, path, body); after != before + round)
            return u"%1 renewals, not %2"_s.arg(after - before).arg(round);
    }
    return {};
}

QString refused(ConnectorBench &bench)
{
    const auto answer = bench.findByNumber(sought);
    if (!answer || *answer)
        return u"a wrong password makes no error"_s;
    return answer->error().code == ErrorCode::BadCredentials && !answer->error().userText.isEmpty()
        ? QString()
        : u"another error: "_s + troubleOf(answer);
}

QString trial(ConnectorBench &bench)
{
    struct Seen {
        bool isOver = false;
        bool wentWell = false;
        qsizetype cards = 0;
        QStringList shown;
        QString trouble;
    } seen;
    crm::TrialHandlers handlers;
    handlers.step = [&seen](const crm::TrialStep &step) {
        seen.shown << step.title << step.request << step.reply << step.mapping;
        if (step.error)
            seen.trouble = step.error->userText + u" ["_s + step.error->detail + u']';
    };
    handlers.done = [&seen](bool wentWell, const QVector<crm::ContactCard> &cards) {
        seen.isOver = true;
        seen.wentWell = wentWell;
        seen.cards = cards.size();
    };
    const auto task = bench.connector().tryOut(bench.numbers().read(sought), std::move(handlers));
    if (!waitUntil([&seen] { return seen.isOver; }, 60'000))
        return u"the trial does not end"_s;
    if (!seen.wentWell || seen.cards != 1)
        return u"%1 cards; %2"_s.arg(seen.cards).arg(seen.trouble);
    const QString shown = seen.shown.join(u'\n');
    const QJsonObject told = bench.standIn().settings();
    for (const char *name :
        {"password", "accessToken", "refreshToken", "clientSecret", "accessKey", "token"}) {
        const QString secret = told.value(QLatin1StringView(name)).toString();
        if (!secret.isEmpty() && shown.contains(secret))
            return u"the trial shows %1"_s.arg(QLatin1StringView(name));
    }
    return {};
}

QString limit(ConnectorBench &bench)
{
    if (const QString wrong = findChecks::numberFinds(bench, sought); !wrong.isEmpty())
        return wrong;
    bench.standIn().post(u"fault"_s,
        {{"kind"_L1, "status"_L1}, {"status"_L1, 429}, {"retryAfter"_L1, 300},
            {"times"_L1, always}});
    const auto answer = bench.findByNumber(sought);
    bench.standIn().post(u"heal"_s);
    if (!answer || *answer)
        return u"too many questions make no error"_s;
    if (answer->error().code != ErrorCode::Busy || answer->error().userText.isEmpty())
        return u"another error: "_s + troubleOf(answer);
    const QString after = findChecks::numberFinds(bench, sought);
    return after.isEmpty() ? QString() : u"afterwards: "_s + after;
}

QString forbidden(ConnectorBench &bench)
{
    // Salesforce says so when the day's questions are used up.
    const bool isLimit = bench.facts().fact(u"forbiddenIsLimit"_s).toBool();
    return meets(bench, {{"kind"_L1, "status"_L1}, {"status"_L1, 403}},
        {isLimit ? ErrorCode::Busy : ErrorCode::NotAllowed});
}

QString failure(ConnectorBench &bench)
{
    return meets(bench, {{"kind"_L1, "status"_L1}, {"status"_L1, 500}},
        {ErrorCode::Unreachable, ErrorCode::Protocol});
}

QString told(ConnectorBench &bench)
{
    const QJsonArray errors = bench.facts().fact(u"errors"_s).toArray();
    for (const QJsonValue &one : errors) {
        if (const QString wrong = findChecks::numberFinds(bench, sought); !wrong.isEmpty())
            return wrong;
        QJsonObject fault{
            {"kind"_L1, "status"_L1}, {"status"_L1, one["status"_L1]}, {"times"_L1, always}};
        for (const QString &member : {u"code"_s, u"path"_s}) {
            if (!one[member].isUndefined())
                fault.insert(member, one[member]);
        }
        bench.standIn().post(u"fault"_s, fault);
        const auto answer = bench.findByNumber(sought);
        bench.standIn().post(u"heal"_s);
        const QString what
            = QString::number(one["status"_L1].toInt()) + u' ' + one["code"_L1].toString();
        if (!answer || *answer)
            return what + u" makes no error"_s;
        if (errorCodeName(answer->error().code) != one["error"_L1].toString()
            || !answer->error().userText.contains(one["tells"_L1].toString()))
            return what + u": another error: "_s + troubleOf(answer);
    }
    return {};
}

QString html(ConnectorBench &bench)
{
    return meets(bench, {{"kind"_L1, "html"_L1}}, {ErrorCode::Protocol});
}

QString cut(ConnectorBench &bench)
{
    return meets(bench, {{"kind"_L1, "cut"_L1}},
        {ErrorCode::LinkLost, ErrorCode::Unreachable, ErrorCode::Protocol});
}

QString shape(ConnectorBench &bench)
{
    return meets(bench, {{"kind"_L1, "shape"_L1}}, {ErrorCode::Protocol});
}

QString renamed(ConnectorBench &bench)
{
    const QString field = bench.facts().fact(u"idField"_s).toString();
    return meets(bench, {{"kind"_L1, "rename"_L1}, {"field"_L1, field}}, {ErrorCode::Protocol});
}

QString stall(ConnectorBench &bench)
{
    return timesOut(bench, {{"kind"_L1, "stall"_L1}});
}

QString drip(ConnectorBench &bench)
{
    return timesOut(bench, {{"kind"_L1, "drip"_L1}, {"milliseconds"_L1, 200}});
}

QString huge(ConnectorBench &bench)
{
    return meets(bench, {{"kind"_L1, "huge"_L1}}, {ErrorCode::Protocol, ErrorCode::Timeout});
}

QString many(ConnectorBench &bench)
{
    if (!bench.standIn().post(u"seed"_s, {{"many"_L1, 10'000}}))
        return u"the stand-in cannot hold so many"_s;
    const auto answer = bench.findByNumber(u"+31687654321"_s);
    if (!answer)
        return u"no answer at all"_s;
    if (!*answer)
        return answer->error().userText.isEmpty() ? u"an error without a sentence"_s : QString();
    if ((*answer)->cards.size() != 25 || !(*answer)->more)
        return u"%1 cards, and that there are more is %2"_s.arg((*answer)->cards.size())
            .arg((*answer)->more ? u"told"_s : u"not told"_s);
    return {};
}

QString serverGone(ConnectorBench &bench)
{
    if (const QString wrong = findChecks::numberFinds(bench, sought); !wrong.isEmpty())
        return wrong;
    bench.standIn().end();
    const auto answer = bench.findByNumber(sought);
    if (!answer || *answer)
        return u"a server that is gone makes no error"_s;
    const ErrorCode code = answer->error().code;
    return (code == ErrorCode::Unreachable || code == ErrorCode::LinkLost)
            && !answer->error().userText.isEmpty()
        ? QString()
        : u"another error: "_s + troubleOf(answer);
}

} // namespace balie::test::faultChecks
