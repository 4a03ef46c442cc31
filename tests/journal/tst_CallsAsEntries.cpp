#include "desk/journal/CallBook.h"
#include "tests/cti/Flows.h"
#include "tests/desk/support/Office.h"
#include "tests/journal/Journal.h"
#include "tests/support/TestRegistry.h"

#include <random>

using namespace balie;
using namespace balie::desk;
using namespace balie::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using cti::ConnectionState;
using cti::EndReason;

namespace {

QString inWords(const JournalHandOver &handOver)
{
    static const QStringList ways{u"blind"_s, u"consulted"_s, u"deflected"_s, u"parked"_s, u"forwarded"_s, u"with"_s};
    static const QStringList outcomes{
        u"underway"_s, u"taken"_s, u"voice mail"_s, u"came back"_s, u"given up"_s, u"unknown"_s};
    return u"%1 %2 %3"_s.arg(ways.at(int(handOver.way)), handOver.number, outcomes.at(int(handOver.outcome)));
}

/// A story's devices tell some milliseconds after another.
qint64 inTenths(std::chrono::milliseconds duration)
{
    return duration.count() / 100 * 100;
}

/// "answered 0201111111 w900 t900 [blind 201 taken]"
QString inWords(const JournalEntry &entry)
{
    static const QStringList kinds{u"missed"_s, u"answered"_s, u"placed"_s, u"transferred"_s};
    QString text = kinds.at(int(entry.kind)) + u' ' + (entry.withheld ? u"withheld"_s : entry.number);
    if (entry.waiting)
        text += u" w%1"_s.arg(inTenths(*entry.waiting));
    if (entry.talking)
        text += u" t%1"_s.arg(inTenths(*entry.talking));
    for (const JournalHandOver &handOver : entry.handOvers)
        text += u" [%1]"_s.arg(inWords(handOver));
    if (entry.isOpen())
        text += u" open"_s;
    return text;
}

/// The journal of a switchboard as it would be on disk: the last state of every entry, less those that were absorbed.
class Journal {
public:
    Journal(cti::Switchboard &board, const People &people, Clock &clock)
        : book(board, people, clock)
    {
        QObject::connect(&board, &cti::Switchboard::callEvent, &m_context,
            [this](const cti::CallEvent &event) { take(book.callEvent(event)); });
        QObject::connect(&board, &cti::Switchboard::threadsMerged, &m_context,
            [this](cti::CallThreadId gone, cti::CallThreadId into) { take(book.threadsMerged(gone, into)); });
    }

    void take(const std::optional<JournalChange> &change)
    {
        if (!change)
            return;
        for (const QString &uuid : change->absorbed)
            entries.remove(uuid);
        entries.insert(change->entry.uuid, change->entry);
    }

    QStringList inOrder() const
    {
        QVector<JournalEntry> sorted = entries.values();
        std::ranges::sort(sorted, {}, &JournalEntry::startedMs);
        QStringList lines;
        for (const JournalEntry &entry : std::as_const(sorted))
            lines.append(inWords(entry));
        return lines;
    }
    const JournalEntry &only() const
    {
        Q_ASSERT(entries.size() == 1);
        return entries.first();
    }

    CallBook book;
    QMap<QString, JournalEntry> entries;

private:
    QObject m_context;
};

cti::DirectoryEntry park(const QString &device, const QString &name)
{
    auto place = Office::entry(device, name);
    place.category = cti::DeviceCategory::Park;
    return place;
}

/// A desk at 200 with Anna (201), Bram (202), both watched, Carlijn (203) who is not, and park place 701.
struct Desk {
    Desk()
    {
        office.people.setDirectory({Office::entry(u"201"_s, u"Anna"_s), Office::entry(u"202"_s, u"Bram"_s),
            Office::entry(u"203"_s, u"Carlijn"_s), park(u"701"_s, u"Place 1"_s)});
        office.goLive();
        office.tell({snapshot(u"200"_s), snapshot(u"201"_s), snapshot(u"202"_s), snapshot(u"701"_s),
            snapshot(u"699"_s)});
    }

    cti::Connection own(ConnectionState state, const QString &call = u"1"_s)
    {
        auto made = connection(call, u"200"_s, state, u"0612345678"_s);
        made.remote.device = {};
        made.startedAt = startedAt;
        if (made.answeredAt)
            made.answeredAt = office.clock.now();
        return made;
    }
    void rings() { office.tell(snapshot(u"200"_s, {own(ConnectionState::Alerting)})); }
    void answers()
    {
        rings();
        office.clock.advance(5s);
        talk = own(ConnectionState::Connected);
        office.tell(snapshot(u"200"_s, {talk}));
        office.clock.advance(10s);
    }
    void leaves(EndReason reason, const QString &to = {})
    {
        office.tell(snapshot(u"200"_s, {}, {ended(talk, reason, {}, to)}));
    }

