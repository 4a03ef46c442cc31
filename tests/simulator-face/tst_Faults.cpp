#include "cti/simulator/faults/Damage.h"
#include "cti/simulator/faults/FaultyDialer.h"
#include "tests/simulator-face/Wire.h"
#include "tests/support/TestRegistry.h"

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace sim;
using namespace std::chrono_literals;

namespace {

/// A raw listener behind a FaultyDialer: it keeps what came and does not read it.
struct Rig {
    explicit Rig(Fault fault, Framing itsFraming = Framing::Text)
        : framing(itsFraming)
        , plan(1, {fault})
    {
        PbxConfig config;
        config.office.activity = Activity::None;
        pbx = std::make_unique<InMemoryPbx>(clock, config);
        dialer = std::make_unique<FaultyDialer>(
            clock, plan, pbx->dialer(), [this] { pbx->restart(); });
        connectAgain();
    }
    void connectAgain()
    {
        opened = closed = false;
        link = dialer->open(framing,
            {[this] { opened = true; }, [this](const QByteArray &bytes) { got.push_back(bytes); },
                [this] { closed = true; }});
        clock.settle();
    }
    /// A request whose answer is one message.
    void probe(int invoke)
    {
        QByteArray message
            = QByteArray::number(invoke).rightJustified(4, '0') + "<RequestSystemStatus/>";
        if (framing == Framing::J2)
            message = QByteArray("\0\0\0", 3) + char(message.size() + 4) + message;
        link->send(message);
        clock.settle();
    }
    QList<int> invokes() const
    {
        QList<int> result;
        for (const QByteArray &message : got)
            result.append(message.left(4).toInt());
        return result;
    }

    Framing framing;
    ManualClock clock;
    FaultPlan plan;
    std::unique_ptr<InMemoryPbx> pbx;
    std::unique_ptr<FaultyDialer> dialer;
    bool opened = false;
    bool closed = false;
    std::vector<QByteArray> got;
    std::unique_ptr<MemoryLink> link;
};

} // namespace

class Faults : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void drop();
    void stall();
    void halfOpen();
    void garble();
    void truncate();
    void duplicate();
    void reorder();
    void aReorderedMessageThatIsLastStillArrives();
    void restart();
    void slow();
    void refused();
    void split();
    void splitMeansNothingForTextMessages();
    void towardsTheServer();
    void theSamePlanForTheSameSeed();
    void everyFaultInALongRunFires();
    void damageIsAlwaysDamage();
};

void Faults::drop()
{
    Rig rig({FaultKind::Drop, FaultDirection::ToClient, 3});
    for (int i = 1; i <= 4; ++i)
        rig.probe(i);
    QCOMPARE(rig.invokes(), (QList{1, 2}));
    QVERIFY(rig.closed);
    QCOMPARE(rig.plan.fired().size(), 1U);
    rig.connectAgain();
    rig.probe(5);
    QCOMPARE(rig.invokes(), (QList{1, 2, 5}));
}

void Faults::stall()
{
    Rig rig({FaultKind::Stall, FaultDirection::ToClient, 2, 5000ms});
    for (int i = 1; i <= 4; ++i)
        rig.probe(i);
    QCOMPARE(rig.invokes(), QList{1});
    rig.clock.advance(4999ms);
    QCOMPARE(rig.invokes(), QList{1});
    rig.clock.advance(1ms);
    rig.clock.settle();
    // The questions waited as well, so their answers may need another turn.
    QCOMPARE(rig.invokes(), (QList{1, 2, 3, 4}));
    QVERIFY(!rig.closed);
}

void Faults::halfOpen()
{
    Rig rig({FaultKind::HalfOpen, FaultDirection::ToClient, 2});
    for (int i = 1; i <= 4; ++i)
        rig.probe(i);
    rig.clock.advance(10min);
    QCOMPARE(rig.invokes(), QList{1});
    QVERIFY(!rig.closed);
    rig.link->close();
    rig.connectAgain();
    rig.probe(5);
    QCOMPARE(rig.invokes(), (QList{1, 5}));
}

void Faults::garble()
{
    Rig rig({FaultKind::Garble, FaultDirection::ToClient, 2});
    rig.probe(1);
    rig.probe(1);
    QCOMPARE(rig.got.size(), 2U);
    QVERIFY(rig.got[0] != rig.got[1]);
    QCOMPARE(rig.got[0].size(), rig.got[1].size());
}

void Faults::truncate()
{
    Rig text({FaultKind::Truncate, FaultDirection::ToClient, 2});
    text.probe(1);
    text.probe(1);
    QVERIFY(text.got[1].size() < text.got[0].size());
    QVERIFY(text.got[0].startsWith(text.got[1]));
    QVERIFY(!text.closed);
    Rig stream({FaultKind::Truncate, FaultDirection::ToClient, 2}, Framing::J2);
    stream.probe(1);
    stream.probe(1);
    QVERIFY(stream.closed);
}

void Faults::duplicate()
{
    Rig rig({FaultKind::Duplicate, FaultDirection::ToClient, 2});
    for (int i = 1; i <= 3; ++i)
        rig.probe(i);
    QCOMPARE(rig.invokes(), (QList{1, 2, 2, 3}));
}

