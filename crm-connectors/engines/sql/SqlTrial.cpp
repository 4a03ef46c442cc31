#include "crm-connectors/engines/sql/SqlTrial.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostRecordsShown = 5;

} // namespace

SqlTrial::SqlTrial(std::shared_ptr<SqlLine> line, const PhoneNumber &number, TrialHandlers handlers)
    : m_line(std::move(line))
    , m_number(number)
    , m_handlers(std::move(handlers))
    , m_beganAt(m_line->clock().now())
{
    // A search for the card with no key finds nobody, and shows whether table and columns are
    // there.
    SqlWorker::Question question;
    question.deadline = std::max(m_line->deadline(), std::chrono::milliseconds(10'000));
    question.message = [line = m_line.get(), opened = m_opened](const QCborMap &told) {
        *opened = told;
        const auto what = line->spec().getCard.isEmpty() ? SqlLine::Sought::What::Number
                                                         : SqlLine::Sought::What::Card;
        SqlLine::Sought sought = line->card({});
        if (what == SqlLine::Sought::What::Number)
            sought = line->number({});
        if (line->queries(sought.what).isEmpty())
            sought = line->name(u"-"_s);
        return line->message(line->queries(sought.what).first(), sought, 1, told);
    };
    m_task = m_line->worker().ask(
        std::move(question), [this](const Expected<QCborMap> &answer) { onOpened(answer); });
}

SqlTrial::~SqlTrial()
{
    *m_isAlive = false;
}

QString SqlTrial::masked(QString text) const
{
    if (const QString secret = m_line->secret(); secret.size() >= 3)
        text.replace(secret, u"\u2022\u2022\u2022"_s);
    return text;
}

void SqlTrial::onOpened(const Expected<QCborMap> &answer)
{
    TrialStep step;
    step.kind = TrialStep::Kind::SignIn;
    step.took = m_line->clock().now() - m_beganAt;
    step.request = masked(m_line->isFile() ? m_line->spec().file : m_line->spec().connection);
    if (!m_opened->isEmpty())
        step.reply = m_opened->value("product"_L1).toString() + u" ("_s
            + m_opened->value("driver"_L1).toString() + u')';
    if (!answer) {
        step.title = tr("%1 cannot be asked.").arg(m_line->profile().name);
        step.error = answer.error();
        if (tell(step))
            finish(false, {});
        return;
    }
    step.title = m_line->isFile() ? tr("The file was read.") : tr("The database is open.");
    if (tell(step))
        search();
}

void SqlTrial::search()
{
    if (m_number.kind != NumberKind::Number || m_line->spec().findByNumber.isEmpty()) {
        finish(true, {});
        return;
    }
    SqlNumberSearch::Watches watches;
    watches.asked = [this](const QCborMap &message, const Expected<QCborMap> &answer,
                        std::chrono::milliseconds took) { onAsked(message, answer, took); };
    watches.mapped = [this](const ContactCard &card, bool stays) {
        if (++m_records > mostRecordsShown)
            return;
        m_mapping += SqlCards::described(card);
        m_mapping += stays ? tr("This is the number.")
                           : tr("Left out: none of its numbers is the one that is sought.");
    };
    m_beganAt = m_line->clock().now();
    m_task = std::make_unique<SqlNumberSearch>(m_line, NumberLookup{m_number, 25},
        std::move(watches), [this](const Expected<LookupReply> &reply) { onFound(reply); });
}

void SqlTrial::onAsked(
    const QCborMap &message, const Expected<QCborMap> &answer, std::chrono::milliseconds took)
{
    TrialStep step;
    step.title = tr("%1 was searched.").arg(m_line->profile().name);
    step.took = took;
    if (message.contains("sql"_L1)) {
        QStringList lines{message.value("sql"_L1).toString()};
        qsizetype at = 0;
        for (const auto &value : message.value("values"_L1).toArray())
            lines << u"? %1 = %2"_s.arg(++at).arg(value.toVariant().toString());
        step.request = masked(lines.join(u'\n'));
    } else {
        step.request = u"%1, %2: %3"_s.arg(message.value("file"_L1).toString(),
            message.value("table"_L1).toString(), message.value("digits"_L1).toString());
    }
    if (answer) {
        const QCborArray rows = answer->value("rows"_L1).toArray();
        step.reply = tr("%n row(s)", nullptr, int(rows.size()));
        for (qsizetype i = 0; i < std::min<qsizetype>(rows.size(), mostRecordsShown); ++i) {
            QStringList fields;
            for (const auto &field : rows.at(i).toArray())
                fields << field.toString().simplified().left(80);
            step.reply += u'\n' + fields.join(u" | "_s);
        }
    } else {
        step.reply = answer.error().userText + u'\n' + answer.error().detail;
    }
    m_asked << step;
}

void SqlTrial::onFound(const Expected<LookupReply> &reply)
{
    const Expected<LookupReply> found = reply;
    const QVector<TrialStep> asked = m_asked;
    for (const TrialStep &step : asked) {
        if (!tell(step))
            return;
    }
    TrialStep step;
    step.kind = TrialStep::Kind::Mapping;
    step.took = m_line->clock().now() - m_beganAt;
    step.mapping = m_mapping;
    if (!found) {
        step.title = tr("The search for %1 failed.").arg(m_number.national);
        step.error = found.error();
        if (tell(step))
            finish(false, {});
        return;
    }
    step.title = tr("%n record(s) came, %1 of them with %2.", nullptr, m_records)
                     .arg(found->cards.size())
                     .arg(m_number.national);
    if (tell(step))
        finish(true, found->cards);
}

bool SqlTrial::tell(const TrialStep &step)
{
    const std::shared_ptr<bool> isAlive = m_isAlive;
    const auto handler = m_handlers.step;
    if (handler)
        handler(step);
    return *isAlive;
}

void SqlTrial::finish(bool wentWell, const QVector<ContactCard> &cards)
{
    const auto done = std::exchange(m_handlers.done, {});
    if (done)
        done(wentWell, cards);
}

} // namespace balie::crm
