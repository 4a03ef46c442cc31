#pragma once

#include "crm-connectors/engines/directory/DirectoryLine.h"
#include "crm-connectors/sources/ContactSource.h"

namespace balie::crm {

/// The contacts of a customer system, to be copied. It cannot be searched.
class DirectorySource final : public ContactSource {
public:
    explicit DirectorySource(std::shared_ptr<const DirectoryLine> shared);

    [[nodiscard]] std::unique_ptr<SourceTask> synchronise(
        SyncStart start, SyncHandlers handlers) override;
    [[nodiscard]] std::unique_ptr<SourceTask> search(const QString &text, int limit,
        std::function<void(Expected<SourceSearchResult>)> done) override;
    /// Signs in, lists the folders, reads the first page.
    [[nodiscard]] std::unique_ptr<SourceTask> test(SourceTestHandlers handlers) override;

private:
    std::shared_ptr<const DirectoryLine> m_shared;
};

} // namespace balie::crm
