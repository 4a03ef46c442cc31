#include "crm-connectors/engines/directory/DirectorySource.h"

#include "crm-connectors/engines/directory/DirectorySync.h"
#include "crm-connectors/engines/directory/DirectoryTest.h"

namespace balie::crm {

namespace {

/// An error that is known at once, told in the next turn of the loop.
class Refusal final : public SourceTask {
public:
    Refusal(
        Clock &clock, const Error &error, std::function<void(Expected<SourceSearchResult>)> done)
        : m_timer(clock.makeTimer([error, done = std::move(done)] {
            const auto handler = done; // may delete this
            handler(unexpected(error));
        }))
    {
        m_timer->start(std::chrono::milliseconds(0));
    }

private:
    std::unique_ptr<Timer> m_timer;
};

} // namespace

DirectorySource::DirectorySource(std::shared_ptr<const DirectoryLine> shared)
    : m_shared(std::move(shared))
{
}

std::unique_ptr<SourceTask> DirectorySource::synchronise(SyncStart start, SyncHandlers handlers)
{
    return std::make_unique<DirectorySync>(m_shared, std::move(start), std::move(handlers));
}

std::unique_ptr<SourceTask> DirectorySource::search(
    const QString &, int, std::function<void(Expected<SourceSearchResult>)> done)
{
    return std::make_unique<Refusal>(
        m_shared->line->clock(), m_shared->line->errors().notSupported(), std::move(done));
}

std::unique_ptr<SourceTask> DirectorySource::test(SourceTestHandlers handlers)
{
    return std::make_unique<DirectoryTest>(m_shared, std::move(handlers));
}

} // namespace balie::crm
