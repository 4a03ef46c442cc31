#include "tests/connectors-conformance/NoteChecks.h"

#include "tests/connectors-conformance/Expectations.h"

#include <QJsonArray>
#include <QTimeZone>

namespace balie::test::noteChecks {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString text
    = u"Belt <b>morgen</b> terug & vraagt naar 'factuur' 12\\3\nTweede regel: 100%, é"_s;
const QString subject = u"Gesprek met Bram & <Co>"_s;

crm::CallReport reportOf(const crm::ContactCard &card, const QString &key)
{
    crm::CallReport report;
    report.key = key;
    report.card = card.key;
    report.company = card.companyKey;
    report.direction = crm::CallDirection::Outgoing;
    report.outcome = crm::CallOutcome::Talked;
    report.number = u"+31201234567"_s;
    report.name = card.name;
    report.start = QDateTime(QDate(2026, 11, 23), QTime(10, 30), QTimeZone("Europe/Amsterdam"));
    report.seconds = 187;
    report.subject = subject;
    report.text = text;
    return report;
}

std::optional<crm::ContactCard> cardOf(
    ConnectorBench &bench, const QString &number, QString &trouble)
{
    const auto answer = bench.findByNumber(number);
    trouble = troubleOf(answer);
    if (trouble.isEmpty() && (*answer)->cards.isEmpty())
        trouble = number + u" is not found"_s;
    if (!trouble.isEmpty())
        return std::nullopt;
    return (*answer)->cards.first();
}

bool cannot(const ConnectorBench &bench, const QString &cell)
{
    return !bench.facts().whyNot(cell).isEmpty();
}

QString plain(QString said)
{
    return said.replace("\r\n"_L1, "\n"_L1).trimmed();
}

QString compared(ConnectorBench &bench, const QJsonObject &note, const crm::CallReport &report,
    const QString &contactId, const QString &companyId)
{
    QStringList trouble;
    const auto compare = [&](const QString &member, const QString &is, const QString &should) {
        const bool isSame = is == should;
        const QString cell = u"note."_s + member;
        if (cannot(bench, cell) && isSame && !should.isEmpty())
            trouble.append(cell + u" is told after all: strike it from the table"_s);
        else if (!cannot(bench, cell) && !isSame)
            trouble.append(u"%1 is '%2', not '%3'"_s.arg(cell, is, should));
    };
    if (note.contains("completed"_L1) && !note["completed"_L1].toBool())
        trouble.append(u"the call stands there as open"_s);
    if (note.contains("isCall"_L1) && !note["isCall"_L1].toBool())
        trouble.append(u"it stands there as something else than a call"_s);
    compare(u"contact"_s, note["contactId"_L1].toString(), contactId);
    compare(u"company"_s, note["companyId"_L1].toString(), companyId);
    compare(u"subject"_s, note["subject"_L1].toString(), report.subject);
    compare(u"direction"_s, note["direction"_L1].toString(),
        report.direction == crm::CallDirection::Outgoing ? u"out"_s : u"in"_s);
    compare(u"number"_s, note["number"_L1].toString(), report.number);
    const int tolerance = bench.facts().fact(u"wholeMinutes"_s).toBool() ? 60 : 1;
    const qint64 seconds = note["seconds"_L1].toInteger(-1);
    compare(u"seconds"_s,
        seconds >= 0 && qAbs(seconds - report.seconds) < tolerance ? u"as said"_s
                                                                   : QString::number(seconds),
        u"as said"_s);
    const QString whole = bench.facts().fact(u"noteHasKey"_s).toBool()
        ? report.text + u"\n\n"_s + report.key
        : report.text;
    compare(u"text"_s, plain(note["text"_L1].toString()), whole);
    // What stands there says when: in whatever notation, the day at least.
    const QString start = note["start"_L1].toVariant().toString();
    const bool hasDay = start.contains("2026-11-23"_L1) || start.contains("1795426200"_L1)
        || start.contains("11/23/2026"_L1) || start.contains("20261123"_L1);
    const bool hasTime = bench.facts().whyNot(u"note.start.time"_s).isEmpty()
        ? start.contains("10:30"_L1) || start.contains("09:30"_L1)
            || start.contains("1795426200"_L1) || start.contains("9:30"_L1)
            || start.contains("T0930"_L1)
        : true;
    compare(u"start"_s, hasDay && hasTime ? u"as said"_s : start, u"as said"_s);
    return trouble.join(u'\n');
}

} // namespace

