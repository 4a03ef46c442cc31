#include "desk/journal/JournalRecorder.h"
#include "desk/journal/PreviousCalls.h"
#include "tests/desk/support/Office.h"
#include "tests/journal/Journal.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace balie;
using namespace balie::desk;
using namespace balie::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using cti::ConnectionState;
using cti::EndReason;

namespace {

struct Desk {
    Desk()
    {
        office.people.setDirectory({Office::entry(u"201"_s, u"Anna"_s), Office::entry(u"202"_s, u"Bram"_s)});
        office.goLive();
        office.tell({snapshot(u"200"_s), snapshot(u"201"_s), snapshot(u"202"_s)});
    }

    cti::Connection own(ConnectionState state, const QString &call = u"1"_s, const QString &number = u"0612345678"_s)
    {
        auto made = connection(call, u"200"_s, state, number);
        made.remote.device = {};
        made.startedAt = startedAt;
        if (made.answeredAt)
            made.answeredAt = office.clock.now();
        return made;
    }

    Office office;
    Clock::Milliseconds startedAt = office.clock.now();
    JournalStore journal;
};

} // namespace

class JournalRecording : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aCallHasItsRowFromTheFirstRing()
    {
        Desk desk;
        JournalRecorder recorder(
            desk.office.switchboard, desk.office.people, *desk.journal.store, dutchNumbers(), desk.office.clock);
        QSignalSpy recorded(&recorder, &JournalRecorder::recorded);
        QSignalSpy live(&recorder, &JournalRecorder::liveChanged);
        desk.office.tell(snapshot(u"200"_s, {desk.own(ConnectionState::Alerting)}));
        QCOMPARE(live.size(), 1);
        QCOMPARE(recorder.live().size(), 1);
        QCOMPARE(recorded.size(), 0); // only what the store answered is told
        const QString uuid = recorder.live().first().uuid;
        BALIE_TRY_COMPARE(recorded.size(), 1);
        const auto row = desk.journal.write<QVector<JournalEntry>>(
            [uuid](sqlite::Database &database) { return journal::byUuid(database, uuid); });
        QVERIFY(row);
        QCOMPARE(row->size(), 1);
        QVERIFY(row->first().isOpen());
        QVERIFY(desk.journal.all().isEmpty()); // a list of calls that are over

        desk.office.clock.advance(5s);
        desk.office.tell(snapshot(u"200"_s, {}, {ended(desk.own(ConnectionState::Alerting))}));
        QVERIFY(recorder.live().isEmpty());
        BALIE_TRY_COMPARE(recorded.size(), 2);
        QCOMPARE(desk.journal.all().size(), 1);
        QCOMPARE(desk.journal.all().first().uuid, uuid);
        QCOMPARE(desk.journal.all().first().kind, JournalKind::Missed);
    }

    /// However fast calls change: what comes during a write goes with the next one.
    void theJournalIsAtMostTwoWritesBehind()
    {
        Desk desk;
        JournalRecorder recorder(
            desk.office.switchboard, desk.office.people, *desk.journal.store, dutchNumbers(), desk.office.clock);
        desk.office.tell(snapshot(u"200"_s, {desk.own(ConnectionState::Alerting)}));
        QSignalSpy recorded(&recorder, &JournalRecorder::recorded);
        BALIE_TRY_COMPARE(recorded.size(), 1); // the row is there, nothing is under way
        recorded.clear();
        for (int call = 2; call <= 40; ++call) {
            const auto ringing = desk.own(ConnectionState::Alerting, QString::number(call));
            desk.office.tell(snapshot(u"200"_s, {ringing}));
            desk.office.tell(snapshot(u"200"_s, {}, {ended(ringing)}));
            desk.office.clock.advance(1s);
        }
        BALIE_TRY_COMPARE(recorded.size(), 2);
        QCOMPARE(desk.journal.all().size(), 40);
        QCOMPARE(recorded.size(), 2);
    }

    void whatIsOpenAtTheNextStartIsCutShortAndKept()
    {
        Desk desk;
        {
            JournalRecorder recorder(
                desk.office.switchboard, desk.office.people, *desk.journal.store, dutchNumbers(), desk.office.clock);
            desk.office.tell(snapshot(u"200"_s, {desk.own(ConnectionState::Alerting)}));
            desk.office.clock.advance(5s);
            desk.office.tell(snapshot(u"200"_s, {desk.own(ConnectionState::Connected)}));
        }
        // Handed in by the destructor, though nobody hears the answer.
        JournalRecorder recorder(
            desk.office.switchboard, desk.office.people, *desk.journal.store, dutchNumbers(), desk.office.clock);
        QSignalSpy recorded(&recorder, &JournalRecorder::recorded);
        BALIE_TRY_COMPARE(recorded.size(), 1);
        QCOMPARE(desk.journal.all().size(), 1);
        const JournalEntry entry = desk.journal.all().first();
        QVERIFY(entry.cutShort);
        QCOMPARE(entry.kind, JournalKind::Answered);
        QCOMPARE(entry.endedMs, desk.office.clock.wallMs());

        // The program was only away: the same call goes on as the same row.
        desk.office.clock.advance(1s);
        desk.office.tell(snapshot(u"200"_s, {}, {ended(desk.own(ConnectionState::Connected))}));
        BALIE_TRY_COMPARE(recorded.size(), 2);
        QCOMPARE(desk.journal.all().size(), 1);
        QVERIFY(!desk.journal.all().first().cutShort);
    }

    void twoThreadsThatAreOneLeaveOneRowThatAnswersToBothNames()
    {
        JournalStore store;
        const JournalEntry kept = pastCall(u"0612345678"_s, 1);
        const JournalEntry gone = pastCall(u"0201234567"_s, 2);
        QVERIFY(store.put({kept, gone}));
        QVERIFY(store.write<QVector<JournalEntry>>([=](sqlite::Database &database) {
            return journal::put(database, {{kept, {gone.uuid}}}, dutchNumbers());
        }));
        QCOMPARE(store.all().size(), 1);
        for (const QString &uuid : {kept.uuid, gone.uuid}) {
            const auto found = store.write<QVector<JournalEntry>>(
                [uuid](sqlite::Database &database) { return journal::byUuid(database, uuid); });
            QVERIFY(found);
            QCOMPARE(found->size(), 1);
            QCOMPARE(found->first().uuid, kept.uuid);
        }
        JournalFilter filter;
        filter.text = u"0201234567"_s;
        QVERIFY(store.all(filter).isEmpty());
    }

    void everythingOfAnEntryComesBack()
    {
        JournalStore store;
        JournalEntry entry = handedTo(pastCall(u"+31 6 12345678"_s, 3, JournalKind::Answered, u"Van Dijk"_s), u"202"_s, u"Bram"_s);
        entry.calledNumber = u"0201234500"_s;
        entry.calledName = u"Sales"_s;
        entry.queue = u"Queue"_s;
        entry.note = u"order 4711"_s;
        entry.recordingKept = true;
        entry.inferred = true;
        entry.logId = u"log 1"_s;
        entry.origin = JournalEntry::Origin::PbxLog;
        QVERIFY(store.put({entry}));
        QCOMPARE(store.all().size(), 1);
        JournalEntry read = store.all().first();
        QVERIFY(read.id > 0);
        read.id = 0;
        QCOMPARE(read, entry);
    }

    void theUsualColleagueIsSuggestedWhenTheCallerRings()
    {
        Desk desk;
        PreviousCalls previous(desk.office.switchboard, *desk.journal.store, dutchNumbers());
        QSignalSpy ready(&previous, &PreviousCalls::ready);
        QVector<JournalEntry> past;
        for (int call = 0; call < 12; ++call)
            past.append(pastCall(u"06-12345678"_s, call));
        past.append(handedTo(pastCall(u"0612345678"_s, 20), u"201"_s, u"Anna"_s));
        past.append(handedTo(pastCall(u"0612345678"_s, 21), u"202"_s, u"Bram"_s));
        past.append(handedTo(pastCall(u"0612345678"_s, 22), u"202"_s, u"Bram"_s));
        past.append(handedTo(pastCall(u"0612345678"_s, 23), u"202"_s, u"Bram"_s, HandOverOutcome::VoiceMail));
        past.append(handedTo(pastCall(u"0612345678"_s, 24), u"202"_s, u"Bram"_s));
        past.append(handedTo(pastCall(u"0687654321"_s, 25), u"201"_s, u"Anna"_s));
        QVERIFY(desk.journal.put(past));

        desk.office.tell(snapshot(u"200"_s, {desk.own(ConnectionState::Alerting, u"1"_s, u"+31612345678"_s)}));
        const auto thread = desk.office.switchboard.threadOf({call(u"1"_s), dev(u"200"_s)});
        QVERIFY(!previous.infoFor(thread));
        BALIE_TRY_COMPARE(ready.size(), 1);
        const PreviousCallsInfo *info = previous.infoFor(thread);
        QVERIFY(info);
        QCOMPARE(info->calls.size(), 10);
        QCOMPARE(info->calls.first().uuid, past.at(16).uuid);
        QCOMPARE(info->takers.size(), 2);
        QCOMPARE(info->takers.first().name, u"Bram"_s);
        QCOMPARE(info->takers.first().times, 3);
        QCOMPARE(info->suggestion(), u"Usually Bram"_s);
    }

    void nobodyIsUsualBelowThreeOfFive()
    {
        const auto to = [](const QString &number) { return handedTo(pastCall(u"0612345678"_s, 1), number, {}); };
        const QVector<JournalEntry> handed{to(u"201"_s), to(u"202"_s), to(u"201"_s), to(u"203"_s), to(u"202"_s),
            to(u"201"_s), to(u"201"_s)};
        const auto info = PreviousCallsInfo::from(u"+31612345678"_s, handed, handed);
        QVERIFY(!info.usual);
        QVERIFY(info.suggestion().isEmpty());
        QCOMPARE(info.takers.first().times, 2);
        QVERIFY(PreviousCallsInfo::from({}, {}, handed.mid(2)).usual);
    }

    void whoHidesHisNumberIsNotLookedUp()
    {
        Desk desk;
        PreviousCalls previous(desk.office.switchboard, *desk.journal.store, dutchNumbers());
        QSignalSpy ready(&previous, &PreviousCalls::ready);
        auto ringing = desk.own(ConnectionState::Alerting);
        ringing.remote.withheld = true;
        desk.office.tell(snapshot(u"200"_s, {ringing}));
        auto known = desk.own(ConnectionState::Alerting, u"2"_s);
        desk.office.tell(snapshot(u"200"_s, {ringing, known}));
        BALIE_TRY_COMPARE(ready.size(), 1);
        QVERIFY(!previous.infoFor(desk.office.switchboard.threadOf(ringing.id)));
        QVERIFY(previous.infoFor(desk.office.switchboard.threadOf(known.id)));
    }
};

BALIE_TEST(JournalRecording)
#include "tst_JournalRecording.moc"
