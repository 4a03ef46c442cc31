#pragma once

#include "desk/journal/JournalFilter.h"
#include "desk/people/People.h"
#include "desk/store/Store.h"

#include <QSaveFile>

namespace balie::desk {

/// Writes what a filter lets through to a CSV file, newest first. Read and written piece by piece on a thread of the
/// store, so that neither the window nor the other lists wait; the file appears, or replaces one of that name, when it is
/// whole. One at a time. GUI thread.
class JournalExport : public QObject {
    Q_OBJECT

public:
    /// Both must outlive this object.
    JournalExport(Store &store, const People &people, QObject *parent = nullptr);

    bool isRunning() const { return m_run != nullptr; }
    /// Ends with finished(), or with failed(): Cancelled after stop(), Io when the file cannot be written. Does nothing
    /// while one is running.
    void start(const QString &path, const JournalFilter &filter, char separator);
    /// What was written goes.
    void stop();

Q_SIGNALS:
    void progress(qint64 rows);
    void finished(qint64 rows);
    void failed(const balie::Error &error);

private:
    static constexpr int rowsAPiece = 2000; ///< and a job

    struct Run {
        explicit Run(const QString &path)
            : file(path)
        {
        }
        QSaveFile file; ///< touched by one job at a time
        JournalFilter filter;
        char separator = ',';
        qint64 offset = 0;
        qint64 next = 0; ///< 0: from the newest
        qint64 rows = 0;
    };
    struct Piece {
        qint64 offset = 0;
        qint64 next = 0;
        int rows = 0;
    };

    void proceed();
    void end(const std::optional<Error> &error);
    static Expected<Piece> writePiece(sqlite::Database &database, Run &run, const PhoneNumbers &numbers);

    Store &m_store;
    const People &m_people;
    std::shared_ptr<Run> m_run;
};

} // namespace balie::desk
