#include "desk/journal/JournalPrivacy.h"

#include "desk/store/JournalTable.h"

namespace balie::desk {

using namespace std::chrono_literals;

JournalPrivacy::JournalPrivacy(Store &store, const PhoneNumbers &numbers, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_numbers(numbers)
    , m_clock(clock)
    , m_daily(clock.makeTimer([this] { applyRetention(); }))
    , m_again(clock.makeTimer([this] { scrub(); }))
{
    // The program may have ended between deleting and erasing.
    m_store.write<bool>(this, [](sqlite::Database &database) { return journal::needsScrub(database); },
        [this](const Expected<bool> &needed) {
            if (needed && *needed && !std::exchange(m_erasing, true))
                scrub();
        });
}

JournalPrivacy::~JournalPrivacy() = default;

void JournalPrivacy::remove(const QString &uuid)
{
    run([uuid](sqlite::Database &database) { return journal::remove(database, uuid); }, false);
}

void JournalPrivacy::removeNumber(const QString &key)
{
    run(
        [key, numbers = m_numbers](
            sqlite::Database &database) { return journal::removeNumber(database, key, numbers, rowsAtOnce); },
        true);
}

void JournalPrivacy::removeAll()
{
    run([nowMs = m_clock.wallMs()](sqlite::Database &database) { return journal::removeAll(database, nowMs); },
        false);
}

void JournalPrivacy::setRetention(int days)
{
    m_days = days;
    m_daily->stop();
    applyRetention();
}

void JournalPrivacy::applyRetention()
{
    if (m_days <= 0)
        return;
    m_daily->start(24h);
    const qint64 untilMs = m_clock.wallMs() - std::chrono::milliseconds(24h).count() * m_days;
    if (untilMs <= 0)
        return;
    run(
        [untilMs](sqlite::Database &database) { return journal::removeBefore(database, untilMs, rowsAtOnce); },
        true);
}

void JournalPrivacy::run(const Removal &removal, bool repeat)
{
    ++m_jobs;
    m_store.write<int>(this, removal,
        [this, removal, repeat](const Expected<int> &rows) { removedSome(removal, repeat, 0, rows); });
}

void JournalPrivacy::removedSome(const Removal &removal, bool repeat, int before, const Expected<int> &rows)
{
    const int all = before + (rows ? *rows : 0);
    if (rows && repeat && *rows > 0) {
        m_store.write<int>(this, removal, [this, removal, all](const Expected<int> &more) {
            removedSome(removal, true, all, more);
        });
        return;
    }
    --m_jobs;
    if (!rows)
        Q_EMIT failed(rows.error());
    if (all == 0)
        return;
    Q_EMIT removed(all);
    m_eraseWanted = true;
    if (!std::exchange(m_erasing, true))
        scrub();
}

void JournalPrivacy::scrub()
{
    m_eraseWanted = false;
    m_store.write<bool>(this, [](sqlite::Database &database) { return journal::scrub(database); },
        [this](const Expected<bool> &done) {
            // What was deleted during the last step is not covered by it.
            if (done && (!*done || m_eraseWanted)) {
                scrub();
            } else if (!done && done.error().code == ErrorCode::Busy) {
                m_again->start(untilAskedAgain); // a list is being read, which ends
            } else {
                m_erasing = false;
                if (done)
                    Q_EMIT erased();
                else
                    Q_EMIT failed(done.error());
            }
        });
}

} // namespace balie::desk
