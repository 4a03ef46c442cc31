#include "app/sources/SourceThread.h"

#include "base/SystemClock.h"
#include "base/http/HttpClient.h"

#include <algorithm>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

struct SourceThread::Tools {
    SystemClock clock;
    HttpClient http{clock};
};

/// Stands for a task on the thread; deleting it cancels that one, from which nothing is heard any more.
class SourceThread::Task final : public SourceTask {
public:
    Task(SourceThread &thread, std::shared_ptr<Inner> inner, std::shared_ptr<bool> isWanted)
        : m_thread(thread)
        , m_inner(std::move(inner))
        , m_isWanted(std::move(isWanted))
    {
    }
    ~Task() override
    {
        *m_isWanted = false;
        m_thread.release(std::move(m_inner));
    }

private:
    SourceThread &m_thread;
    std::shared_ptr<Inner> m_inner;
    std::shared_ptr<bool> m_isWanted; ///< of the GUI thread
};

class SourceThread::Source final : public ContactSource {
public:
    Source(SourceThread &thread, Make make)
        : m_thread(thread)
        , m_make(std::move(make))
    {
    }

    std::unique_ptr<SourceTask> synchronise(SyncStart start, SyncHandlers handlers) override
    {
        const auto isWanted = std::make_shared<bool>(true);
        return m_thread.begin(m_make, isWanted,
            [thread = &m_thread, isWanted, start = std::move(start), handlers = std::move(handlers)](ContactSource &source) {
                return source.synchronise(start,
                    {[=](const SyncBatch &batch) { thread->tell(isWanted, [handlers, batch] { handlers.batch(batch); }); },
                        [=](const Expected<SyncEnd> &end) {
                            thread->tell(isWanted, [handlers, end] { handlers.done(end); });
                        }});
            });
    }

    std::unique_ptr<SourceTask> search(
        const QString &text, int limit, std::function<void(Expected<SourceSearchResult>)> done) override
    {
        const auto isWanted = std::make_shared<bool>(true);
        return m_thread.begin(m_make, isWanted,
            [thread = &m_thread, isWanted, text, limit, done = std::move(done)](ContactSource &source) {
                return source.search(text, limit, [=](const Expected<SourceSearchResult> &result) {
                    thread->tell(isWanted, [done, result] { done(result); });
                });
            });
    }

    std::unique_ptr<SourceTask> test(SourceTestHandlers handlers) override
    {
        const auto isWanted = std::make_shared<bool>(true);
        return m_thread.begin(m_make, isWanted,
            [thread = &m_thread, isWanted, handlers = std::move(handlers)](ContactSource &source) {
                return source.test(
                    {[=](const SourceTestStep &step) { thread->tell(isWanted, [handlers, step] { handlers.step(step); }); },
                        [=](bool wentWell) { thread->tell(isWanted, [handlers, wentWell] { handlers.done(wentWell); }); }});
            });
    }

private:
    SourceThread &m_thread;
    Make m_make;
};

SourceThread::SourceThread()
    : m_worker(new QObject)
{
    m_thread.setObjectName("ContactSources"_L1);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
}

SourceThread::~SourceThread()
{
    // What was made on the thread goes on it; nothing of it blocks.
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            for (const auto &known : m_inners) {
                if (const auto inner = known.lock()) {
                    inner->task.reset();
                    inner->source.reset();
                }
            }
            m_tools.reset();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

std::unique_ptr<ContactSource> SourceThread::source(Make make)
{
    return std::make_unique<Source>(*this, std::move(make));
}

std::unique_ptr<SourceTask> SourceThread::begin(const Make &make, const std::shared_ptr<bool> &isWanted, Begin begin)
{
    auto inner = std::make_shared<Inner>();
    QMetaObject::invokeMethod(
        m_worker,
        [this, make, inner, begin = std::move(begin)] {
            if (!m_tools)
                m_tools = std::make_unique<Tools>();
            std::erase_if(m_inners, [](const auto &known) { return known.expired(); });
            m_inners.push_back(inner);
            inner->source = make(m_tools->http, m_tools->clock);
            inner->task = begin(*inner->source);
        },
        Qt::QueuedConnection);
    return std::make_unique<Task>(*this, std::move(inner), isWanted);
}

void SourceThread::release(std::shared_ptr<Inner> inner)
{
    QMetaObject::invokeMethod(
        m_worker,
        [inner = std::move(inner)] {
            inner->task.reset();
            inner->source.reset();
        },
        Qt::QueuedConnection);
}

template <typename Told>
void SourceThread::tell(const std::shared_ptr<bool> &isWanted, Told told)
{
    QMetaObject::invokeMethod(
        this,
        [isWanted, told = std::move(told)] {
            if (*isWanted)
                told();
        },
        Qt::QueuedConnection);
}

} // namespace balie::app
