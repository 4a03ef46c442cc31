#pragma once

#include "base/Clock.h"
#include "base/http/HttpPort.h"
#include "crm-connectors/sources/ContactSource.h"

#include <QObject>
#include <QThread>
#include <vector>

namespace balie::app {

/// The thread on which address books are read, so that no large answer is taken apart on the GUI thread. Its sources are
/// used on the GUI thread like any other: their handlers are called there. GUI thread; outlives its sources and their tasks.
class SourceThread final : public QObject {
    Q_OBJECT

public:
    /// Called on the thread; what it is given lives as long as the source's tasks.
    using Make = std::function<std::unique_ptr<ContactSource>(HttpPort &http, Clock &clock)>;

    SourceThread();
    ~SourceThread() override;

    std::unique_ptr<ContactSource> source(Make make);

private:
    class Source;
    class Task;
    struct Tools;
    /// The real source and task; of the thread.
    struct Inner {
        std::unique_ptr<ContactSource> source;
        std::unique_ptr<SourceTask> task;
    };
    using Begin = std::function<std::unique_ptr<SourceTask>(ContactSource &source)>;

    std::unique_ptr<SourceTask> begin(const Make &make, const std::shared_ptr<bool> &isWanted, Begin begin);
    void release(std::shared_ptr<Inner> inner);
    /// Calls `told` on the GUI thread while it is still wanted there.
    template <typename Told> void tell(const std::shared_ptr<bool> &isWanted, Told told);

    QThread m_thread;
    QObject *m_worker; ///< lives on the thread
    std::unique_ptr<Tools> m_tools; ///< of the thread
    std::vector<std::weak_ptr<Inner>> m_inners; ///< of the thread
};

} // namespace balie::app
