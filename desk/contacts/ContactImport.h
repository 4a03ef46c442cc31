#pragma once

#include "base/Clock.h"
#include "desk/contacts/ImportReader.h"
#include "desk/contacts/ImportReport.h"
#include "desk/contacts/ImportState.h"
#include "desk/store/Store.h"

#include <QObject>
#include <functional>
#include <memory>

class QThread;

namespace balie::desk {

class People;

/// How far an import is. Bytes tell the progress; the rest is what the store made of it.
struct ImportProgress {
    qint64 bytes = 0;
    qint64 totalBytes = 0;
    int contacts = 0; ///< put into the store
    int added = 0;
    int changed = 0;
    int unchanged = 0;
    int removed = 0; ///< the file has them no more

    friend bool operator==(const ImportProgress &, const ImportProgress &) = default;
};

/// Reads a vCard or CSV file into the store: the file on a thread of its own, the contacts in batches through the store's
/// writer. What was put stays, whether the import is stopped, fails or dies with the process; the next run of
/// the same file completes it and changes only what differs, and continueCutShort() does so by itself. Contacts that the file has no more go at the end
/// of a whole run, and not where the file ends in the middle of a contact. One import at a time. GUI thread.
class ContactImport : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Reading, Stopping, Completed, Stopped, Failed };
    Q_ENUM(State)

    /// Store, people and clock must outlive this object.
    ContactImport(Store &store, const People &people, const Clock &clock, QObject *parent = nullptr);
    ~ContactImport() override;

    /// By its first bytes; a table where it is no vCard. Errors: Io. Any thread.
    static Expected<ContactSourceInfo::Kind> kindOf(const QString &path);

    /// Nothing happens while one is running.
    void start(const ImportOrder &order);
    /// What is under way is still written.
    void stop();
    /// After the start of the program: goes on with an import that ended with the process, once. Told by continued();
    /// where the file is gone, or ended the process twice, by leftCutShort().
    void continueCutShort();
    /// What the file is and how it was read the last time (columns; empty the first time). Answered unless this object
    /// goes; a newer question takes the place of an older one.
    using Looked = std::function<void(const Expected<ImportBeginning> &beginning, const CsvMapping &before)>;
    void look(const QString &path, Looked looked);

    /// The file that is or was imported last.
    const ImportOrder &order() const { return m_order; }

    State state() const { return m_state; }
    bool isRunning() const { return m_state == State::Reading || m_state == State::Stopping; }
    const ImportProgress &progress() const { return m_progress; }
    /// 0 to 1.
    double fraction() const;
    ImportReport &report() { return m_report; }
    /// Why it failed.
    const Error &error() const { return m_error; }
    /// What became of it, translated: one or two sentences; empty while it runs.
    QString summary() const;

Q_SIGNALS:
    void progressed();
    /// Once for each start().
    void finished();
    /// An import goes on that was cut short; `name` as the user calls it.
    void continued(const QString &name);
    /// An import that was cut short cannot go on by itself, and why.
    void leftCutShort(const QString &sentence);

private:
    struct Opened {
        qint64 source = 0;
        qint64 reading = 0;
        QString region; ///< by the rules of which numbers are read
    };

    void closeState();
    void askBefore(const QString &path, const Expected<ImportBeginning> &beginning, const Looked &looked);
    void readInBackground();
    void take(ImportBatch batch);
    void wasPut(const Expected<contacts::PutResult> &result);
    void concludeIfDone();
    void complete();
    void end(State state);
    void fail(const Error &error);

    Store &m_store;
    const People &m_people; ///< say how numbers are read
    const Clock &m_clock;
    ImportReport m_report;
    ImportOrder m_order;
    Opened m_opened;
    State m_state = State::Idle;
    ImportProgress m_progress;
    Error m_error;
    bool m_hasFailed = false;
    bool m_readToEnd = false;
    bool m_cutOff = false;
    qint64 m_bytesRead = 0; ///< also of what the store has not answered
    int m_underWay = 0; ///< batches that the store has not answered
    std::unique_ptr<ImportReader> m_reader;
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<QThread> m_look;
    quint32 m_question = 0; ///< of look()
};

} // namespace balie::desk
