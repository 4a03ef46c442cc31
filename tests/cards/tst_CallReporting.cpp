// A call is written back into the customer system: offered, kept, tried again, written once.
#include "desk/journal/JournalPrivacy.h"
#include "tests/cards/CardRig.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace balie;
using namespace balie::desk;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using test::FakeCardPort;
using State = cti::ConnectionState;

namespace {

struct Desk : test::OwnFolder, test::CardRig {
    Desk()
        : CardRig(path)
    {
    }
    /// A call with a known card; gives the key of the form that is offered.
    QString talk()
    {
        ring();
        port.answer(FakeCardPort::findings({FakeCardPort::card(u"a"_s, u"Jan Bos"_s)}));
        answer();
        office.clock.advance(90s);
        hangUp();
        if (!QTest::qWaitFor([this] { return !reports.forms().isEmpty(); }, test::patienceMs))
            return {};
        return reports.forms().first().report.key;
    }
    bool send(const QString &key, const QString &text = u"Wants to be called back"_s)
    {
        QSignalSpy sent(&reports, &CallReports::sent);
        reports.send(key, crm::CallOutcome::Talked, {}, text);
        return QTest::qWaitFor([&] { return sent.size() == 1; }, test::patienceMs);
    }
};

Error error(ErrorCode code)
{
    return {code, u"The system says no."_s, {}};
}

} // namespace

