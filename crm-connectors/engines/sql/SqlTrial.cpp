#include "crm-connectors/engines/sql/SqlTrial.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

SqlTrial::SqlTrial(std::shared_ptr<SqlLine> line, const PhoneNumber &number, TrialHandlers handlers)
    : m_line(std::move(line))
    , m_number(number)
    , m_teller(std::move(handlers))
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

void SqlTrial::onOpened(const Expected<QCborMap> &answer)
{
    TrialStep step;
    step.kind = TrialStep::Kind::SignIn;
    step.took = m_line->clock().now() - m_beganAt;
    step.request = m_line->masked(m_line->isFile() ? m_line->spec().file : m_line->spec().connection);
    if (!m_opened->isEmpty())
        step.reply = m_opened->value("product"_L1).toString() + u" ("_s
            + m_opened->value("driver"_L1).toString() + u')';
    if (!answer) {
        step.title = tr("%1 cannot be asked.").arg(m_line->profile().name);
        m_teller.fail(step, answer.error());
        return;
    }
    step.title = m_line->isFile() ? tr("The file was read.") : tr("The database is open.");
    if (m_teller.tell(step))
        search();
}

void SqlTrial::search()
{
    if (m_number.kind != NumberKind::Number || m_line->spec().findByNumber.isEmpty()) {
        m_teller.finish(true);
        return;
    }
    m_story = std::make_shared<NumberStory>(m_number, m_line->clock());
    SqlNumberSearch::Watches watches;
    watches.asked = [this](const QCborMap &message, const Expected<QCborMap> &answer,
                        std::chrono::milliseconds took) { m_asked << m_line->shown(message, answer, took); };
    watches.mapped = SqlNumberSearch::into(m_story, m_line);
    m_task = std::make_unique<SqlNumberSearch>(m_line, NumberLookup{m_number, 25},
        std::move(watches), [this](const Expected<LookupReply> &reply) { onFound(reply); });
}

void SqlTrial::onFound(const Expected<LookupReply> &reply)
{
    const Expected<LookupReply> found = reply;
    const QVector<TrialStep> asked = m_asked;
    for (const TrialStep &step : asked) {
        if (!m_teller.tell(step))
            return;
    }
    if (m_teller.tell(m_story->step(found)))
        m_teller.finish(found.hasValue(), found ? found->cards : QVector<ContactCard>());
}

} // namespace balie::crm
