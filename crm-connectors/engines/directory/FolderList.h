#pragma once

#include "crm-connectors/engines/directory/DirectoryLine.h"
#include "crm-connectors/steps/Exchange.h"

#include <QStringList>

namespace balie::crm {

/// The ids of all folders with contacts, those inside others too, each once. Deleting it cancels.
class FolderList {
public:
    static constexpr qsizetype most = 500; ///< folders; more is an error
    using Done = std::function<void(Expected<QStringList>)>;

    /// Signs nobody in. `done` comes from a later turn of the loop and may delete this.
    FolderList(std::shared_ptr<const DirectoryLine> shared, Done done);
    Q_DISABLE_COPY_MOVE(FolderList)

private:
    void next();
    void ask(const Step &step, const QString &folder, const QUrl &page);
    void take(const Step &step, const QString &folder, const Answer &answer);
    void finish(Expected<QStringList> result);

    std::shared_ptr<const DirectoryLine> m_shared;
    Done m_done;
    QStringList m_found;
    qsizetype m_looked = 0; ///< into so many of them
    bool m_hasMain = false;
    bool m_hasList = false;
    int m_pages = 0;
    std::unique_ptr<Exchange> m_exchange;
};

} // namespace balie::crm