    Office office;
    Journal journal{office.switchboard, office.people, office.clock};
    Clock::Milliseconds startedAt = office.clock.now();
    cti::Connection talk;
};

} // namespace

class CallsAsEntries : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyFlowMakesItsEntryInWhateverOrderItIsTold_data()
    {
        QTest::addColumn<QStringList>("expected");
        const auto flow = [](const char *name, const QStringList &lines) { QTest::newRow(name) << lines; };
        flow("F1 outgoing, answered, the other side hangs up", {u"placed 201 w900 t900"_s});
        flow("F1 two colleagues, without us", {});
        flow("F2 incoming, answered", {u"answered A w900 t900"_s});
        flow("F2 given up while ringing", {u"missed A w0"_s});
        flow("F3 blind transfer, answered", {u"transferred A w900 t900 [blind 201 taken]"_s});
        flow("F3 blind transfer under another id", {u"transferred A w900 t900 [blind 201 taken]"_s});
        flow("F3 blind transfer, comes back, sent on again",
            {u"transferred A w1800 t1800 [blind 201 came back] [blind 202 taken]"_s});
        flow("F4 consultation and transfer under a new id", {u"transferred A w900 t2700 [consulted 201 taken]"_s});
        flow("F4 consultation and transfer under the first id",
            {u"transferred A w900 t2700 [consulted 201 taken]"_s});
        flow("F4 consultation and transfer under the second id",
            {u"transferred A w900 t2700 [consulted 201 taken]"_s});
        flow("F4 transfer while it still rings", {u"transferred A w900 t1800 [consulted 201 taken]"_s});
        flow("F4 taken back", {u"answered A w900 t3600"_s, u"placed 201 w900 t900"_s});
        flow("F4 to and fro", {u"transferred A w900 t4500 [consulted 201 taken]"_s});
        flow("F5 parked and taken out", {u"answered A w900 t1800 [parked 710 came back]"_s});
        flow("F5 parked, taken out by a colleague", {u"transferred A w900 t900 [parked 201 taken]"_s});
        flow("F5 parked, comes back", {u"answered A w1800 t900 [parked 710 came back]"_s});
        flow("F6 picked up from a colleague", {u"answered A t900"_s});
        flow("F7 deflected to voice mail", {u"missed A w900 [forwarded 699 voice mail]"_s});
        flow("F8 conference under a new id", {u"answered A w900 t3600 [with 201 taken]"_s});
        flow("F8 conference under the first id", {u"answered A w900 t3600 [with 201 taken]"_s});
        flow("F9 busy, then again", {u"placed 201 w900"_s});
    }

    void everyFlowMakesItsEntryInWhateverOrderItIsTold()
    {
        QFETCH(QStringList, expected);
        expected.replaceInStrings(u" A"_s, u" 0201111111"_s);
        const auto flow = std::ranges::find_if(flows::all(),
            [](const flows::Flow &candidate) { return QByteArray(candidate.name) == QTest::currentDataTag(); });
        QVERIFY(flow != flows::all().end());
        for (quint32 round = 0; round < 40; ++round) {
            std::mt19937 random(seed() + round);
            ManualClock clock;
            cti::Switchboard board(clock);
            People people;
            people.setDirectory({park(flows::P, u"Place"_s)});
            Journal journal(board, people, clock);
            cti::Batch first;
            first.link = linkStatus(cti::LinkState::Live, 1, flows::O);
            first.link->voiceMailDevice = dev(flows::V);
            first.ordered = {snapshot(flows::O)};
            for (const QString &device : flows::colleagues + QStringList{flows::V, flows::P, flows::Q})
                first.latest.append(snapshot(device));
            board.apply(std::move(first));

            Story story;
            story.begins(u"call"_s);
            flow->play({story, flows::outside.first(), flows::colleagues.at(0), flows::colleagues.at(1)});
            auto left = story.streams();
            while (!left.isEmpty()) {
                auto oldest = Clock::Milliseconds::max();
                for (const auto &stream : std::as_const(left))
                    oldest = std::min(oldest, stream.first().at);
                QStringList ready;
                for (auto stream = left.cbegin(); stream != left.cend(); ++stream) {
                    if (stream->first().at - oldest <= 100ms)
                        ready.append(stream.key());
                }
                const QString device = ready.at(qsizetype(random() % size_t(ready.size())));
                cti::Batch batch;
                (device == flows::O ? batch.ordered : batch.latest).append(left[device].takeFirst());
                if (left[device].isEmpty())
                    left.remove(device);
                board.apply(std::move(batch));
            }
            QCOMPARE(journal.inOrder(), expected);
        }
    }

    void aMissedCallSaysForWhomItWas()
    {
        Desk desk;
        desk.startedAt = desk.office.clock.now();
        auto ringing = desk.own(ConnectionState::Alerting);
        ringing.called = party(u"0201234500"_s);
        ringing.called.name = u"Sales"_s;
        ringing.queue = cti::QueueOrigin{{{}, u"800"_s, u"Sales queue"_s, false}, 2, 30s};
        ringing.note = u"order 4711"_s;
        desk.office.tell(snapshot(u"200"_s, {ringing}));
        QVERIFY(desk.journal.only().isOpen());
        QCOMPARE(desk.journal.book.live().size(), 1);
        desk.office.clock.advance(20s);
        desk.office.tell(snapshot(u"200"_s, {}, {ended(ringing)}));
        const JournalEntry &entry = desk.journal.only();
        QCOMPARE(entry.kind, JournalKind::Missed);
        QCOMPARE(entry.calledNumber, u"0201234500"_s);
        QCOMPARE(entry.calledName, u"Sales"_s);
        QCOMPARE(entry.queue, u"Sales queue"_s);
        QCOMPARE(entry.note, u"order 4711"_s);
        QCOMPARE(entry.key, u"+31612345678"_s);
        QCOMPARE(entry.waiting, std::optional<std::chrono::milliseconds>(50s));
        QVERIFY(!entry.talking);
        QCOMPARE(entry.startedMs, desk.office.clock.wallMs() - 20'000);
        QCOMPARE(entry.endedMs, desk.office.clock.wallMs());
        QVERIFY(desk.journal.book.live().isEmpty());
    }

    void whoIsNotWatchedTookItPerhaps()
    {
        Desk desk;
        desk.answers();
        desk.leaves(EndReason::Transferred, u"203"_s);
        QCOMPARE(inWords(desk.journal.only()), u"transferred 0612345678 w5000 t10000 [blind 203 unknown]"_s);
        QCOMPARE(desk.journal.only().handOvers.first().name, u"Carlijn"_s);
    }

    void aCallerWhoGivesUpOnTheWayIsSaid()
    {
        Desk desk;
        desk.answers();
        desk.leaves(EndReason::Transferred, u"201"_s);
        auto there = connection(u"1"_s, u"201"_s, ConnectionState::Alerting, u"0612345678"_s);
        desk.office.tell(snapshot(u"201"_s, {there}));
        QCOMPARE(desk.journal.only().handOvers.first().outcome, HandOverOutcome::Underway);
        desk.office.tell(snapshot(u"201"_s, {}, {ended(there)}));
        QCOMPARE(inWords(desk.journal.only()), u"transferred 0612345678 w5000 t10000 [blind 201 given up]"_s);
    }

    void whoPicksUpOurCallTookIt()
    {
        Desk desk;
        desk.rings();
        desk.office.clock.advance(8s);
        desk.office.tell(snapshot(
            u"200"_s, {}, {ended(desk.own(ConnectionState::Alerting), EndReason::Diverted, {}, u"202"_s)}));
        QCOMPARE(desk.journal.only().kind, JournalKind::Missed);
        desk.office.tell(
            snapshot(u"202"_s, {connection(u"1"_s, u"202"_s, ConnectionState::Connected, u"0612345678"_s)}));
        QCOMPARE(inWords(desk.journal.only()), u"transferred 0612345678 w8000 [forwarded 202 taken]"_s);
    }

    void whatTheUserSentOnIsDeflected()
    {
        Desk desk;
        desk.rings();
        const auto thread = desk.office.switchboard.threadOf(desk.own(ConnectionState::Alerting).id);
        desk.office.tell(snapshot(
            u"200"_s, {}, {ended(desk.own(ConnectionState::Alerting), EndReason::Diverted, {}, u"203"_s)}));
        desk.journal.take(desk.journal.book.sentOn(thread, {u"203"_s, u"Carlijn of Sales"_s, {}}));
        QCOMPARE(desk.journal.only().kind, JournalKind::Transferred);
        QCOMPARE(desk.journal.only().handOvers.first().way, HandOverWay::Deflected);
        QCOMPARE(desk.journal.only().handOvers.first().name, u"Carlijn of Sales"_s);

        // Told before the events.
        Desk other;
        other.answers();
        other.journal.take(other.journal.book.sentOn(
            other.office.switchboard.threadOf(other.talk.id), {u"201"_s, {}, dev(u"201"_s)}));
        other.leaves(EndReason::Transferred, u"201"_s);
        QCOMPARE(inWords(other.journal.only()), u"transferred 0612345678 w5000 t10000 [blind 201 voice mail]"_s);
    }

    void withheldStaysWithheld()
    {
        Desk desk;
        auto ringing = desk.own(ConnectionState::Alerting);
        ringing.remote = {};
        ringing.remote.withheld = true;
        desk.office.tell(snapshot(u"200"_s, {ringing}));
        desk.office.tell(snapshot(u"200"_s, {}, {ended(ringing)}));
        QVERIFY(desk.journal.only().withheld);
        QVERIFY(desk.journal.only().number.isEmpty());
        QVERIFY(desk.journal.only().key.isEmpty());
        QVERIFY(desk.journal.only().name.isEmpty());
    }

    void aLiftedHandsetIsNoCall()
    {
        Desk desk;
        auto lifted
            = connection(u"1"_s, u"200"_s, ConnectionState::Initiated, {}, cti::Direction::Outgoing);
        desk.office.tell(snapshot(u"200"_s, {lifted}));
        desk.office.tell(snapshot(u"200"_s, {}, {ended(lifted)}));
        QVERIFY(desk.journal.entries.isEmpty());
    }

    void aCallThatEndedInAGapIsInferred()
    {
        Desk desk;
        desk.answers();
        QVERIFY(!desk.journal.only().inferred);
        desk.office.lose();
        desk.office.clock.advance(30s);
        desk.office.goLive();
        auto after = snapshot(u"200"_s);
        after.resynced = true;
        desk.office.tell(after);
        QVERIFY(desk.journal.only().inferred);
        QVERIFY(!desk.journal.only().isOpen());
        QCOMPARE(desk.journal.only().kind, JournalKind::Answered);
    }

    void aStrangerWhoWasTheCallThatWasSentIsOneEntry()
    {
        Desk desk;
        desk.answers();
        desk.leaves(EndReason::Transferred, u"201"_s);
        auto there = connection(u"1"_s, u"201"_s, ConnectionState::Alerting, u"0612345678"_s);
        desk.office.tell(snapshot(u"201"_s, {there}));
        desk.office.clock.advance(20s);
        auto back = desk.own(ConnectionState::Alerting, u"9"_s);
        back.remote = {};
        back.recall = cti::RecallReason::NoAnswer;
        back.startedAt = desk.office.clock.now();
        desk.office.tell(snapshot(u"200"_s, {back}));
        QCOMPARE(desk.journal.entries.size(), 2);
        auto gone = snapshot(u"201"_s, {}, {ended(there, EndReason::Diverted, u"9"_s, u"200"_s)});
        gone.links = {{call(u"1"_s), call(u"9"_s), cti::CallLink::Why::Recall}};
        desk.office.tell(gone);
        QCOMPARE(desk.journal.entries.size(), 1);
        QVERIFY(desk.journal.only().isOpen());
        QCOMPARE(desk.journal.only().handOvers.first().outcome, HandOverOutcome::CameBack);
        QCOMPARE(desk.journal.only().number, u"0612345678"_s);
    }

    void aCallThatWasCutShortGoesOnAsTheSameEntry()
    {
        Desk desk;
        JournalEntry before;
        before.uuid = u"before"_s;
        before.direction = cti::Direction::Incoming;
        before.number = u"0612345678"_s;
        before.key = u"+31612345678"_s;
        before.startedMs = desk.office.clock.wallMs() - 60'000 + 1'000;
        before.endedMs = before.startedMs + 30'000;
        before.waiting = 5s;
        before.talking = 20s;
        before.queue = u"Sales"_s;
        before.cutShort = true;
        QVERIFY(desk.journal.book.setCutShort({before}).isEmpty());
        desk.startedAt = desk.office.clock.now() - 60s;
        desk.rings();
        QCOMPARE(desk.journal.only().uuid, u"before"_s);
        QVERIFY(!desk.journal.only().cutShort);
        QCOMPARE(desk.journal.only().startedMs, before.startedMs);
        QCOMPARE(desk.journal.only().queue, u"Sales"_s);
        QVERIFY(desk.journal.only().isOpen());

        // Another call of the same caller, later, is another entry.
        desk.office.tell(snapshot(u"200"_s, {}, {ended(desk.own(ConnectionState::Alerting))}));
        desk.office.clock.advance(10min);
        desk.startedAt = desk.office.clock.now();
        auto again = desk.own(ConnectionState::Alerting, u"2"_s);
        desk.office.tell(snapshot(u"200"_s, {again}));
        QCOMPARE(desk.journal.entries.size(), 2);
    }
};

BALIE_TEST(CallsAsEntries)
#include "tst_CallsAsEntries.moc"
