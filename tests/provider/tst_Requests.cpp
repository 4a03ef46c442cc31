#include "base/ManualClock.h"
#include "cti/csta/Decoder.h"
#include "cti/provider/ProviderErrors.h"
#include "cti/provider/csta/CstaErrors.h"
#include "cti/provider/csta/RequestTable.h"
#include "tests/support/TestRegistry.h"

#include <QRandomGenerator>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace {

struct Rig {
    Rig() { table.open(); }

    void submit(RequestTable::Priority priority = RequestTable::Priority::Sync,
        const QString &device = u"1"_s)
    {
        table.submit(csta::SnapshotDevice{{device, {}}}, priority,
            [this](const Expected<csta::Message> &answer) {
                answers.append(answer ? ErrorCode::Cancelled
                                      : answer.error().code); // Cancelled stands for success
            });
    }
    RequestTable::Match answer(int id)
    {
        return table.answer(id, *csta::decode("<SnapshotDeviceResponse/>"));
    }

    ManualClock clock;
    QVector<std::pair<int, QString>> sent;
    QVector<ErrorCode> answers;
    RequestTable table{clock, [this](int id, const csta::Request &request) {
                           sent.append({id, std::get<csta::SnapshotDevice>(request).device.text});
                           return Expected<void>();
                       }};
};

} // namespace

