#include "crm-connectors/engines/directory/NoteAppend.h"

#include "crm-connectors/engines/directory/SingleStep.h"
#include "crm-connectors/steps/LookupValues.h"
#include "crm-connectors/steps/ResultPath.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

NoteAppend::NoteAppend(
    std::shared_ptr<const DirectoryLine> shared, CallReport report, Done<CallReceipt> done)
    : m_shared(std::move(shared))
    , m_report(std::move(report))
    , m_done(std::move(done))
{
    m_signIn = m_shared->line->session().prepare(
        Session::Want::SignedIn, [this](const Expected<void> &signedIn) {
            if (signedIn)
                read();
            else
                finish(unexpected(signedIn.error()));
        });
}

/// Nobody waits for a note, and one that was sent in vain has to be looked for.
RequestManner NoteAppend::manner() const
{
    RequestManner manner;
    manner.timeout
        = std::max(std::chrono::milliseconds(20'000), m_shared->line->profile().request.timeout);
    return manner;
}

void NoteAppend::read()
{
    Values values = m_shared->line->values();
    lookupValues::setCard(values, m_report.card);
    const DirectorySpec::Note &note = *m_shared->spec->note;
    m_exchange = askStep(
        m_shared->line, note.read, values, manner(), {}, [this](const Expected<Answer> &answer) {
            if (!answer) {
                finish(unexpected(answer.error()));
                return;
            }
            if (answer->kind == Verdict::Kind::Nothing) {
                finish(unexpected(m_shared->line->errors().gone()));
                return;
            }
            const QJsonValue stands = resultPath::first(answer->body, m_shared->spec->note->before);
            // To take an answer of another shape for an empty text would wipe out what stands
            // there.
            if (stands.isUndefined() || !(stands.isString() || stands.isNull())) {
                finish(unexpected(m_shared->line->errors().otherShape(m_shared->spec->note->read,
                    u"nothing at '%1'"_s.arg(m_shared->spec->note->before))));
                return;
            }
            const QString before = stands.toString();
            if (!m_report.key.isEmpty() && before.contains(m_report.key))
                finish(CallReceipt{m_report.card.id, true});
            else
                write(before);
        });
}

void NoteAppend::write(const QString &before)
{
    Values values = m_shared->line->values();
    lookupValues::setCall(values, m_report);
    QString kept = before;
    while (!kept.isEmpty() && kept.back().isSpace())
        kept.chop(1);
    values.set(u"note.before"_s, kept.isEmpty() ? kept : kept + "\n\n"_L1);
    RequestManner how = manner();
    how.mayFollow = false;
    m_exchange = askStep(m_shared->line, m_shared->spec->note->write, values, how, {},
        [this](const Expected<Answer> &answer) {
            if (!answer)
                finish(unexpected(answer.error()));
            else if (answer->kind == Verdict::Kind::Nothing)
                finish(unexpected(m_shared->line->errors().gone()));
            else
                finish(CallReceipt{m_report.card.id, false});
        });
}

void NoteAppend::finish(Expected<CallReceipt> receipt)
{
    const Done<CallReceipt> done = std::exchange(m_done, {});
    done(std::move(receipt));
}

} // namespace balie::crm
