#include "crm-connectors/engines/directory/FolderList.h"

#include "base/HostRules.h"
#include "crm-connectors/engines/directory/SingleStep.h"
#include "crm-connectors/steps/ResultPath.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

FolderList::FolderList(std::shared_ptr<const DirectoryLine> shared, Done done)
    : m_shared(std::move(shared))
    , m_done(std::move(done))
    , m_hasMain(!m_shared->spec->folders->main.has_value())
    , m_hasList(!m_shared->spec->folders->list.has_value())
{
    next();
}

void FolderList::next()
{
    const DirectorySpec::Folders &folders = *m_shared->spec->folders;
    if (!std::exchange(m_hasMain, true))
        ask(*folders.main, {}, {});
    else if (!std::exchange(m_hasList, true))
        ask(*folders.list, {}, {});
    else if (folders.children && m_looked < m_found.size())
        ask(*folders.children, m_found.at(m_looked++), {});
    else
        finish(m_found);
}

void FolderList::ask(const Step &step, const QString &folder, const QUrl &page)
{
    Values values = m_shared->slowLine->values();
    values.set(u"folder.id"_s, folder);
    values.set(u"page.size"_s, QString::number(step.next.size));
    RequestManner manner;
    manner.timeout = m_shared->slowLine->profile().request.timeout;
    m_exchange = askStep(m_shared->slowLine, step, values, manner, page,
        [this, &step, folder](const Expected<Answer> &answer) {
            if (answer)
                take(step, folder, *answer);
            else
                finish(unexpected(answer.error()));
        });
}

void FolderList::take(const Step &step, const QString &folder, const Answer &answer)
{
    const ErrorRules &errors = m_shared->slowLine->errors();
    if (answer.kind == Verdict::Kind::Nothing) {
        next();
        return;
    }
    const resultPath::Records records = resultPath::records(answer.body, step.items);
    if (!records.isThere) {
        finish(unexpected(errors.otherShape(step, u"no folders at '%1'"_s.arg(step.items))));
        return;
    }
    for (const QJsonValue &record : records.list) {
        const QString id = resultPath::text(resultPath::first(record, m_shared->spec->folders->id));
        if (!id.isEmpty() && !m_found.contains(id))
            m_found.append(id);
    }
    if (m_found.size() > most) {
        finish(unexpected(errors.otherShape(step, u"more than %1 folders"_s.arg(most))));
        return;
    }
    const QString link = step.next.kind == NextPage::Kind::Link
        ? resultPath::text(resultPath::first(answer.body, step.next.path))
        : QString();
    const QUrl page = answer.reply.url.resolved(QUrl(link));
    if (!link.isEmpty() && isSameOrigin(page, answer.reply.url) && ++m_pages < most)
        ask(step, folder, page);
    else
        next();
}

void FolderList::finish(Expected<QStringList> result)
{
    const Done done = std::exchange(m_done, {});
    done(std::move(result));
}

} // namespace balie::crm
