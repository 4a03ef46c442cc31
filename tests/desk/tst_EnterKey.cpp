#include "desk/enter/EnterLine.h"
#include "tests/support/TestRegistry.h"

#include "base/ManualClock.h"

#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::desk;
using cti::Action;
using cti::Reachability;

namespace {

cti::ConnectionId id(const QString &call)
{
    return {cti::CallId(call), cti::DeviceId(u"200"_s)};
}

EnterTarget person(Reachability reachability)
{
    EnterTarget target;
    target.destination = {u"201"_s, u"Anna de Vries"_s, {}};
    target.isPerson = true;
    target.device = cti::DeviceId(u"201"_s);
    target.reachability = reachability;
    target.why = u"on a call"_s;
    target.mobile = u"0612345201"_s;
    target.deputy = {u"202"_s, u"Bram"_s, {}};
    target.hasVoiceMail = true;
    return target;
}

EnterTarget number(const QString &digits)
{
    EnterTarget target;
    target.destination = {digits, {}, {}};
    return target;
}

EnterCall active(cti::Actions actions = Action::SingleStepTransfer | Action::Consult)
{
    return {id(u"a"_s), u"Van Dijk"_s, actions, {}, {}};
}

EnterCall ringing(const QString &call)
{
    return {id(call), u"Caller "_s + call, Action::Answer, {}, {}};
}

} // namespace

