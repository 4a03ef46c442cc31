#include "desk/journal/CallLogMerge.h"
#include "tests/desk/support/Office.h"
#include "tests/journal/Journal.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace balie;
using namespace balie::desk;
using namespace balie::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using Kind = cti::CallLogEntry::Kind;

namespace {

/// What the PBX's log says of a call of the journal, by a clock that is so much ahead.
cti::CallLogEntry logged(const JournalEntry &entry, Kind kind, std::chrono::milliseconds ahead = 0ms)
{
    cti::CallLogEntry told;
    told.id = u"log %1 %2"_s.arg(entry.startedMs).arg(entry.number);
    told.kind = kind;
    told.remote.number = entry.number;
    told.remote.withheld = entry.withheld;
    told.startedAt = QDateTime::fromMSecsSinceEpoch(entry.startedMs + ahead.count(), Qt::UTC);
    if (kind == Kind::Answered)
        told.talked = 42s;
    return told;
}

class FakeLog final : public cti::CallLogPort {
public:
    void readCallLog(const QDateTime &since, PageArrived arrived) override
    {
        ++reads;
        lastSince = since;
        if (error)
            return arrived(unexpected(*error));
        // In pages of two, newest first.
        QVector<cti::CallLogEntry> left = entries;
        do {
            Page page;
            page.entries = left.first(std::min<qsizetype>(2, left.size()));
            left.remove(0, page.entries.size());
            page.last = left.isEmpty();
            arrived(page);
        } while (!left.isEmpty());
    }

    QVector<cti::CallLogEntry> entries;
    std::optional<Error> error;
    QDateTime lastSince;
    int reads = 0;
};

CallLogMatch::Result compare(const QVector<cti::CallLogEntry> &log, const QVector<JournalEntry> &journal)
{
    return CallLogMatch::compare(log, journal, {}, 0, dutchNumbers());
}

} // namespace

