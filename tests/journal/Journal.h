#pragma once

#include "desk/journal/JournalEntry.h"
#include "desk/store/JournalTable.h"
#include "desk/store/Store.h"
#include "tests/support/Patience.h"

#include <QTemporaryDir>
#include <QUuid>
#include <optional>

namespace balie::test {

inline const PhoneNumbers &dutchNumbers()
{
    static const PhoneNumbers numbers(QStringLiteral("NL"));
    return numbers;
}

/// A call that is over: `minute` minutes after eight in the morning of 5 January 2026, for a minute.
inline desk::JournalEntry pastCall(const QString &number, int minute,
    desk::JournalKind kind = desk::JournalKind::Answered, const QString &name = {})
{
    using namespace std::chrono_literals;
    desk::JournalEntry entry;
    entry.uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    entry.kind = kind;
    entry.direction
        = kind == desk::JournalKind::Placed ? cti::Direction::Outgoing : cti::Direction::Incoming;
    entry.startedMs = 1'767'600'000'000 + minute * 60'000;
    entry.endedMs = entry.startedMs + 60'000;
    entry.seenMs = entry.endedMs;
    entry.number = number;
    entry.key = dutchNumbers().read(number).key();
    entry.name = name;
    entry.waiting = 10s;
    if (kind != desk::JournalKind::Missed)
        entry.talking = 50s;
    return entry;
}

inline desk::JournalEntry handedTo(desk::JournalEntry entry, const QString &number, const QString &name,
    desk::HandOverOutcome outcome = desk::HandOverOutcome::Taken)
{
    entry.kind = desk::JournalKind::Transferred;
    entry.handOvers.append({desk::HandOverWay::Blind, outcome, number, dutchNumbers().read(number).key(), name,
        entry.endedMs, entry.endedMs + 5'000});
    return entry;
}

/// A store in a folder of its own, with ways to do a job and wait for it.
class JournalStore {
public:
    JournalStore() { store->open(); }

    /// A job on the store's own thread; nullopt with an error.
    template <typename T>
    std::optional<T> write(std::function<Expected<T>(sqlite::Database &)> job)
    {
        std::optional<T> result;
        bool answered = false;
        store->write<T>(&context, std::move(job), [&](Expected<T> done) {
            answered = true;
            if (done)
                result = std::move(*done);
        });
        const bool waited = QTest::qWaitFor([&] { return answered; }, patienceMs);
        return waited ? result : std::nullopt;
    }

    bool put(const QVector<desk::JournalEntry> &entries)
    {
        QVector<desk::JournalChange> changes;
        for (const desk::JournalEntry &entry : entries)
            changes.append({entry, {}});
        return write<QVector<desk::JournalEntry>>([changes](sqlite::Database &database) {
            return desk::journal::put(database, changes, dutchNumbers());
        }).has_value();
    }

    /// All that are over, newest first.
    QVector<desk::JournalEntry> all(const desk::JournalFilter &filter = {})
    {
        const auto page = write<desk::JournalPage>([filter](sqlite::Database &database) {
            return desk::journal::page(database, filter, dutchNumbers(), 0, 100'000);
        });
        return page ? page->entries : QVector<desk::JournalEntry>();
    }

    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("balie.sqlite"));
    QObject context;
    std::unique_ptr<desk::Store> store = std::make_unique<desk::Store>(path);
};

} // namespace balie::test
