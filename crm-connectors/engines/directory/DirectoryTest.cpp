#include "crm-connectors/engines/directory/DirectoryTest.h"

#include "crm-connectors/engines/directory/SingleStep.h"
#include "crm-connectors/steps/ResultPath.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

DirectoryTest::DirectoryTest(
    std::shared_ptr<const DirectoryLine> shared, SourceTestHandlers handlers)
    : m_shared(std::move(shared))
    , m_handlers(std::move(handlers))
{
    m_signIn = m_shared->line->session().prepare(
        Session::Want::SignedIn, [this](const Expected<void> &signedIn) {
            if (!signedIn)
                fail(Kind::SignIn, signedIn.error());
            else if (tell(Kind::SignIn, DirectorySpec::tr("Signed in.")))
                listFolders();
        });
}

DirectoryTest::~DirectoryTest()
{
    *m_isAlive = false;
}

void DirectoryTest::listFolders()
{
    if (!m_shared->spec->folders) {
        readPage({});
        return;
    }
    m_folderList
        = std::make_unique<FolderList>(m_shared, [this](const Expected<QStringList> &folders) {
              if (!folders) {
                  fail(Kind::FindPlace, folders.error());
                  return;
              }
              const QStringList found = *folders;
              if (!tell(Kind::FindPlace,
                      DirectorySpec::tr("%n folder(s) found.", nullptr, int(found.size()))))
                  return;
              if (found.isEmpty())
                  finish(true);
              else
                  readPage(found.first());
          });
}

void DirectoryTest::readPage(const QString &folder)
{
    const Step &step = m_shared->spec->records;
    Values values = m_shared->line->values();
    values.set(u"folder.id"_s, folder);
    values.set(u"page.size"_s, QString::number(step.next.size));
    RequestManner manner;
    manner.timeout = std::chrono::seconds(20);
    m_exchange = askStep(
        m_shared->line, step, values, manner, {}, [this, &step](const Expected<Answer> &answer) {
            if (!answer) {
                fail(Kind::ReadContacts, answer.error());
                return;
            }
            const resultPath::Records records = resultPath::records(answer->body, step.items);
            if (!records.isThere) {
                fail(Kind::ReadContacts,
                    m_shared->line->errors().otherShape(
                        step, u"nothing at '%1'"_s.arg(step.items)));
                return;
            }
            if (tell(Kind::ReadContacts,
                    DirectorySpec::tr(
                        "%n contact(s) on the first page.", nullptr, int(records.list.size()))))
                finish(true);
        });
}

bool DirectoryTest::tell(Kind kind, const QString &said)
{
    const std::shared_ptr<bool> isAlive = m_isAlive;
    const auto handler = m_handlers.step;
    if (handler)
        handler({kind, said, std::nullopt});
    return *isAlive;
}

void DirectoryTest::fail(Kind kind, const Error &error)
{
    const std::shared_ptr<bool> isAlive = m_isAlive;
    const auto handler = m_handlers.step;
    if (handler)
        handler({kind, {}, error});
    if (*isAlive)
        finish(false);
}

void DirectoryTest::finish(bool wentWell)
{
    const auto done = std::exchange(m_handlers.done, {});
    if (done)
        done(wentWell);
}

} // namespace balie::crm