class CallReporting : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aFormIsOfferedWithTheFactsOfTheCall()
    {
        Desk desk;
        const QString key = desk.talk();
        QVERIFY(!key.isEmpty());
        const crm::CallReport report = desk.reports.form(key)->report;
        QCOMPARE(report.number, test::callerKey);
        QCOMPARE(report.card.id, u"a"_s);
        QCOMPARE(report.seconds, 90);
        QCOMPARE(report.outcome, crm::CallOutcome::Talked);
        QVERIFY(report.subject.contains(u"Jan Bos"_s));
        QVERIFY(desk.port.reports.isEmpty()); // not before the user says so
        QVERIFY(desk.send(key));
        QCOMPARE(desk.port.reports.size(), 1);
        QCOMPARE(desk.port.reports.first().text, u"Wants to be called back"_s);
        QVERIFY(desk.reports.forms().isEmpty());
        QSignalSpy written(&desk.reports, &CallReports::written);
        desk.port.answerWriting(crm::CallReceipt{});
        QVERIFY(desk.reports.queue().isEmpty());
        BALIE_TRY_COMPARE(written.size(), 1);
    }

    void whatIsDismissedOrCannotBeWrittenIsNotOffered()
    {
        Desk desk;
        const QString key = desk.talk();
        desk.reports.dismiss(key);
        QVERIFY(desk.reports.forms().isEmpty());
        Desk other;
        other.port.systems = {FakeCardPort::system(u"crm"_s, crm::Capability::FindByNumber)};
        other.ring();
        other.port.answer(FakeCardPort::findings({FakeCardPort::card(u"a"_s, u"Jan Bos"_s)}));
        other.answer();
        QSignalSpy recorded(&other.recorder, &JournalRecorder::recorded);
        other.hangUp();
        BALIE_TRY_VERIFY(!recorded.isEmpty() && other.recorder.live().isEmpty());
        QVERIFY(other.reports.forms().isEmpty());
    }

    void aSystemThatIsAwayIsTriedAgainLater()
    {
        Desk desk;
        QVERIFY(desk.send(desk.talk()));
        for (const ErrorCode code :
            {ErrorCode::Unreachable, ErrorCode::Timeout, ErrorCode::Busy, ErrorCode::LinkLost,
                ErrorCode::NotSupported}) {
            desk.port.answerWriting(unexpected(error(code)));
            QCOMPARE(desk.reports.queue().first().state, QueuedReport::State::Waiting);
            QVERIFY(desk.port.writings.empty());
            desk.office.clock.advance(CallReports::longestDelay);
            QCOMPARE(desk.port.writings.size(), 1U);
        }
        desk.port.answerWriting(crm::CallReceipt{});
        QVERIFY(desk.reports.queue().isEmpty());
    }

    void aRefusedOneWaitsForTheUser()
    {
        Desk desk;
        const QString key = desk.talk();
        QVERIFY(desk.send(key));
        desk.port.answerWriting(unexpected(error(ErrorCode::NotAllowed)));
        QCOMPARE(desk.reports.queue().first().state, QueuedReport::State::Refused);
        QCOMPARE(desk.reports.queue().first().reason, u"The system says no."_s);
        QVERIFY(desk.reports.textOf(key).contains(u"called back"_s));
        desk.office.clock.advance(1h);
        QVERIFY(desk.port.writings.empty());
        desk.reports.sendAgain(key);
        QCOMPARE(desk.port.writings.size(), 1U);
        desk.reports.remove(key);
        QVERIFY(desk.port.writings.empty());
        QVERIFY(desk.reports.queue().isEmpty());
    }

    void itWaitsWhileTheUserIsSignedOut()
    {
        Desk desk;
        const QString key = desk.talk();
        auto system = FakeCardPort::system(u"crm"_s);
        system.state = crm::ConnectorHealth::State::SignedOut;
        desk.port.setSystems({system});
        QVERIFY(desk.send(key));
        QVERIFY(desk.port.writings.empty());
        QVERIFY(!desk.reports.queue().first().reason.isEmpty());
        desk.port.setSystems({FakeCardPort::system(u"crm"_s)});
        QCOMPARE(desk.port.writings.size(), 1U);
    }

    void whatMayHaveArrivedIsNotRepeatedWhereItCannotBeFoundAgain()
    {
        Desk desk;
        const crm::Capabilities plain = crm::Capability::FindByNumber | crm::Capability::LogCall;
        desk.port.setSystems({FakeCardPort::system(u"crm"_s, plain)});
        const QString key = desk.talk();
        QVERIFY(desk.send(key));
        BALIE_TRY_COMPARE(desk.port.writings.size(), 1U);
        // It surely did not arrive: tried again by itself.
        desk.port.answerWriting(unexpected(error(ErrorCode::Unreachable)));
        QCOMPARE(desk.reports.queue().first().state, QueuedReport::State::Waiting);
        desk.office.clock.advance(CallReports::longestDelay);
        BALIE_TRY_COMPARE(desk.port.writings.size(), 1U);
        desk.port.answerWriting(unexpected(error(ErrorCode::LinkLost)));
        QCOMPARE(desk.reports.queue().first().state, QueuedReport::State::Uncertain);
        QVERIFY(!desk.reports.queue().first().reason.isEmpty());
        desk.office.clock.advance(24h);
        desk.port.setSystems({FakeCardPort::system(u"crm"_s, plain)});
        QCOMPARE(desk.port.reports.size(), 2);
        QVERIFY(desk.reports.textOf(key).contains(u"called back"_s));
        // The user looked: it is not there.
        desk.reports.sendAgain(key);
        BALIE_TRY_COMPARE(desk.port.writings.size(), 1U);
        desk.port.answerWriting(unexpected(error(ErrorCode::Timeout)));
        QCOMPARE(desk.reports.queue().first().state, QueuedReport::State::Uncertain);
        desk.reports.standsThere(key);
        QVERIFY(desk.reports.queue().isEmpty());
        QCOMPARE(desk.port.reports.size(), 3);
    }

    void whatWasUnderWayAtAKillIsUncertainAfterIt()
    {
        test::OwnFolder folder;
        const crm::Capabilities plain = crm::Capability::FindByNumber | crm::Capability::LogCall;
        {
            test::CardRig before(folder.path);
            before.port.setSystems({FakeCardPort::system(u"crm"_s, plain)});
            before.ring();
            before.port.answer(FakeCardPort::findings({FakeCardPort::card(u"a"_s, u"Jan Bos"_s)}));
            before.answer();
            before.hangUp();
            BALIE_TRY_VERIFY(!before.reports.forms().isEmpty());
            before.reports.send(
                before.reports.forms().first().report.key, crm::CallOutcome::Talked, {}, u"Text"_s);
            BALIE_TRY_COMPARE(before.port.writings.size(), 1U);
        }
        test::CardRig after(folder.path);
        after.port.setSystems({FakeCardPort::system(u"crm"_s, plain)});
        BALIE_TRY_COMPARE(after.reports.queue().size(), 1);
        QCOMPARE(after.reports.queue().first().state, QueuedReport::State::Uncertain);
        QVERIFY(after.port.reports.isEmpty());
    }

    void oneForASystemThatIsGoneIsKeptAndSaysSo()
    {
        Desk desk;
        desk.reports.setConnectors({u"crm"_s});
        const QString key = desk.talk();
        QVERIFY(desk.send(key));
        desk.port.answerWriting(unexpected(error(ErrorCode::Unreachable)));
        desk.port.setSystems({FakeCardPort::system(u"crm-2"_s)});
        desk.reports.setConnectors({u"crm-2"_s});
        desk.office.clock.advance(CallReports::longestDelay);
        desk.reports.sendAgain(key);
        QCOMPARE(desk.port.reports.size(), 1);
        QCOMPARE(desk.reports.queue().size(), 1);
        QCOMPARE(desk.reports.queue().first().reason,
            u"System crm was removed from the settings. Copy the report, or remove it."_s);
        // Switched off is not gone.
        desk.reports.setConnectors({u"crm"_s, u"crm-2"_s});
        QVERIFY(desk.reports.queue().first().reason.contains(u"switched off"_s));
        QVERIFY(desk.reports.textOf(key).contains(u"called back"_s));
        desk.reports.remove(key);
        QVERIFY(desk.reports.queue().isEmpty());
    }

    void theQueueSurvivesARestart()
    {
        test::OwnFolder own;
        crm::CallReport sent;
        {
            test::CardRig first(own.path);
            first.ring();
            first.port.answer(FakeCardPort::findings({FakeCardPort::card(u"a"_s, u"Jan Bos"_s)}));
            first.answer();
            first.hangUp();
            BALIE_TRY_COMPARE(first.reports.forms().size(), 1);
            QSignalSpy told(&first.reports, &CallReports::sent);
            first.reports.send(first.reports.forms().first().report.key, crm::CallOutcome::Talked,
                u"About tiles"_s, u"two\nlines"_s);
            BALIE_TRY_COMPARE(told.size(), 1);
            sent = first.port.reports.first();
        }
        {
            test::CardRig second(own.path);
            BALIE_TRY_COMPARE(second.port.reports.size(), 1);
            QCOMPARE(second.port.reports.first(), sent);
            QSignalSpy written(&second.reports, &CallReports::written);
            second.port.answerWriting(crm::CallReceipt{});
            BALIE_TRY_COMPARE(written.size(), 1);
        }
        test::CardRig third(own.path);
        bool isRead = false;
        third.store.read<void>(
            Lane::Notes, &third.office.people, [](sqlite::Database &) { return Expected<void>(); },
            [&](const Expected<void> &) { isRead = true; });
        BALIE_TRY_VERIFY(isRead);
        QVERIFY(third.reports.queue().isEmpty());
        QVERIFY(third.port.reports.isEmpty());
    }

    void deletingForPrivacyTakesWhatWaitsAlong()
    {
        Desk desk;
        QVERIFY(desk.send(desk.talk()));
        desk.port.answerWriting(unexpected(error(ErrorCode::Unreachable)));
        JournalPrivacy privacy(desk.store, desk.office.people, desk.office.clock);
        connect(&privacy, &JournalPrivacy::removing, &desk.reports, &CallReports::forget);
        connect(&privacy, &JournalPrivacy::removing, &desk.cards, &CardDesk::forget);
        PrivacyScope scope;
        scope.keys = {test::callerKey};
        PrivacyCount count;
        privacy.count(scope, &privacy, [&](const PrivacyCount &told) { count = told; });
        BALIE_TRY_COMPARE(count.notes, 1);
        QSignalSpy erased(&privacy, &JournalPrivacy::erased);
        privacy.remove(scope);
        QVERIFY(desk.reports.queue().isEmpty());
        BALIE_TRY_VERIFY(!erased.isEmpty());
        QFile file(desk.path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("called back"));
        test::CardRig again(desk.path);
        bool isRead = false;
        again.store.read<void>(
            Lane::Notes, &again.office.people, [](sqlite::Database &) { return Expected<void>(); },
            [&](const Expected<void> &) { isRead = true; });
        BALIE_TRY_VERIFY(isRead);
        QVERIFY(again.port.reports.isEmpty());
    }
};

BALIE_TEST(CallReporting)
#include "tst_CallReporting.moc"