class CallLogs : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whatTheJournalHasIsNotAdded()
    {
        const JournalEntry answered = pastCall(u"0612345678"_s, 1);
        const JournalEntry missed = pastCall(u"0201234567"_s, 2, JournalKind::Missed);
        const JournalEntry placed = pastCall(u"0301234567"_s, 3, JournalKind::Placed);
        const JournalEntry sentOn = handedTo(pastCall(u"0401234567"_s, 4), u"202"_s, u"Bram"_s);
        auto inOtherNotation = logged(answered, Kind::Answered, 2s);
        inOtherNotation.remote.number = u"+31 6 1234 5678"_s;
        const auto result = compare({inOtherNotation, logged(missed, Kind::Missed, -1s),
                                        logged(placed, Kind::Placed), logged(sentOn, Kind::Answered)},
            {answered, missed, placed, sentOn});
        QCOMPARE(result.toAdd.size(), 0);
        QCOMPARE(result.toComplete.size(), 4);
    }

    void otherKindNumberOrTimeIsAnotherCall()
    {
        const JournalEntry answered = pastCall(u"0612345678"_s, 1);
        QCOMPARE(compare({logged(answered, Kind::Missed)}, {answered}).toAdd.size(), 1);
        QCOMPARE(compare({logged(answered, Kind::Placed)}, {answered}).toAdd.size(), 1);
        QCOMPARE(compare({logged(pastCall(u"0612345679"_s, 1), Kind::Answered)}, {answered}).toAdd.size(), 1);
        QCOMPARE(compare({logged(answered, Kind::Answered), logged(pastCall(u"0612345678"_s, 2), Kind::Answered)}, {answered})
                     .toAdd.size(),
            1);
    }

    void theClockOfThePbxMayDiffer()
    {
        const QVector<JournalEntry> journal{pastCall(u"0612345678"_s, 1), pastCall(u"0201234567"_s, 3),
            pastCall(u"0612345678"_s, 5), pastCall(u"0301234567"_s, 9)};
        QVector<cti::CallLogEntry> log;
        for (const JournalEntry &entry : journal)
            log.append(logged(entry, Kind::Answered, 4min));
        const JournalEntry whileAway = pastCall(u"0612345678"_s, 30, JournalKind::Missed);
        log.append(logged(whileAway, Kind::Missed, 4min));
        const auto result = compare(log, journal);
        QCOMPARE(result.difference, 4min);
        QCOMPARE(result.toAdd.size(), 1);
        // In our time.
        QCOMPARE(result.toAdd.first().startedMs, whileAway.startedMs);
        QCOMPARE(result.toAdd.first().kind, JournalKind::Missed);
        QCOMPARE(result.toAdd.first().origin, JournalEntry::Origin::PbxLog);
        QVERIFY(!result.toAdd.first().talking);
    }

    void twoCallsOfOneCallerEachFindTheirOwn()
    {
        JournalEntry first = pastCall(u"0612345678"_s, 1);
        JournalEntry second = first;
        second.startedMs += 8'000;
        const auto result = compare({logged(first, Kind::Answered), logged(second, Kind::Answered)}, {second, first});
        QCOMPARE(result.toAdd.size(), 0);
        QCOMPARE(result.toComplete.size(), 2);
        // Three calls and two entries: one is new.
        JournalEntry third = second;
        third.startedMs += 8'000;
        QCOMPARE(compare({logged(first, Kind::Answered), logged(second, Kind::Answered), logged(third, Kind::Answered)},
                     {second, first})
                     .toAdd.size(),
            1);
    }

    /// Who is consulted about a call stands in that call; the log of the PBX has him as a call of his own.
    void whoWasConsultedIsNoSecondCall()
    {
        JournalStore journal;
        JournalEntry announced = handedTo(pastCall(u"0612345678"_s, 1), u"202"_s, u"Bram"_s);
        announced.handOvers.first().way = HandOverWay::Consulted;
        QVERIFY(journal.put({announced}));
        JournalEntry toBram = pastCall(u"202"_s, 1, JournalKind::Placed);
        toBram.startedMs += 20'000;
        JournalEntry later = toBram;
        later.startedMs = announced.endedMs + 3'600'000;
        QVector<cti::CallLogEntry> log{logged(announced, Kind::Answered), logged(toBram, Kind::Placed)};
        const auto read = [&] {
            return journal.write<QVector<JournalEntry>>([&](sqlite::Database &database) {
                return CallLogMerge::merge(database, u"pbx 200"_s, log, dutchNumbers());
            });
        };
        QVERIFY(read());
        QCOMPARE(journal.all().size(), 1);
        // Called for another reason he is a call, also after he was consulted, and twice is one more.
        log.append(logged(later, Kind::Placed));
        QVERIFY(read());
        QVERIFY(read());
        QCOMPARE(journal.all().size(), 2);
        JournalEntry again = toBram;
        again.startedMs += 15'000;
        log.append(logged(again, Kind::Placed));
        QVERIFY(read());
        QCOMPARE(journal.all().size(), 3);
    }

    /// What was found before says how the clocks differ, however few calls are left to be found.
    void whatIsLeftToBeFoundDoesNotMoveTheClock()
    {
        JournalStore journal;
        QVector<JournalEntry> calls;
        QVector<cti::CallLogEntry> log;
        for (int minute = 0; minute < 6; ++minute) {
            calls.append(pastCall(u"0201234567"_s, 4 * minute));
            log.append(logged(calls.last(), Kind::Answered));
        }
        // Bram is called three times, and a little later each time consulted about somebody else.
        for (int minute = 0; minute < 3; ++minute) {
            calls.append(pastCall(u"202"_s, 8 * minute, JournalKind::Placed));
            log.append(logged(calls.last(), Kind::Placed));
            JournalEntry announced = handedTo(pastCall(u"0612345678"_s, 8 * minute + 2), u"202"_s, u"Bram"_s);
            announced.handOvers.first().way = HandOverWay::Consulted;
            calls.append(announced);
            log.append(logged(announced, Kind::Answered));
            log.append(logged(pastCall(u"202"_s, 8 * minute + 2, JournalKind::Placed), Kind::Placed));
            log.last().startedAt = log.last().startedAt.addSecs(20);
        }
        QVERIFY(journal.put(calls));
        for (int reading = 0; reading < 3; ++reading) {
            QVERIFY(journal.write<QVector<JournalEntry>>([&](sqlite::Database &database) {
                return CallLogMerge::merge(database, u"pbx 200"_s, log, dutchNumbers());
            }));
            QCOMPARE(journal.all().size(), calls.size());
        }
    }

    void aCallThatCameBackIsNoSecondCall()
    {
        JournalEntry cameBack
            = handedTo(pastCall(u"0612345678"_s, 1), u"202"_s, u"Bram"_s, HandOverOutcome::CameBack);
        cameBack.kind = JournalKind::Answered;
        JournalEntry again = cameBack;
        again.startedMs = cameBack.handOvers.first().settledMs;
        cameBack.endedMs += 60'000;
        JournalEntry other = cameBack;
        other.startedMs += 40'000; // two from one company at a time
        const auto result = compare(
            {logged(cameBack, Kind::Answered), logged(again, Kind::Answered), logged(other, Kind::Answered)}, {cameBack});
        QCOMPARE(result.toComplete.size(), 1);
        QCOMPARE(result.toAdd.size(), 1);
        QCOMPARE(result.toAdd.first().startedMs, other.startedMs);
    }

    void theLogEndsACallThatWasCutShort()
    {
        JournalEntry cut = pastCall(u"0612345678"_s, 1, JournalKind::Missed);
        cut.cutShort = true;
        const auto result = compare({logged(cut, Kind::Answered)}, {cut});
        QVERIFY(result.toAdd.isEmpty());
        QCOMPARE(result.toComplete.size(), 1);
        const JournalEntry &entry = result.toComplete.first();
        QVERIFY(!entry.cutShort);
        QCOMPARE(entry.kind, JournalKind::Answered);
        QCOMPARE(entry.talking, std::optional<std::chrono::milliseconds>(42s));
    }

    void readAtEverySignInAndAddedOnce()
    {
        Office office;
        JournalStore journal;
        FakeLog log;
        const JournalEntry seen = pastCall(u"0612345678"_s, 1);
        JournalEntry hidden = pastCall({}, 2, JournalKind::Missed);
        hidden.withheld = true;
        log.entries = {logged(pastCall(u"0301234567"_s, 40, JournalKind::Missed), Kind::Missed),
            logged(hidden, Kind::Missed), logged(seen, Kind::Answered)};
        QVERIFY(journal.put({seen}));
        CallLogMerge merge(office.switchboard, log, *journal.store, office.people);
        QSignalSpy merged(&merge, &CallLogMerge::merged);
        QSignalSpy failed(&merge, &CallLogMerge::failed);
        QCOMPARE(log.reads, 0);
        office.goLive();
        BALIE_TRY_VERIFY(merged.size() + failed.size() > 0);
        if (failed.size() > 0)
            QFAIL(qPrintable(failed.first().first().value<Error>().detail));
        BALIE_TRY_COMPARE(merged.size(), 1);
        QVERIFY(!log.lastSince.isValid()); // the first time as far back as it goes
        QCOMPARE(journal.all().size(), 3);

        // The same again, after a lost link: read from some time before the last known end.
        log.entries.prepend(logged(pastCall(u"0401234567"_s, 50), Kind::Answered));
        office.lose();
        office.goLive();
        BALIE_TRY_COMPARE(merged.size(), 2);
        QCOMPARE(log.reads, 2);
        QCOMPARE(log.lastSince.toMSecsSinceEpoch(),
            pastCall({}, 40).startedMs - std::chrono::milliseconds(CallLogMerge::overlap).count());
        const QVector<JournalEntry> all = journal.all();
        QCOMPARE(all.size(), 4);
        QCOMPARE(all.at(3).uuid, seen.uuid);
        QVERIFY(all.at(2).withheld);
        QCOMPARE(all.at(0).talking, std::optional<std::chrono::milliseconds>(42s));
    }

    void whatWasDeletedDoesNotComeBack()
    {
        JournalStore journal;
        const JournalEntry one = pastCall(u"0612345678"_s, 1);
        const JournalEntry other = pastCall(u"0201234567"_s, 2);
        QVERIFY(journal.put({one, other}));
        QVERIFY(journal.write<int>([&](sqlite::Database &database) {
            PrivacyScope scope;
            scope.keys = {one.key};
            return journal::removeScope(database, scope, dutchNumbers(), 100);
        }));
        const QVector<cti::CallLogEntry> log{logged(one, Kind::Answered), logged(other, Kind::Answered)};
        const auto read = [&] {
            return journal.write<QVector<JournalEntry>>([&](sqlite::Database &database) {
                return CallLogMerge::merge(database, u"pbx 200"_s, log, dutchNumbers());
            });
        };
        QVERIFY(read());
        QCOMPARE(journal.all().size(), 1);
        QVERIFY(journal.write<int>([&](sqlite::Database &database) {
            return journal::removeAll(database, other.startedMs + 3'600'000);
        }));
        QVERIFY(read());
        QCOMPARE(journal.all().size(), 0);
    }

    void aPbxWithoutALogIsNoTrouble()
    {
        Office office;
        JournalStore journal;
        FakeLog log;
        log.error = Error{ErrorCode::NotSupported, {}, u"no log"_s};
        CallLogMerge merge(office.switchboard, log, *journal.store, office.people);
        QSignalSpy failed(&merge, &CallLogMerge::failed);
        office.goLive();
        BALIE_TRY_COMPARE(log.reads, 1);
        QCOMPARE(failed.size(), 0);
        log.error = Error{ErrorCode::Timeout, {}, u"late"_s};
        office.lose();
        office.goLive();
        BALIE_TRY_COMPARE(failed.size(), 1);
    }
};

BALIE_TEST(CallLogs)
#include "tst_CallLogs.moc"
