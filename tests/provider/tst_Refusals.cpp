// What a switch says no to without saying why: tried again, believed when repeated, and told.
#include "tests/provider/ScriptedServer.h"
#include "tests/support/TestRegistry.h"

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;
using balie::test::ScriptedServer;

class Refusals : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    /// One refusal without a reason may be meant for a request that was damaged on its way; a row
    /// of them is something that the user has to know about.
    void aSwitchThatNeverSaysWhyItRefusesIsSaidToDoSo()
    {
        ScriptedServer server;
        server.signIn();
        const auto refused = [&] {
            for (int i = 0; i < 600 && server.open(u"StartApplicationSession"_s).isEmpty(); ++i)
                server.clock.advance(100ms);
            server.answerNext(
                u"StartApplicationSession"_s, "<CSTAErrorCode><unspecified/></CSTAErrorCode>");
            server.settle();
            return server.link();
        };
        const auto explains = [](const LinkStatus &status) {
            return status.error && status.error->code == ErrorCode::Refused
                && status.error->userText.contains("does not say why"_L1)
                && status.error->userText.contains("password"_L1);
        };
        for (int attempt = 1; attempt < CstaSession::believedRefusals; ++attempt)
            QVERIFY(!explains(refused()));
        for (int attempt = 0; attempt < 3; ++attempt) {
            const LinkStatus status = refused();
            QCOMPARE(status.state, LinkState::Backoff); // it is tried again all the same
            QVERIFY2(explains(status), qPrintable(status.error->userText));
        }
        // Whoever corrects something and signs in again begins anew.
        server.signIn();
        QVERIFY(!explains(refused()));
    }

    /// "No" without a reason is also what a switch says to a request that was damaged on its way.
    void aRefusalWithoutAReasonIsBelievedOnlyWhenItIsRepeated()
    {
        ScriptedServer server;
        server.goLive();
        const auto refuse = [&] {
            const QByteArray no = "<CSTAErrorCode><unspecified/></CSTAErrorCode>";
            return server.answerNext(u"MonitorStart"_s, no)
                && server.answerNext(u"SnapshotDevice"_s, no);
        };
        server.provider->setWatched({DeviceId(u"301"_s)});
        QVERIFY(refuse());
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Waiting);
        server.clock.advance(MonitorKeeper::retryAfter);
        server.answerSync();
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Known);

        server.provider->setWatched({DeviceId(u"302"_s)});
        for (int attempt = 1; attempt <= MonitorKeeper::attempts; ++attempt) {
            QCOMPARE(server.device(u"302"_s).knowledge, Knowledge::Waiting);
            QVERIFY(refuse());
            server.clock.advance(5s);
        }
        QCOMPARE(server.device(u"302"_s).knowledge, Knowledge::Refused);
        QVERIFY(!refuse());
        QCOMPARE(server.link().state, LinkState::Live);
    }
};

BALIE_TEST(Refusals)
#include "tst_Refusals.moc"
