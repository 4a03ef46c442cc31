#pragma once

#include "crm-connectors/engines/directory/FolderList.h"
#include "crm-connectors/sources/ContactSource.h"

namespace balie::crm {

/// Tries a directory out, step by step.
class DirectoryTest final : public SourceTask {
public:
    DirectoryTest(std::shared_ptr<const DirectoryLine> shared, SourceTestHandlers handlers);
    ~DirectoryTest() override;
    Q_DISABLE_COPY_MOVE(DirectoryTest)

private:
    using Kind = SourceTestStep::Kind;

    void listFolders();
    void readPage(const QString &folder);
    /// False: a handler deleted this.
    bool tell(Kind kind, const QString &said);
    void fail(Kind kind, const Error &error);
    void finish(bool wentWell);

    std::shared_ptr<const DirectoryLine> m_shared;
    SourceTestHandlers m_handlers;
    std::unique_ptr<HttpCall> m_signIn;
    std::unique_ptr<FolderList> m_folderList;
    std::unique_ptr<Exchange> m_exchange;
    std::shared_ptr<bool> m_isAlive = std::make_shared<bool>(true);
};

} // namespace balie::crm
