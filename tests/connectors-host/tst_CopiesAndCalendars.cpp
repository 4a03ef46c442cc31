// What the host asks of systems beside look-ups: their contacts for a copy, and their calendars.
#include "tests/connectors-host/HostDesk.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::crm;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using State = ConnectorHealth::State;

namespace {

struct Desk : HostDesk {
    explicit Desk(int systems)
        : HostDesk(systems)
    {
        for (const auto &fake : fakes)
            fake->can = Capability::Directory | Capability::Busy;
    }
    void copy(const QString &connector = u"a"_s)
    {
        end.reset();
        task = host.synchronise(connector, {},
            {[this](const SyncBatch &batch) { contacts += int(batch.changed.size()); },
                [this](const Expected<SyncEnd> &told) { end = told; }});
    }
    void askCalendars()
    {
        replies.reset();
        task = host.busy({{u"a@office.example"_s}, {}, {}},
            [this](const Expected<QVector<BusyReply>> &told) { replies = told; });
    }

    int contacts = 0;
    std::optional<Expected<SyncEnd>> end;
    std::optional<Expected<QVector<BusyReply>>> replies;
    std::unique_ptr<ConnectorTask> task;
};

} // namespace

class CopiesAndCalendars : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void contactsComeAndTheSystemIsWell()
    {
        Desk desk(1);
        desk.copy();
        QVERIFY(!desk.end);
        desk.clock.advance(1s);
        QVERIFY(desk.end && *desk.end);
        QCOMPARE(desk.contacts, 1);
        QCOMPARE((*desk.end)->continuation, QByteArray("next"));
        QCOMPARE(desk.health(0).state, State::Working);
        QCOMPARE(desk.fake(0).underWay.load(), 0);
    }

    void aRefusedSignInIsTheSystemsHealthAndIsNotTriedAgain()
    {
        Desk desk(1);
        desk.fake(0).reply = unexpected(errorOf(ErrorCode::BadCredentials));
        desk.copy();
        desk.clock.advance(1s);
        QVERIFY(desk.end && !*desk.end);
        QCOMPARE(desk.health(0).state, State::SignedOut);
        desk.copy();
        desk.clock.advance(1s);
        QVERIFY(desk.end && !*desk.end);
        QCOMPARE(desk.fake(0).asked.load(), 1);
    }

    void otherConnectorsEndIt()
    {
        Desk desk(1);
        desk.fake(0).isSilent = true;
        desk.copy();
        desk.clock.advance(1s);
        desk.set("2");
        desk.clock.settle();
        QVERIFY(desk.end && !*desk.end);
        QCOMPARE(desk.end->error().code, ErrorCode::LinkLost);
        QCOMPARE(desk.fake(0).cancelled.load(), 1);
        QCOMPARE(desk.health(0).state, State::Untried);
    }

    void aWithdrawnCopyIsCancelled()
    {
        Desk desk(1);
        desk.copy();
        desk.task.reset();
        desk.clock.advance(10s);
        QVERIFY(!desk.end);
        QCOMPARE(desk.contacts, 0);
        QCOMPARE(desk.fake(0).cancelled.load(), 1);
    }

    void whoHasNoContactsToCopySaysSo()
    {
        Desk desk(1);
        desk.fake(0).can = Capability::FindByNumber;
        desk.copy();
        desk.clock.settle();
        QVERIFY(desk.end && !*desk.end);
        QCOMPARE(desk.end->error().code, ErrorCode::NotSupported);
        desk.copy(u"z"_s);
        desk.clock.settle();
        QVERIFY(desk.end && !*desk.end);
    }

    void everySystemWithCalendarsIsAsked()
    {
        Desk desk(3);
        desk.fake(1).can = Capability::FindByNumber;
        desk.askCalendars();
        desk.clock.advance(1s);
        QVERIFY(desk.replies && *desk.replies);
        QCOMPARE((*desk.replies)->size(), 2);

        desk.fake(2).reply = unexpected(errorOf(ErrorCode::NotAllowed));
        desk.askCalendars();
        desk.clock.advance(1s);
        QVERIFY(desk.replies && *desk.replies);
        QCOMPARE((*desk.replies)->size(), 1); // one of them is enough
        desk.fake(0).reply = unexpected(errorOf(ErrorCode::NotAllowed));
        desk.askCalendars();
        desk.clock.advance(1s);
        QVERIFY(desk.replies && !*desk.replies);
    }

    void withoutCalendarsTheAnswerIsEmptyAndASilentOneIsGivenUp()
    {
        Desk desk(1);
        desk.fake(0).can = Capability::FindByNumber;
        desk.askCalendars();
        QVERIFY(!desk.replies);
        desk.clock.settle();
        QVERIFY(desk.replies && *desk.replies && (*desk.replies)->isEmpty());

        desk.fake(0).can = Capability::Busy;
        desk.fake(0).isSilent = true;
        desk.askCalendars();
        desk.clock.advance(HostLimits().busy);
        QVERIFY(desk.replies && !*desk.replies);
        QCOMPARE(desk.replies->error().code, ErrorCode::Timeout);
    }

    void theCalendarsOfOthersStillAnswer()
    {
        Desk desk(2);
        desk.fake(1).isSilent = true;
        desk.askCalendars();
        std::vector<HostedConnector> all;
        all.push_back(desk.connector(0));
        all.push_back(desk.connector(1, "other"));
        desk.host.setConnectors(std::move(all));
        QVERIFY(!desk.replies);
        desk.clock.advance(1s);
        QVERIFY(desk.replies && *desk.replies);
        QCOMPARE((*desk.replies)->size(), 1);
    }

    void replacedConnectorsEndAQuestionAfterCalendars()
    {
        Desk desk(1);
        desk.fake(0).isSilent = true;
        desk.askCalendars();
        desk.set("2");
        desk.clock.settle();
        QVERIFY(desk.replies && !*desk.replies);
        QCOMPARE(desk.replies->error().code, ErrorCode::LinkLost);
    }
};

BALIE_TEST(CopiesAndCalendars)
#include "tst_CopiesAndCalendars.moc"
