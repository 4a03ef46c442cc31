#pragma once

#include "base/Clock.h"
#include "desk/journal/PrivacyScope.h"
#include "desk/people/People.h"
#include "desk/store/Store.h"

namespace balie::desk {

/// Takes calls out of the journal, for good: the rows, their words in the text index, the notes on them and the slips of
/// their callers, and what is left of all of it in the file. In small transactions, so that calls of now are written
/// down in between. A call that goes on while it is deleted is written down again at its next change. GUI thread.
class JournalPrivacy : public QObject {
    Q_OBJECT

public:
    /// All must outlive this object.
    JournalPrivacy(Store &store, const People &people, Clock &clock, QObject *parent = nullptr);
    ~JournalPrivacy() override;

    using Counted = std::function<void(const PrivacyCount &)>;
    /// What remove() would take away now; not answered when the store cannot, which failed() says.
    void count(const PrivacyScope &scope, QObject *context, Counted counted);
    void count(const JournalEntry &entry, QObject *context, Counted counted);
    void remove(const PrivacyScope &scope);
    /// One call, and in the same moment the notes and slips that were begun from its beginning until the next call with
    /// the same number, or until a day after its end.
    void remove(const JournalEntry &entry);
    /// Calls older than that go, with the notes on them and the slips that were closed; now and once a day; 0: none.
    void setRetention(int days);

    /// Deleting, or overwriting what was deleted.
    bool isBusy() const { return m_jobs > 0 || m_erasing; }

Q_SIGNALS:
    /// Before anything is deleted: whoever holds some of it in memory lets go, or it would be written down again.
    void removing(const balie::desk::PrivacyScope &scope);
    /// Rows are gone; lists are to be read again.
    void removed(int rows);
    /// Nothing of what was deleted can be found in the file any more.
    void erased();
    void failed(const balie::Error &error);

private:
    static constexpr int rowsAtOnce = 200;
    static constexpr std::chrono::seconds untilAskedAgain{1};
    static constexpr std::chrono::hours timeForNotes{24};

    PrivacyScope scopeOf(const JournalEntry &entry) const;
    std::function<void(Expected<PrivacyCount>)> answerTo(Counted counted);
    using Removal = std::function<Expected<int>(sqlite::Database &)>;
    /// `repeat`: until there is nothing left.
    void run(const Removal &removal, bool repeat);
    void removedSome(const Removal &removal, bool repeat, int before, const Expected<int> &rows);
    void scrub();
    void applyRetention();

    Store &m_store;
    const People &m_people;
    Clock &m_clock;
    std::unique_ptr<Timer> m_daily;
    std::unique_ptr<Timer> m_again;
    int m_days = 0;
    int m_jobs = 0; ///< deletions under way
    bool m_erasing = false;
    bool m_eraseWanted = false; ///< something was deleted since the last step of erasing began
};

} // namespace balie::desk
