#include "crm-connectors/check/CheckPage.h"

#include "crm-connectors/steps/Masking.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

void CheckPage::print(const QString &text, const QString &lead)
{
    const QString safe = m_secrets ? Masking(m_secrets()).masked(text) : text;
    // What a system tells may hold control characters, which a terminal would obey.
    const QStringList lines = safe.split(u'\n');
    for (QString line : lines) {
        for (QChar &c : line) {
            if (c.category() == QChar::Other_Control && c != u'\t')
                c = u' ';
        }
        m_out.write((lead + line + u'\n').toUtf8());
    }
}

void CheckPage::print(const CheckResult &result)
{
    const QString states[]{tr("OK"), tr("FAILED"), tr("NOT POSSIBLE"), tr("NOT TRIED")};
    print(states[int(result.state)].leftJustified(16) + result.cell.leftJustified(16)
        + result.sentence);
    for (const TrialStep &step : result.steps)
        print(step);
    if (!result.mapping.isEmpty())
        print(result.mapping.join(u'\n'), u"    = "_s);
}

void CheckPage::print(const TrialStep &step)
{
    if (!step.title.isEmpty())
        print(tr("%1 (%2 ms)").arg(step.title).arg(step.took.count()), u"    "_s);
    if (!step.request.isEmpty())
        print(step.request, u"    > "_s);
    if (!step.reply.isEmpty())
        print(step.reply, u"    < "_s);
    if (!step.mapping.isEmpty())
        print(step.mapping.join(u'\n'), u"    = "_s);
    if (step.error)
        print(step.error->userText + (step.error->detail.isEmpty() ? QString() : u"\n("_s + step.error->detail + u')'), u"    ! "_s);
}

} // namespace balie::crm
