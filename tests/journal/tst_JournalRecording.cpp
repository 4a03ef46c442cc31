#include "desk/calls/CallsModel.h"
#include "desk/journal/JournalNotes.h"
#include "desk/journal/JournalPrivacy.h"
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
            desk.office.switchboard, desk.office.people, *desk.journal.store, desk.office.clock);
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
            desk.office.switchboard, desk.office.people, *desk.journal.store, desk.office.clock);
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
                desk.office.switchboard, desk.office.people, *desk.journal.store, desk.office.clock);
            desk.office.tell(snapshot(u"200"_s, {desk.own(ConnectionState::Alerting)}));
            desk.office.clock.advance(5s);
            desk.office.tell(snapshot(u"200"_s, {desk.own(ConnectionState::Connected)}));
        }
        // Handed in by the destructor, though nobody hears the answer.
        JournalRecorder recorder(
            desk.office.switchboard, desk.office.people, *desk.journal.store, desk.office.clock);
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

    /// What is typed during a call stands in its entry, and is found there.
    void aNoteTypedDuringTheCallIsFoundInTheJournal()
    {
        Desk desk;
        JournalRecorder recorder(
            desk.office.switchboard, desk.office.people, *desk.journal.store, desk.office.clock);
        CallNotes notes(*desk.journal.store, desk.office.switchboard, desk.office.clock);
        QObject::connect(&notes, &CallNotes::changed, &recorder, &JournalRecorder::noteTyped);
        const auto typedLater = [&](const QString &text) {
            JournalFilter filter;
            filter.text = text;
            return desk.journal.all(filter).size();
        };
        auto talking = desk.own(ConnectionState::Connected);
        talking.note = u"spoed"_s; // came with the call
        desk.office.tell(snapshot(u"200"_s, {talking}));
        const auto thread = desk.office.switchboard.threadOf(talking.id);
        notes.setText(thread, noteSubject(dutchNumbers().read(u"0612345678"_s)), u"over offerte"_s);
        QCOMPARE(recorder.live().first().note, u"spoed / over offerte"_s);
        notes.setText(thread, {}, u"over offerte 4711"_s);
        desk.office.clock.advance(20s);
        desk.office.tell(snapshot(u"200"_s, {}, {ended(talking)}));
        BALIE_TRY_COMPARE(typedLater(u"4711"_s), 1);
        // Finished after the call.
        notes.setText(thread, {}, u"over offerte 4711, belt morgen"_s);
        BALIE_TRY_COMPARE(typedLater(u"morgen 4711"_s), 1);
        QCOMPARE(desk.journal.all().size(), 1);
        QCOMPARE(desk.journal.all().first().note, u"spoed / over offerte 4711, belt morgen"_s);
    }

    void aNoteIsChangedAtAnyLaterMoment()
    {
        Desk desk;
        JournalRecorder recorder(
            desk.office.switchboard, desk.office.people, *desk.journal.store, desk.office.clock);
        CallNotes notes(*desk.journal.store, desk.office.switchboard, desk.office.clock);
        QObject::connect(&notes, &CallNotes::changed, &recorder, &JournalRecorder::noteTyped);
        JournalNotes changing(*desk.journal.store, recorder, notes, desk.office.people);
        QSignalSpy changed(&changing, &JournalNotes::changed);
        QVERIFY(desk.journal.put({pastCall(u"0612345678"_s, 1)}));
        changing.setText(desk.journal.all().first(), u"  wil   korting "_s);
        BALIE_TRY_COMPARE(changed.size(), 1);
        QCOMPARE(desk.journal.all().first().note, u"wil korting"_s);
        // It is there at the next call of this caller, too.
        const NoteSubject subject = noteSubject(dutchNumbers().read(u"0612345678"_s));
        QVector<CallNote> earlier;
        notes.earlier(subject, {}, &notes, [&](const QVector<CallNote> &found) { earlier = found; });
        BALIE_TRY_COMPARE(earlier.size(), 1);
        QCOMPARE(earlier.first().text, u"wil korting"_s);
        changing.setText(desk.journal.all().first(), {});
        BALIE_TRY_COMPARE(changed.size(), 2);
        QVERIFY(desk.journal.all().first().note.isEmpty());
        notes.earlier(subject, {}, &notes, [&](const QVector<CallNote> &found) { earlier = found; });
        BALIE_TRY_COMPARE(earlier.size(), 0);

        // Of a call that the recorder still follows its next news does not bring the old one back.
        auto talking = desk.own(ConnectionState::Connected);
        talking.note = u"spoed"_s;
        desk.office.tell(snapshot(u"200"_s, {talking}));
        changing.setText(recorder.live().first(), u"geen spoed"_s);
        QCOMPARE(recorder.live().first().note, u"geen spoed"_s);
        QCOMPARE(notes.text(desk.office.switchboard.threadOf(talking.id)), u"geen spoed"_s);
        desk.office.tell(snapshot(u"200"_s, {}, {ended(talking)}));
        BALIE_TRY_COMPARE(desk.journal.all().size(), 2);
        QCOMPARE(desk.journal.all().first().note, u"geen spoed"_s);
    }

    /// Whoever usually takes this caller stands on the card.
    void theCardNamesTheUsualColleague()
    {
        Desk desk;
        PreviousCalls previous(desk.office.switchboard, *desk.journal.store, desk.office.people);
        CallsModel calls(desk.office.switchboard, desk.office.people, desk.office.clock);
        QObject::connect(&previous, &PreviousCalls::ready, &calls, &CallsModel::setPreviousCalls);
        QVector<JournalEntry> past;
        for (int minute = 0; minute < 4; ++minute)
            past.append(handedTo(pastCall(u"0612345678"_s, minute), u"202"_s, u"Bram, as he was called then"_s));
        QVERIFY(desk.journal.put(past));
        auto ringing = desk.own(ConnectionState::Alerting, u"1"_s, u"+31612345678"_s);
        desk.office.tell(snapshot(u"200"_s, {ringing}));
        desk.office.nextFrame();
        BALIE_TRY_VERIFY((desk.office.nextFrame(), calls.item(0).usual.has_value()));
        QCOMPARE(calls.item(0).suggestions().size(), 1);
        const RecallSuggestion usual = *calls.item(0).usual;
        QCOMPARE(usual.name, u"Bram"_s); // of today
        QCOMPARE(usual.person, PersonId(u"202"_s));
        QCOMPARE(usual.extension, u"202"_s);
        QVERIFY(callAccessibleText(calls.item(0), desk.office.clock.now()).contains(u"usually taken by Bram"_s));
        // That it is for him is said already.
        ringing.called = party(u"202"_s);
        desk.office.tell(snapshot(u"200"_s, {ringing}));
        desk.office.nextFrame();
        QVERIFY(!calls.item(0).usual);
    }

    void theUsualColleagueIsSuggestedWhenTheCallerRings()
    {
        Desk desk;
        PreviousCalls previous(desk.office.switchboard, *desk.journal.store, desk.office.people);
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

    void theCallerIsReadByTheRulesOfNow()
    {
        Desk desk;
        PreviousCalls previous(desk.office.switchboard, *desk.journal.store, desk.office.people);
        QSignalSpy ready(&previous, &PreviousCalls::ready);
        QVERIFY(desk.journal.put({handedTo(pastCall(u"+32471234567"_s, 1), u"202"_s, u"Bram"_s)}));
        desk.office.people.setNumbers(OfficeNumbers::from(u"BE"_s, {}, false, {}));
        const auto ringing = desk.own(ConnectionState::Alerting, u"1"_s, u"0471 23 45 67"_s);
        desk.office.tell(snapshot(u"200"_s, {ringing}));
        BALIE_TRY_COMPARE(ready.size(), 1);
        QCOMPARE(previous.infoFor(desk.office.switchboard.threadOf(ringing.id))->calls.size(), 1);
    }

    /// A call that was deleted is not shown any more, also of a caller who is on the line.
    void whatWasDeletedIsNotKnownAnyMore()
    {
        Desk desk;
        JournalRecorder recorder(
            desk.office.switchboard, desk.office.people, *desk.journal.store, desk.office.clock);
        PreviousCalls previous(desk.office.switchboard, *desk.journal.store, desk.office.people);
        JournalPrivacy privacy(*desk.journal.store, desk.office.people, desk.office.clock);
        QObject::connect(&privacy, &JournalPrivacy::removing, &recorder, &JournalRecorder::forget);
        QObject::connect(&privacy, &JournalPrivacy::removed, &previous, &PreviousCalls::readAgain);
        QSignalSpy ready(&previous, &PreviousCalls::ready);
        QSignalSpy erased(&privacy, &JournalPrivacy::erased);
        QVERIFY(desk.journal.put({pastCall(u"0612345678"_s, 1)}));
        const auto talking = desk.own(ConnectionState::Connected);
        desk.office.tell(snapshot(u"200"_s, {talking}));
        const auto thread = desk.office.switchboard.threadOf(talking.id);
        BALIE_TRY_COMPARE(ready.size(), 1);
        QCOMPARE(previous.infoFor(thread)->calls.size(), 1);
        privacy.remove(previous.infoFor(thread)->calls.first());
        BALIE_TRY_COMPARE(ready.size(), 2);
        QVERIFY(previous.infoFor(thread)->calls.isEmpty());
        BALIE_TRY_COMPARE(erased.size(), 1);

        // Late news of a call that is deleted, of somebody who withheld his number, does not write it down again.
        auto hidden = desk.own(ConnectionState::Connected, u"2"_s);
        hidden.remote = {};
        hidden.remote.withheld = true;
        desk.office.tell(snapshot(u"200"_s, {talking, hidden}));
        auto there = connection(u"2"_s, u"202"_s, ConnectionState::Alerting);
        there.remote.withheld = true;
        desk.office.tell({snapshot(u"200"_s, {talking}, {ended(hidden, EndReason::Transferred, {}, u"202"_s)}),
            snapshot(u"202"_s, {there})});
        BALIE_TRY_COMPARE(desk.journal.all().size(), 1);
        privacy.remove(desk.journal.all().first());
        BALIE_TRY_COMPARE(erased.size(), 2);
        QCOMPARE(desk.journal.all().size(), 0);
        there.state = ConnectionState::Connected;
        desk.office.tell(snapshot(u"202"_s, {there}));
        desk.office.tell(snapshot(u"200"_s, {}, {ended(talking)}));
        BALIE_TRY_COMPARE(desk.journal.all().size(), 1);
        QVERIFY(!desk.journal.all().first().withheld);
    }

    /// What came back is no earlier call of itself.
    void aCallThatComesBackKeepsWhatWasKnown()
    {
        Desk desk;
        PreviousCalls previous(desk.office.switchboard, *desk.journal.store, desk.office.people);
        QSignalSpy ready(&previous, &PreviousCalls::ready);
        QVERIFY(desk.journal.put({pastCall(u"0612345678"_s, 1)}));
        const auto talking = desk.own(ConnectionState::Connected);
        desk.office.tell(snapshot(u"200"_s, {talking}));
        BALIE_TRY_COMPARE(ready.size(), 1);
        const auto thread = desk.office.switchboard.threadOf(talking.id);
        auto there = connection(u"1"_s, u"202"_s, ConnectionState::Alerting, u"0612345678"_s);
        desk.office.tell({snapshot(u"200"_s, {}, {ended(talking, EndReason::Transferred, {}, u"202"_s)}),
            snapshot(u"202"_s, {there})});
        QVERIFY(desk.journal.put({handedTo(pastCall(u"0612345678"_s, 30), u"202"_s, u"Bram"_s)})); // as it stands now
        auto back = desk.own(ConnectionState::Alerting);
        back.recall = cti::RecallReason::NoAnswer;
        desk.office.tell({snapshot(u"200"_s, {back}), snapshot(u"202"_s)});
        QCOMPARE(desk.office.switchboard.threadOf(back.id), thread);
        QVERIFY(previous.infoFor(thread));
        QCOMPARE(previous.infoFor(thread)->calls.size(), 1);
        QVERIFY(previous.infoFor(thread)->takers.isEmpty());
        desk.office.tell(snapshot(u"200"_s, {}, {ended(back)}));
        QVERIFY(!previous.infoFor(thread));
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
        PreviousCalls previous(desk.office.switchboard, *desk.journal.store, desk.office.people);
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