QString written(ConnectorBench &bench)
{
    QString trouble;
    const auto card = cardOf(bench, u"+31201234567"_s, trouble);
    if (!card)
        return trouble;
    const Expectations known(bench.standIn());
    QStringList wrong;
    int count = 0;
    for (const auto direction : {crm::CallDirection::Outgoing, crm::CallDirection::Incoming}) {
        crm::CallReport report = reportOf(*card, u"balie-5f2d-%1"_s.arg(++count));
        report.direction = direction;
        report.start = report.start.addSecs(count);
        // The second took more than an hour.
        report.seconds += (count - 1) * 3600;
        const auto answer = bench.logCall(report);
        trouble = troubleOf(answer);
        if (!trouble.isEmpty())
            return trouble;
        if ((*answer)->stoodAlready)
            return u"a new call is said to stand there already"_s;
        const QJsonArray notes = bench.standIn().get(u"notes"_s).toArray();
        if (notes.size() != count)
            return u"%1 notes stand there, not %2"_s.arg(notes.size()).arg(count);
        const QJsonObject note = notes.last().toObject();
        if (const QString one = compared(
                bench, note, report, known.contactId(u"work-fixed"_s), known.companyId(u"molen"_s));
            !one.isEmpty())
            wrong.append(one);
        if (bench.facts().whyNot(u"note.id"_s).isEmpty()
            && (*answer)->id != note["id"_L1].toString())
            wrong.append(u"the note's id is told as '%1', not '%2'"_s.arg(
                (*answer)->id, note["id"_L1].toString()));
    }
    return wrong.join(u'\n');
}

QString ofCompany(ConnectorBench &bench)
{
    QString trouble;
    const auto card = cardOf(bench, u"+31207654399"_s, trouble);
    if (!card)
        return trouble;
    if (card->kind != crm::CardKind::Company)
        return u"the number is of somebody else"_s;
    const auto answer = bench.logCall(reportOf(*card, u"balie-5f2d-9"_s));
    trouble = troubleOf(answer);
    if (!trouble.isEmpty())
        return trouble;
    const Expectations known(bench.standIn());
    const QJsonArray notes = bench.standIn().get(u"notes"_s).toArray();
    if (notes.size() != 1)
        return u"%1 notes stand there, not one"_s.arg(notes.size());
    if (!notes.first()["contactId"_L1].toString().isEmpty())
        return u"the note stands with a person too"_s;
    const QString company = notes.first()["companyId"_L1].toString();
    return company == known.companyId(u"kade"_s)
        ? QString()
        : u"the note stands with '%1', not with the company"_s.arg(company);
}

QString ofNoCompany(ConnectorBench &bench)
{
    QString trouble;
    const auto card = cardOf(bench, u"+493090182055"_s, trouble);
    if (!card)
        return trouble;
    trouble = troubleOf(bench.logCall(reportOf(*card, u"balie-5f2d-6"_s)));
    if (!trouble.isEmpty())
        return trouble;
    const QJsonArray notes = bench.standIn().get(u"notes"_s).toArray();
    if (notes.size() != 1)
        return u"%1 notes stand there, not one"_s.arg(notes.size());
    if (notes.first()["contactId"_L1].toString()
            != Expectations(bench.standIn()).contactId(u"foreign"_s)
        || !notes.first()["companyId"_L1].toString().isEmpty())
        return u"the note stands with somebody else, or with a company"_s;
    return {};
}

QString onceAfterCut(ConnectorBench &bench)
{
    QString trouble;
    const auto card = cardOf(bench, u"+31201234567"_s, trouble);
    if (!card)
        return trouble;
    const QJsonObject write = bench.facts().fact(u"write"_s).toObject();
    QJsonObject fault{{"kind"_L1, "cut"_L1}, {"method"_L1, write.value("method"_L1)}};
    if (write.contains("path"_L1))
        fault.insert("path"_L1, write.value("path"_L1));
    const crm::CallReport report = reportOf(*card, u"balie-5f2d-7"_s);
    if (!bench.standIn().post(u"fault"_s, fault))
        return u"the fault was not taken"_s;
    const auto first = bench.logCall(report);
    if (!first)
        return u"no answer at all"_s;
    // Where the write may be repeated the engine has done so by itself.
    const bool mayRepeat = write.value("method"_L1).toString() != "POST"_L1;
    if (first->hasValue() && !mayRepeat)
        return u"the fault met nothing, or its loss was not seen"_s;
    if (bench.standIn().get(u"notes"_s).toArray().size() != 1)
        return u"the first attempt did not arrive"_s;
    const auto second = bench.logCall(report);
    trouble = troubleOf(second);
    if (!trouble.isEmpty())
        return u"second attempt: "_s + trouble;
    if (!mayRepeat && !(*second)->stoodAlready)
        return u"that it stood there already is not told"_s;
    const QJsonArray notes = bench.standIn().get(u"notes"_s).toArray();
    if (notes.size() != 1)
        return u"%1 notes stand there after the second attempt"_s.arg(notes.size());
    crm::CallReport other = report;
    other.key = u"balie-5f2d-8"_s;
    other.start = other.start.addSecs(600);
    trouble = troubleOf(bench.logCall(other));
    if (!trouble.isEmpty())
        return u"another call: "_s + trouble;
    return bench.standIn().get(u"notes"_s).toArray().size() == 2
        ? QString()
        : u"another call with this person is taken for the first"_s;
}

} // namespace balie::test::noteChecks
