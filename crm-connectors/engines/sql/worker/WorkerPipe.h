#pragma once

#include "crm-connectors/engines/sql/SqlWire.h"

#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>

namespace balie::sql {

/// The worker's two ends of the pipe. A thread of its own reads, so that the worker ends at once
/// when the engine's end is closed, also while a driver hangs. Standard output is the pipe; what a
/// driver prints goes to standard error.
class WorkerPipe {
public:
    WorkerPipe();
    Q_DISABLE_COPY_MOVE(WorkerPipe)

    /// Waits for a question.
    QCborMap next();
    void answer(const QCborMap &message);

private:
    [[noreturn]] void read();

    std::FILE *m_out = nullptr;
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::deque<QCborMap> m_questions;
};

} // namespace balie::sql