class EnterKey : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void means_data()
    {
        QTest::addColumn<EnterSituation>("situation");
        QTest::addColumn<EnterAct>("act");
        QTest::addColumn<QString>("sentence");
        const auto row
            = [](const char *name, const EnterSituation &situation, EnterAct act,
                  const QString &sentence) { QTest::newRow(name) << situation << act << sentence; };
        EnterSituation s;
        row("nothing to do", s, EnterAct::Nothing, {});
        s.longestRinging = ringing(u"r"_s);
        row("empty field answers", s, EnterAct::Answer, u"Enter: answer Caller r"_s);
        s.active = active();
        row("also during a call", s, EnterAct::Answer, u"Enter: answer Caller r"_s);
        s.settled = false;
        row("not in the first 700 ms", s, EnterAct::Nothing, {});
        s.fieldEmpty = false;
        row("text without anybody", s, EnterAct::Nothing, u"Nobody is selected."_s);
        s.selected = person(Reachability::Yes);
        row("transfers, though it rings", s, EnterAct::BlindTransfer,
            u"Enter: transfer to Anna de Vries"_s);
        s.kind = TransferKind::Consult;
        row("transfers by the user's kind", s, EnterAct::Consult,
            u"Enter: consult Anna de Vries"_s);
        s.active = active(Action::SingleStepTransfer);
        row("the other kind where this one is not allowed", s, EnterAct::BlindTransfer,
            u"Enter: transfer to Anna de Vries"_s);
        s.active = active(Action::Clear);
        row("a call that cannot be transferred", s, EnterAct::Nothing,
            u"The call with Van Dijk cannot be transferred now."_s);
        s.active.reset();
        s.active = active(Action::Reconnect | Action::Transfer | Action::Consult);
        s.active->waiting = id(u"w"_s);
        s.active->waitingTitle = u"Mrs Bos"_s;
        row("consulting: the caller is meant", s, EnterAct::Consult,
            u"Enter: leave Van Dijk and consult Anna de Vries for Mrs Bos"_s);
        s.kind = TransferKind::Blind;
        row("consulting: the caller is sent on", s, EnterAct::BlindTransfer,
            u"Enter: leave Van Dijk and transfer Mrs Bos to Anna de Vries"_s);
        s.active->actions = Action::Clear;
        row("consulting: no way back", s, EnterAct::Nothing,
            u"Go back to Mrs Bos first: you are consulting Van Dijk."_s);
        s.kind = TransferKind::Consult;
        s.active.reset();
        row("dials without a call", s, EnterAct::Dial, u"Enter: call Anna de Vries"_s);
        s.selected = person(Reachability::No);
        row("dialling asks nothing", s, EnterAct::Dial, u"Enter: call Anna de Vries"_s);
        s.active = active();
        s.kind = TransferKind::Blind;
        row("cannot take it: asks first", s, EnterAct::Ask,
            u"Enter: choose what to do. Anna de Vries: on a call"_s);
        s.selected = person(Reachability::ViaMobile);
        row("by mobile: asks first", s, EnterAct::Ask,
            u"Enter: choose what to do. Anna de Vries: on a call"_s);
        s.selected = person(Reachability::Unknown);
        row("not watched: no question", s, EnterAct::BlindTransfer,
            u"Enter: transfer to Anna de Vries"_s);
        s.selected = number(u"0612"_s);
        row("a number gets the call", s, EnterAct::BlindTransfer, u"Enter: transfer to 0612"_s);
        s.selected = number(u"112"_s);
        s.selected->isEmergency = true;
        row("112 is called, never sent a caller", s, EnterAct::Dial, u"Enter: call 112"_s);
        s.selected = number({});
        s.selected->destination.name = u"Anna"_s;
        row("no number", s, EnterAct::Nothing, u"Anna has no number."_s);
        s.selected = person(Reachability::Yes);
        s.linkLive = false;
        row("no link", s, EnterAct::Nothing,
            u"There is no connection to the PBX: calls cannot be handled here now."_s);
    }

    void means()
    {
        QFETCH(EnterSituation, situation);
        QFETCH(EnterAct, act);
        QFETCH(QString, sentence);
        const EnterMeaning meaning = enterMeaning(situation);
        QCOMPARE(meaning.act, act);
        QCOMPARE(meaning.sentence, sentence);
    }

    void duringAConsultationEveryWayIsForTheCallerWhoWaits()
    {
        EnterSituation situation;
        situation.fieldEmpty = false;
        situation.active = active(Action::Reconnect | Action::SingleStepTransfer);
        situation.active->waiting = id(u"w"_s);
        for (const bool asked : {false, true}) {
            situation.asked = asked;
            situation.selected = person(Reachability::Yes);
            QCOMPARE(enterMeaning(situation).call, id(u"w"_s));
            situation.selected = person(Reachability::No);
            QCOMPARE(enterMeaning(situation).call, id(u"w"_s));
        }
    }

    void aBusyToneIsNoCallToTransfer()
    {
        CallItem item;
        item.connection = id(u"a"_s);
        item.phase = CallPhase::Failed;
        QVERIFY(!enterCall(item, nullptr));
        CallItem waiting;
        waiting.connection = id(u"w"_s);
        const auto consulted = enterCall(item, &waiting); // the caller behind it still is
        QVERIFY(consulted);
        QCOMPARE(consulted->waiting, id(u"w"_s));
        item.phase = CallPhase::Active;
        QVERIFY(enterCall(item, nullptr));
    }

    void theWaysAreNumberedWithoutGaps_data()
    {
        QTest::addColumn<bool>("mobile");
        QTest::addColumn<bool>("deputy");
        QTest::addColumn<bool>("voiceMail");
        QTest::addColumn<bool>("wait");
        QTest::addColumn<QStringList>("ways");
        QTest::newRow("all") << true << true << true << true
                             << QStringList{u"voice mail"_s, u"wait until free"_s, u"mobile"_s,
                                    u"Bram (deputy)"_s};
        QTest::newRow("no mobile")
            << false << true << true << false << QStringList{u"voice mail"_s, u"Bram (deputy)"_s};
        QTest::newRow("mobile only") << true << false << false << false << QStringList{u"mobile"_s};
        QTest::newRow("none") << false << false << false << false << QStringList{};
    }

    void theWaysAreNumberedWithoutGaps()
    {
        QFETCH(bool, mobile);
        QFETCH(bool, deputy);
        QFETCH(bool, voiceMail);
        QFETCH(bool, wait);
        QFETCH(QStringList, ways);
        EnterSituation situation;
        situation.fieldEmpty = false;
        situation.active = active(Action::SingleStepTransfer | Action::Consult
            | (wait ? cti::Actions(Action::Hold) : cti::Actions()));
        situation.asked = true;
        situation.selected = person(Reachability::No);
        if (!mobile)
            situation.selected->mobile.clear();
        if (!deputy)
            situation.selected->deputy = {};
        situation.selected->hasVoiceMail = voiceMail;
        const EnterMeaning meaning = enterMeaning(situation);
        QCOMPARE(meaning.act, EnterAct::BlindTransfer); // Enter again does it anyway
        QStringList texts;
        for (int i = 0; i < meaning.ways.size(); ++i) {
            QCOMPARE(meaning.ways.at(i).digit, i + 1);
            QVERIFY(meaning.sentence.contains(u"%1 %2"_s.arg(i + 1).arg(meaning.ways.at(i).text)));
            texts.append(meaning.ways.at(i).text);
        }
        QCOMPARE(texts, ways);
        QVERIFY(meaning.sentence.startsWith(u"Anna de Vries: on a call"_s));
    }

    void aCallThatStartsToRingWaitsForTheFieldToSettle()
    {
        ManualClock clock;
        EnterLine line(clock);
        QSignalSpy acts(&line, &EnterLine::act);
        line.setFieldText(u"an"_s);
        line.setSelected(person(Reachability::Yes));
        line.setCalls({}, ringing(u"r"_s));
        QCOMPARE(line.meaning().act, EnterAct::Dial); // ringing changed nothing
        line.setFieldText({});
        line.setSelected({});
        clock.advance(699ms);
        line.enter();
        QCOMPARE(acts.size(), 0);
        QVERIFY(line.sentence().isEmpty());
        clock.advance(1ms);
        QCOMPARE(line.sentence(), u"Enter: answer Caller r"_s);
        line.enter();
        QCOMPARE(acts.size(), 1);
        QVERIFY(!clock.nextDeadline());
    }

    void emptyingTheFieldAgainStartsAnew()
    {
        ManualClock clock;
        EnterLine line(clock);
        line.setCalls({}, ringing(u"r"_s));
        QCOMPARE(line.meaning().act, EnterAct::Answer); // empty from the start
        line.setFieldText(u"a"_s);
        line.setFieldText({});
        clock.advance(500ms);
        line.setFieldText(u"b"_s);
        clock.advance(500ms);
        line.setFieldText({});
        clock.advance(600ms);
        QCOMPARE(line.meaning().act, EnterAct::Nothing);
        clock.advance(100ms);
        QCOMPARE(line.meaning().act, EnterAct::Answer);
    }

    void asksAndLetsDigitsChoose()
    {
        ManualClock clock;
        EnterLine line(clock);
        QVector<EnterMeaning> acts;
        connect(&line, &EnterLine::act, this,
            [&](const EnterMeaning &meaning) { acts.append(meaning); });
        line.setFieldText(u"an"_s);
        line.setSelected(person(Reachability::No));
        line.setCalls(active(), {});
        QVERIFY(!line.digit(2)); // typed into the field
        line.enter();
        QVERIFY(line.isWaiting());
        QVERIFY(acts.isEmpty());
        QVERIFY(line.digit(9)); // no such way: used up, nothing happens
        QVERIFY(line.isWaiting());
        QVERIFY(line.digit(2));
        QVERIFY(!line.isWaiting());
        QCOMPARE(acts.size(), 1);
        QCOMPARE(acts.first().act, EnterAct::BlindTransfer);
        QCOMPARE(acts.first().to.number, u"0612345201"_s);
        QCOMPARE(acts.first().call, id(u"a"_s));

        clock.advance(enterBounceTime);
        line.enter();
        QVERIFY(line.digit(1));
        QCOMPARE(acts.last().act, EnterAct::VoiceMail);
        QCOMPARE(acts.last().to.mailboxOf, cti::DeviceId(u"201"_s));
    }

    void enterAgainDoesItAnywayAndEscapeStepsBack()
    {
        ManualClock clock;
        EnterLine line(clock);
        QVector<EnterMeaning> acts;
        connect(&line, &EnterLine::act, this,
            [&](const EnterMeaning &meaning) { acts.append(meaning); });
        line.setFieldText(u"an"_s);
        line.setSelected(person(Reachability::No));
        line.setCalls(active(), {});
        QVERIFY(!line.escape());
        line.enter();
        QVERIFY(line.escape());
        QCOMPARE(line.meaning().act, EnterAct::Ask);
        clock.advance(enterBounceTime);
        line.enter();
        clock.advance(enterBounceTime);
        line.enter();
        QCOMPARE(acts.size(), 1);
        QCOMPARE(acts.first().to.number, u"201"_s);
    }

    void aKeyThatBouncesDoesNothingTwice()
    {
        ManualClock clock;
        EnterLine line(clock);
        QSignalSpy acts(&line, &EnterLine::act);
        line.setFieldText(u"an"_s);
        line.setSelected(person(Reachability::No));
        line.setCalls(active(), {});
        line.enter();
        clock.advance(299ms);
        line.enter(); // not yet "anyway"
        QVERIFY(line.isWaiting());
        QCOMPARE(acts.size(), 0);
        clock.advance(1ms);
        line.enter();
        QCOMPARE(acts.size(), 1);

        // The call was sent on: the bounce does not call the colleague.
        line.setCalls({}, {});
        line.enter();
        QCOMPARE(acts.size(), 1);
        // Whoever typed something else between is no key that bounces.
        line.setFieldText(u"bram"_s);
        line.enter();
        QCOMPARE(acts.size(), 2);
    }

    void answeringTwiceAtOnceAnswersOne()
    {
        ManualClock clock;
        EnterLine line(clock);
        QSignalSpy acts(&line, &EnterLine::act);
        line.setCalls({}, ringing(u"r"_s));
        line.enter();
        line.setCalls(active(), ringing(u"s"_s)); // answered; the next one rings
        clock.advance(100ms);
        line.enter();
        QCOMPARE(acts.size(), 1);
        clock.advance(200ms);
        line.enter();
        QCOMPARE(acts.size(), 2);
    }

    void theQuestionEndsWhenItsGroundGoes_data()
    {
        QTest::addColumn<int>("what");
        for (int i = 0; i < 4; ++i)
            QTest::addRow("case %d", i) << i;
    }

    void theQuestionEndsWhenItsGroundGoes()
    {
        QFETCH(int, what);
        ManualClock clock;
        EnterLine line(clock);
        line.setFieldText(u"an"_s);
        line.setSelected(person(Reachability::No));
        line.setCalls(active(), {});
        line.enter();
        line.setCalls(active(), ringing(u"r"_s)); // a call that rings is no ground
        QVERIFY(line.isWaiting());
        switch (what) {
        case 0:
            line.setFieldText(u"ann"_s);
            break;
        case 1:
            line.setSelected(number(u"0612"_s));
            break;
        case 2:
            line.setSelected(person(Reachability::Yes));
            break; // became free
        default:
            line.setCalls({}, {});
            break; // the caller hung up
        }
        QVERIFY(!line.isWaiting());
    }
};

BALIE_TEST(EnterKey)
#include "tst_EnterKey.moc"
