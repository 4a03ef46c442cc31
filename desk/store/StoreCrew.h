#pragma once

#include "desk/store/StoreFile.h"
#include "desk/store/StoreTask.h"

#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace balie::desk {

/// The threads behind Store and what they share. Everything but the databases themselves is guarded by one mutex, under
/// which a reading is interrupted too: an interruption meets the reading it was meant for, or none.
class StoreCrew {
public:
    struct Mail {
        std::unique_ptr<StoreTask> task; ///< to be answered; null: the state changed
        StoreState state;
    };

    /// `mailArrived` is called from any thread when there is mail where there was none.
    StoreCrew(QString path, std::function<void()> mailArrived);
    /// Writes what was handed in. Gives up waiting for a locked file after the first write that waited in vain.
    ~StoreCrew();

    void open();
    void write(std::unique_ptr<StoreTask> task);
    void read(std::unique_ptr<StoreTask> task);
    void cancel(Lane lane);
    std::deque<Mail> takeMail();

private:
    enum class Gate { Waiting, Open, ReadOnly, Refused };
    /// Why the reading that runs was interrupted.
    enum class Interruption { None, Stale, Later };
    using Lock = std::unique_lock<std::mutex>;

    struct Reader {
        std::deque<std::unique_ptr<StoreTask>> tasks;
        StoreTask *running = nullptr;
        Interruption interruption = Interruption::None;
        sqlite::Database *database = nullptr; ///< while a reading runs
        bool hasFile = false;
        std::thread thread;
    };

    Reader &readerOf(Lane lane);
    void post(std::unique_ptr<StoreTask> task);
    void post(const StoreState &state);
    void arrived();
    void drop(Reader &reader, const std::function<bool(const StoreTask &)> &isStale);
    static void interrupt(Reader &reader, Interruption why);

    void readerLoop(Reader &reader);
    void runReading(Reader &reader, std::optional<sqlite::Database> &database, Lock &lock);
    Expected<void> openForReader(Reader &reader, std::optional<sqlite::Database> &database, Lock &lock);

    void writerLoop();
    void runWriting(Lock &lock);
    void noteTrouble(const std::optional<Error> &trouble, bool hasWritten);
    void takeOver(OpenedStore opened);
    void makeReadersLetGo(Lock &lock);
    void openForWriting(Lock &lock);
    void replaceFile(Lock &lock);

    const QString m_path;
    const std::function<void()> m_mailArrived;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Mail> m_mail;
    std::deque<std::unique_ptr<StoreTask>> m_writes;
    std::array<Reader, 2> m_readers;
    Gate m_gate = Gate::Waiting;
    sqlite::Database::Mode m_readersMode = sqlite::Database::Mode::ReadOnly;
    Error m_refusal; ///< of Gate::Refused, and of writes in Gate::ReadOnly
    StoreState m_state; ///< as it was when the file was opened
    bool m_isTroubled = false; ///< the last write did not get into the file
    bool m_isOpenWanted = false;
    bool m_isDamageFound = false;
    bool m_isReplacing = false; ///< readers are to let go of the file
    bool m_isEnding = false;
    int m_replaced = 0;

    std::optional<sqlite::Database> m_database; ///< the writer's; of its thread
    std::thread m_writer;
};

} // namespace balie::desk