void Faults::reorder()
{
    Rig rig({FaultKind::Reorder, FaultDirection::ToClient, 2});
    for (int i = 1; i <= 4; ++i)
        rig.probe(i);
    QCOMPARE(rig.invokes(), (QList{1, 3, 2, 4}));
}

void Faults::aReorderedMessageThatIsLastStillArrives()
{
    Rig rig({FaultKind::Reorder, FaultDirection::ToClient, 2});
    rig.probe(1);
    rig.probe(2);
    QCOMPARE(rig.invokes(), QList{1});
    rig.clock.advance(1s);
    QCOMPARE(rig.invokes(), (QList{1, 2}));
}

void Faults::restart()
{
    Rig rig({FaultKind::Restart, FaultDirection::ToClient, 2});
    QVERIFY(rig.pbx->pbx().apply(MakeCall{{"201"}, "202", false}).ok());
    rig.probe(1);
    rig.probe(2);
    QVERIFY(rig.closed);
    QCOMPARE(rig.pbx->engine().callCount(), 0U);
}

void Faults::slow()
{
    Rig rig({FaultKind::Slow, FaultDirection::ToClient, 2, 10s});
    for (int i = 1; i <= 3; ++i)
        rig.probe(i);
    QCOMPARE(rig.invokes(), QList{1});
    rig.clock.advance(1s);
    QCOMPARE(rig.invokes(), (QList{1, 2, 3}));
}

void Faults::refused()
{
    Rig rig({FaultKind::Refused, FaultDirection::ToClient, 2, 5000ms});
    rig.probe(1);
    rig.probe(2);
    QVERIFY(rig.closed);
    rig.connectAgain();
    QVERIFY(rig.closed && !rig.opened);
    rig.clock.advance(5s);
    rig.connectAgain();
    QVERIFY(rig.opened && !rig.closed);
}

void Faults::split()
{
    Rig rig({FaultKind::Split, FaultDirection::ToClient, 1}, Framing::J2);
    rig.probe(1);
    const std::vector<QByteArray> parts = rig.got;
    QVERIFY(parts.size() > 1);
    rig.got.clear();
    rig.probe(1);
    QByteArray joined;
    for (const QByteArray &part : parts)
        joined += part;
    QCOMPARE(joined, rig.got[0]);
}

void Faults::splitMeansNothingForTextMessages()
{
    Rig rig({FaultKind::Split, FaultDirection::ToClient, 1});
    rig.probe(1);
    QCOMPARE(rig.got.size(), 1U);
    QVERIFY(rig.plan.fired().empty());
}

void Faults::towardsTheServer()
{
    Rig rig({FaultKind::Garble, FaultDirection::ToServer, 1});
    rig.probe(1);
    const FaceCounters &counters = rig.pbx->face().counters();
    QCOMPARE(counters.notXml + counters.badInvoke, 1);
}

void Faults::theSamePlanForTheSameSeed()
{
    const quint32 number = seed();
    const std::vector kinds{FaultKind::Drop, FaultKind::Garble, FaultKind::Slow};
    const FaultPlan one = FaultPlan::random(number, kinds, 5, 10, 100);
    const FaultPlan two = FaultPlan::random(number, kinds, 5, 10, 100);
    QCOMPARE(one.waiting().size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) {
        QCOMPARE(one.waiting()[i].kind, two.waiting()[i].kind);
        QCOMPARE(one.waiting()[i].after, two.waiting()[i].after);
        QVERIFY(one.waiting()[i].after >= 10 && one.waiting()[i].after <= 100);
    }
}

void Faults::everyFaultInALongRunFires()
{
    Rig rig({FaultKind::Duplicate, FaultDirection::ToClient, 5});
    for (const FaultKind kind : {FaultKind::Drop, FaultKind::Stall, FaultKind::HalfOpen,
             FaultKind::Garble, FaultKind::Truncate, FaultKind::Reorder, FaultKind::Restart,
             FaultKind::Slow, FaultKind::Refused}) {
        rig.plan.add({kind, FaultDirection::ToClient, 10 + qint64(rig.plan.pick(100)), 1s});
    }
    // A client that gives a silent link up after five questions.
    std::size_t heard = 0;
    int silent = 0;
    for (int i = 1; i < 2000 && !rig.plan.waiting().empty(); ++i) {
        rig.probe(1 + i % 9000);
        rig.clock.advance(1s);
        silent = rig.got.size() == heard ? silent + 1 : 0;
        heard = rig.got.size();
        if (rig.closed || silent > 5) {
            rig.connectAgain();
            silent = 0;
        }
    }
    QVERIFY(rig.plan.waiting().empty());
    QCOMPARE(rig.plan.fired().size(), 10U);
}

void Faults::damageIsAlwaysDamage()
{
    FaultPlan plan(seed());
    const QByteArray document
        = "<?xml version=\"1.0\"?><DeliveredEvent><a>é</a><b x=\"1\"/></DeliveredEvent>";
    for (int i = 0; i < 500; ++i) {
        const QByteArray damaged = garbled(document, plan);
        QVERIFY(damaged != document);
        QVERIFY2(!readXml(damaged), damaged.constData());
        QCOMPARE(QString::fromUtf8(damaged).toUtf8(), damaged);
        QVERIFY(!readXml(truncated(document, plan)));
    }
}

} // namespace balie::test

using balie::test::Faults;
BALIE_TEST(Faults)
#include "tst_Faults.moc"
