#pragma once

#include "base/Clock.h"
#include "base/phone/PhoneNumbers.h"
#include "desk/store/Store.h"

namespace balie::desk {

/// Takes calls out of the journal, for good: the rows, their words in the text index, and what is left of both in the
/// file. All of it in small transactions, so that calls of now are written down in between. A call that goes on while it
/// is deleted is written down again at its next change. GUI thread.
class JournalPrivacy : public QObject {
    Q_OBJECT

public:
    /// All but `numbers` must outlive this object.
    JournalPrivacy(Store &store, const PhoneNumbers &numbers, Clock &clock, QObject *parent = nullptr);
    ~JournalPrivacy() override;

    void remove(const QString &uuid);
    /// All calls with this number (PhoneNumber::key()).
    void removeNumber(const QString &key);
    void removeAll();
    /// Calls older than that go, now and once a day; 0: none.
    void setRetention(int days);

    /// Deleting, or overwriting what was deleted.
    bool isBusy() const { return m_jobs > 0 || m_erasing; }

Q_SIGNALS:
    /// Rows are gone; lists are to be read again.
    void removed(int rows);
    /// Nothing of what was deleted can be found in the file any more.
    void erased();
    void failed(const balie::Error &error);

private:
    static constexpr int rowsAtOnce = 200;
    static constexpr std::chrono::seconds untilAskedAgain{1};

    using Removal = std::function<Expected<int>(sqlite::Database &)>;
    /// `repeat`: until there is nothing left.
    void run(const Removal &removal, bool repeat);
    void removedSome(const Removal &removal, bool repeat, int before, const Expected<int> &rows);
    void scrub();
    void applyRetention();

    Store &m_store;
    PhoneNumbers m_numbers;
    Clock &m_clock;
    std::unique_ptr<Timer> m_daily;
    std::unique_ptr<Timer> m_again;
    int m_days = 0;
    int m_jobs = 0; ///< deletions under way
    bool m_erasing = false;
    bool m_eraseWanted = false; ///< something was deleted since the last step of erasing began
};

} // namespace balie::desk