class Requests : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void neverMoreThanTheWindow()
    {
        Rig rig;
        QRandomGenerator random(test::seed());
        for (int i = 0; i < 500; ++i)
            rig.submit();
        QSet<int> open;
        qsizetype seen = 0;
        while (rig.answers.size() < 500) {
            while (seen < rig.sent.size())
                open.insert(rig.sent[seen++].first);
            QVERIFY(open.size() <= 20);
            QCOMPARE(rig.table.outstanding(), int(open.size()));
            const QList<int> ids = open.values();
            const int id = ids[random.bounded(ids.size())];
            open.remove(id);
            QCOMPARE(rig.answer(id), RequestTable::Match::Answered);
        }
        QCOMPARE(rig.sent.size(), 500);
    }

    void idsWrapBeforeTheEventIdAndSkipThoseInUse()
    {
        Rig rig;
        rig.submit();
        QCOMPARE(rig.sent[0].first, 1); // stays outstanding
        for (int i = 0; i < 9'997; ++i) {
            rig.submit();
            rig.answer(rig.sent.last().first);
        }
        QCOMPARE(rig.sent.last().first, 9'998);
        rig.submit();
        QCOMPARE(rig.sent.last().first, 2);
    }

    void commandsGoBeforeSynchronising()
    {
        Rig rig;
        for (int i = 0; i < 40; ++i)
            rig.submit();
        rig.submit(RequestTable::Priority::Command, u"command"_s);
        rig.answer(1);
        QCOMPARE(rig.sent.last().second, u"command"_s);
    }

    void aGoodbyeWaitsForNothing()
    {
        Rig rig;
        rig.table.setLimits(2, 1);
        for (int i = 0; i < 40; ++i)
            rig.submit();
        const auto before = rig.sent.size();
        rig.table.sendNow(csta::SnapshotDevice{{u"goodbye"_s, {}}});
        QCOMPARE(rig.sent.size(), before + 1);
        QCOMPARE(rig.sent.last().second, u"goodbye"_s);
        QCOMPARE(rig.answer(rig.sent.last().first), RequestTable::Match::Late); // and is nobody's
        QVERIFY(rig.answers.isEmpty());
        rig.table.close(linkLostError());
        rig.table.sendNow(csta::SnapshotDevice{{u"goodbye"_s, {}}});
        QCOMPARE(rig.sent.size(), before + 1);
    }

    void aDeadlinePassesAndTheLateAnswerIsNobodys()
    {
        Rig rig;
        rig.submit();
        rig.clock.advance(9'999ms);
        QVERIFY(rig.answers.isEmpty());
        rig.clock.advance(1ms);
        QCOMPARE(rig.answers, QVector{ErrorCode::Timeout});
        QCOMPARE(rig.answer(1), RequestTable::Match::Late);
        QCOMPARE(rig.answer(1), RequestTable::Match::Unknown);
        QCOMPARE(rig.answers.size(), 1);
    }

    void aCommandThatCannotBeSentTimesOutAsWell()
    {
        Rig rig;
        for (int i = 0; i < 20; ++i)
            rig.submit(RequestTable::Priority::Command);
        rig.clock.advance(5s);
        rig.submit(RequestTable::Priority::Command, u"waits"_s);
        rig.clock.advance(5s); // the window opens: the first twenty gave up
        QCOMPARE(rig.answers.size(), 20);
        QCOMPARE(rig.sent.last().second, u"waits"_s);
    }

    void unknownIdsAreNobodys()
    {
        Rig rig;
        rig.submit();
        QCOMPARE(rig.answer(77), RequestTable::Match::Unknown);
        QVERIFY(rig.answers.isEmpty());
    }

    void everythingFailsWithTheLink()
    {
        Rig rig;
        for (int i = 0; i < 30; ++i)
            rig.submit();
        rig.table.close(linkLostError());
        QCOMPARE(rig.answers, QVector<ErrorCode>(30, ErrorCode::LinkLost));
        rig.submit();
        QCOMPARE(rig.answers.size(), 31);
        rig.table.open();
        QCOMPARE(rig.answer(1), RequestTable::Match::Unknown); // of the session before
        QCOMPARE(rig.sent.size(), 20);
    }

    void slowSwitchesAreAskedSlowly()
    {
        Rig rig;
        rig.table.setLimits(20, 2);
        for (int i = 0; i < 6; ++i)
            rig.submit();
        QCOMPARE(rig.sent.size(), 1);
        rig.clock.advance(1s);
        QCOMPARE(rig.sent.size(), 3);
        rig.clock.advance(10s);
        QCOMPARE(rig.sent.size(), 6);
    }

    void anIdleTableWakesNobody()
    {
        Rig rig;
        rig.submit();
        rig.answer(1);
        QVERIFY(!rig.clock.nextDeadline());
    }

    void errorsOfTheSwitchAreSentences_data()
    {
        QTest::addColumn<QByteArray>("inner");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const char *inner, ErrorCode code) {
            QTest::newRow(name) << QByteArray(inner) << int(code);
        };
        row("state", "<stateIncompatibility>invalidConnectionState</stateIncompatibility>",
            ErrorCode::StateChanged);
        row("connection", "<operation>invalidConnectionID</operation>", ErrorCode::StateChanged);
        row("firmware's own word",
            "<privateErrorCode>invalidConnectionIdentifier</privateErrorCode>",
            ErrorCode::StateChanged);
        row("privilege", "<operation>privilegeViolationSpecifiedDevice</operation>",
            ErrorCode::NotAllowed);
        row("number", "<operation>invalidCalledDeviceID</operation>", ErrorCode::InvalidInput);
        row("service", "<operation>serviceNotSupported</operation>", ErrorCode::NotSupported);
        row("busy", "<systemResourceAvailibility>resourceBusy</systemResourceAvailibility>",
            ErrorCode::Busy);
        row("window",
            "<subscribedResourceAvailability>outstandingReqLimitExceeded</"
            "subscribedResourceAvailability>",
            ErrorCode::Busy);
        row("performance",
            "<performanceManagement>performanceLimitExceeded</performanceManagement>",
            ErrorCode::Busy);
        row("watch list full", "<privateErrorCode>watchListLimit</privateErrorCode>",
            ErrorCode::NotAllowed);
        row("nobody knows", "<operation>somethingNew</operation>", ErrorCode::Refused);
        row("empty", "<unspecified/>", ErrorCode::Refused);
    }
    void errorsOfTheSwitchAreSentences()
    {
        QFETCH(QByteArray, inner);
        QFETCH(int, code);
        const Expected<csta::Message> answer
            = withErrors(*csta::decode("<CSTAErrorCode>" + inner + "</CSTAErrorCode>"));
        QVERIFY(!answer);
        QCOMPARE(int(answer.error().code), code);
        QVERIFY(!answer.error().userText.isEmpty());
    }
};

BALIE_TEST(Requests)
#include "tst_Requests.moc"
