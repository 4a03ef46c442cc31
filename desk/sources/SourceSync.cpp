#include "desk/sources/SourceSync.h"

namespace balie::desk {

SourceSync::SourceSync(Store &store, const PhoneNumbers &numbers, const Clock &clock, ContactSourceInfo info,
    std::unique_ptr<ContactSource> source, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_numbers(numbers)
    , m_clock(clock)
    , m_info(std::move(info))
    , m_source(std::move(source))
{
}

void SourceSync::start()
{
    m_store.write<Known>(
        this,
        [info = m_info](sqlite::Database &database) -> Expected<Known> {
            auto added = contacts::addSource(database, info);
            if (!added)
                return unexpected(added.error());
            auto revisions = contacts::revisions(database, added->id);
            if (!revisions)
                return unexpected(revisions.error());
            return Known{*std::move(added), *std::move(revisions)};
        },
        [this](const Expected<Known> &known) {
            if (known)
                begin(*known);
            else
                end(unexpected(known.error()));
        });
}

void SourceSync::stop()
{
    m_isOver = true;
    m_task.reset();
    blockSignals(true);
}

void SourceSync::begin(const Known &known)
{
    if (m_isOver)
        return;
    m_info = known.info;
    m_task = m_source->synchronise({m_info.continuation, known.revisions},
        {[this](const SyncBatch &batch) { take(batch); },
            [this](Expected<SyncEnd> end) { sourceEnded(end); }});
}

void SourceSync::take(const SyncBatch &batch)
{
    m_progress.done = batch.done;
    m_progress.total = batch.total;
    Q_EMIT progressed();
    if (m_writeError || (batch.changed.isEmpty() && batch.gone.isEmpty()))
        return;
    ++m_underWay;
    m_store.write<contacts::PutResult>(
        this,
        [source = m_info.id, batch, numbers = m_numbers](sqlite::Database &database) -> Expected<contacts::PutResult> {
            if (!batch.gone.isEmpty()) {
                if (const auto removed = contacts::remove(database, source, batch.gone); !removed)
                    return unexpected(removed.error());
            }
            return contacts::put(database, source, 0, batch.changed, numbers);
        },
        [this, gone = int(batch.gone.size())](const Expected<contacts::PutResult> &result) {
            --m_underWay;
            if (result) {
                m_progress.added += result->added;
                m_progress.changed += result->changed;
                m_progress.removed += gone;
            } else {
                m_writeError = result.error();
                m_task.reset();
            }
            Q_EMIT progressed();
            concludeIfDone();
        });
}

void SourceSync::sourceEnded(const Expected<SyncEnd> &end)
{
    m_end.emplace(end);
    concludeIfDone();
}

void SourceSync::concludeIfDone()
{
    if (m_underWay > 0 || m_isOver)
        return;
    if (m_writeError) {
        end(unexpected(*m_writeError));
        return;
    }
    if (!m_end)
        return;
    if (!*m_end) {
        end(unexpected(m_end->error()));
        return;
    }
    // Only now: with the old one the next synchronisation would tell again what is missing.
    m_isOver = true;
    const SyncEnd &done = **m_end;
    m_notRead = done.notRead;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.wallMs(), Qt::UTC);
    m_store.write<void>(
        this,
        [source = m_info.id, continuation = done.continuation, now](sqlite::Database &database) {
            return contacts::setContinuation(database, source, continuation, now);
        },
        [this](const Expected<void> &written) { end(written); });
}

void SourceSync::end(const Expected<void> &result)
{
    m_isOver = true;
    m_task.reset();
    Q_EMIT finished(result);
}

} // namespace balie::desk
