#include "base/ManualClock.h"
#include "cti/switchboard/Switchboard.h"
#include "tests/cti/Story.h"
#include "tests/support/TestRegistry.h"

#include <QSet>
#include <random>

using namespace balie::cti;
using namespace balie::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using State = ConnectionState;
using Kind = CallEventKind;

namespace {

const QString O = u"200"_s; ///< the operator: the own device
const QString V = u"699"_s; ///< voice mail
const QString P = u"710"_s; ///< a park slot
const QString Q = u"800"_s; ///< a queue
const QStringList colleagues{
    u"201"_s, u"202"_s, u"203"_s, u"204"_s, u"205"_s, u"206"_s, u"207"_s, u"208"_s};
const QStringList outside{
    u"0201111111"_s, u"0302222222"_s, u"0403333333"_s, u"0504444444"_s, u"0605555555"_s};

/// What the own device must tell, whatever the order in which the others tell theirs.
using Told = QVector<Kind>;

/// The parties of one flow and the ids it uses.
struct Cast {
    Story &story;
    QString A; ///< the caller outside
    QString T; ///< a colleague
    QString U; ///< another one
    QString c1 = u"1"_s;
    QString c2 = u"2"_s;
    QString c3 = u"3"_s;

    void wait(balie::Clock::Milliseconds time = 900ms) const { story.passes(time); }
    static Story::Tweak from(const QString &device, const QString &cause)
    {
        return [=](Connection &connection) {
            connection.redirections.append({party(device), cause});
        };
    }
    static Story::Tweak recall(RecallReason reason, const QString &device)
    {
        return [=](Connection &connection) {
            connection.recall = reason;
            connection.recalledFrom = dev(device);
        };
    }
    void incoming() const
    {
        story.has(O, c1, State::Alerting, A);
        wait();
    }
    void answered() const
    {
        incoming();
        story.has(O, c1, State::Connected);
        wait();
    }
    /// O asks T about the held call c1, in c2.
    void enquiry(bool answers) const
    {
        answered();
        story.has(O, c1, State::Hold);
        const auto about = [this](Connection &connection) {
            connection.consultationOf = {call(c1), dev(O)};
        };
        story.beginsAside();
        story.calls(O, c2, State::Initiated, {}, about);
        story.calls(O, c2, State::Connected, T);
        story.calls(O, c2, State::Connected, T,
            [](Connection &connection) { connection.remoteAlerting = true; });
        story.has(T, c2, State::Alerting, O);
        story.endsAside();
        wait();
        if (!answers)
            return;
        story.has(T, c2, State::Connected);
        story.calls(O, c2, State::Connected, T, [this](Connection &connection) {
            connection.remoteAlerting = false;
            connection.answeredAt = story.now();
        });
        wait();
    }
};

struct Flow {
    const char *name;
    std::function<Told(const Cast &)> play;
};

const Told inAndUp{Kind::Offered, Kind::Answered};

Told transferUnder(const Cast &c, const QString &id, State stateOfT)
{
    c.enquiry(stateOfT == State::Connected);
    c.story.unites();
    c.story.handsOn(O, c.c1, c.c2, c.T, id);
    c.story.becomes(c.T, {c.c2}, id, stateOfT, c.A, Cast::from(O, u"transfer"_s));
    c.wait();
    if (stateOfT == State::Alerting) {
        c.story.has(c.T, id, State::Connected);
        c.wait();
    }
    c.story.ends(c.T, id);
    const Told enquiry{Kind::Held, Kind::Originated, Kind::Changed, Kind::RemoteAlerting};
    return inAndUp + enquiry + (stateOfT == State::Connected ? Told{Kind::Answered} : Told{})
        + Told{Kind::Transferred, Kind::Ended};
}

Told conferenceUnder(const Cast &c, const QString &id)
{
    c.enquiry(true);
    c.story.unites();
    c.story.becomes(O, {c.c1, c.c2}, id, State::Connected, {});
    c.story.becomes(c.T, {c.c2}, id, State::Connected, {});
    c.wait();
    c.story.ends(O, id);
    c.story.has(c.T, id, State::Connected, c.A);
    c.wait();
    c.story.ends(c.T, id);
    // Where the held call keeps its id the enquiry ends first; where it does not, order of the
    // list.
    return inAndUp
        + Told{Kind::Held, Kind::Originated, Kind::Changed, Kind::RemoteAlerting, Kind::Answered}
    + Told{Kind::Ended, Kind::Retrieved, Kind::Ended};
}

const std::vector<Flow> &flows()
{
    static const std::vector<Flow> all{
        {"F1 outgoing, answered, the other side hangs up",
            [](const Cast &c) {
                c.story.calls(O, c.c1, State::Initiated);
                c.story.calls(O, c.c1, State::Connected, c.T);
                c.story.calls(
                    O, c.c1, State::Connected, c.T, [](Connection &x) { x.remoteAlerting = true; });
                c.story.has(c.T, c.c1, State::Alerting, O);
                c.wait();
                c.story.has(c.T, c.c1, State::Connected);
                c.story.calls(O, c.c1, State::Connected, c.T, [&](Connection &x) {
                    x.remoteAlerting = false;
                    x.answeredAt = c.story.now();
                });
                c.wait();
                c.story.ends(c.T, c.c1);
                c.story.ends(O, c.c1);
                return Told{Kind::Originated, Kind::Changed, Kind::RemoteAlerting, Kind::Answered,
                    Kind::Ended};
            }},
        {"F1 two colleagues, without us",
            [](const Cast &c) {
                c.story.calls(c.T, c.c1, State::Initiated);
                c.story.calls(c.T, c.c1, State::Connected, c.U);
                c.story.has(c.U, c.c1, State::Alerting, c.T);
                c.wait();
                c.story.has(c.U, c.c1, State::Connected);
                c.wait();
                c.story.ends(c.U, c.c1);
                c.story.ends(c.T, c.c1);
                return Told{};
            }},
        {"F2 incoming, answered",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1);
                return inAndUp + Told{Kind::Ended};
            }},
        {"F2 given up while ringing",
            [](const Cast &c) {
                c.story.has(O, c.c1, State::Alerting, c.A);
                c.story.ends(O, c.c1);
                return Told{Kind::Offered, Kind::Ended};
            }},
        {"F3 blind transfer, answered",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Transferred, c.T, c.c1);
                c.story.has(
                    c.T, c.c1, State::Alerting, c.A, Cast::from(O, u"singleStepTransfer"_s));
                c.wait();
                c.story.has(c.T, c.c1, State::Connected);
                c.wait();
                c.story.ends(c.T, c.c1);
                return inAndUp + Told{Kind::Transferred};
            }},
        {"F3 blind transfer under another id",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Transferred, c.T, c.c3);
                c.story.has(
                    c.T, c.c3, State::Alerting, c.A, Cast::from(O, u"singleStepTransfer"_s));
                c.wait();
                c.story.has(c.T, c.c3, State::Connected);
                c.wait();
                c.story.ends(c.T, c.c3);
                return inAndUp + Told{Kind::Transferred};
            }},
        {"F3 blind transfer, comes back, sent on again",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Transferred, c.T, c.c1);
                c.story.has(
                    c.T, c.c1, State::Alerting, c.A, Cast::from(O, u"singleStepTransfer"_s));
                c.wait(20s);
                c.story.ends(c.T, c.c1, EndReason::Diverted, O, c.c1);
                c.story.has(
                    O, c.c1, State::Alerting, c.A, Cast::recall(RecallReason::NoAnswer, c.T));
                c.wait();
                c.story.has(O, c.c1, State::Connected);
                c.wait();
                c.story.ends(O, c.c1, EndReason::Transferred, c.U, c.c1);
                c.story.has(
                    c.U, c.c1, State::Alerting, c.A, Cast::from(O, u"singleStepTransfer"_s));
                c.wait();
                c.story.has(c.U, c.c1, State::Connected);
                c.wait();
                c.story.ends(c.U, c.c1);
                return inAndUp
                    + Told{Kind::Transferred, Kind::Recalled, Kind::Answered, Kind::Transferred};
            }},
        {"F3 blind transfer, comes back under another id",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Transferred, c.T, c.c1);
                c.story.has(
                    c.T, c.c1, State::Alerting, c.A, Cast::from(O, u"singleStepTransfer"_s));
                c.wait(20s);
                c.story.ends(c.T, c.c1, EndReason::Diverted, O);
                c.story.has(
                    O, c.c2, State::Alerting, c.A, Cast::recall(RecallReason::NoAnswer, c.T));
                c.wait();
                c.story.ends(O, c.c2);
                return inAndUp + Told{Kind::Transferred, Kind::Recalled, Kind::Ended};
            }},
        {"F4 consultation and transfer under a new id",
            [](const Cast &c) { return transferUnder(c, c.c3, State::Connected); }},
        {"F4 consultation and transfer under the first id",
            [](const Cast &c) { return transferUnder(c, c.c1, State::Connected); }},
        {"F4 consultation and transfer under the second id",
            [](const Cast &c) { return transferUnder(c, c.c2, State::Connected); }},
        {"F4 transfer while it still rings",
            [](const Cast &c) { return transferUnder(c, c.c3, State::Alerting); }},
        {"F4 taken back",
            [](const Cast &c) {
                c.enquiry(true);
                c.story.ends(O, c.c2);
                c.story.ends(c.T, c.c2);
                c.story.has(O, c.c1, State::Connected);
                c.wait();
                c.story.ends(O, c.c1);
                return inAndUp
                    + Told{Kind::Held, Kind::Originated, Kind::Changed, Kind::RemoteAlerting,
                        Kind::Answered}
                + Told{Kind::Ended, Kind::Retrieved, Kind::Ended};
            }},
        {"F4 to and fro",
            [](const Cast &c) {
                c.enquiry(true);
                c.story.calls(O, c.c2, State::Hold);
                c.story.has(O, c.c1, State::Connected);
                c.wait();
                c.story.has(O, c.c1, State::Hold);
                c.story.calls(O, c.c2, State::Connected);
                c.wait();
                c.story.unites();
                c.story.handsOn(O, c.c1, c.c2, c.T, c.c3);
                c.story.becomes(
                    c.T, {c.c2}, c.c3, State::Connected, c.A, Cast::from(O, u"transfer"_s));
                c.wait();
                c.story.ends(c.T, c.c3);
                return inAndUp
                    + Told{Kind::Held, Kind::Originated, Kind::Changed, Kind::RemoteAlerting,
                        Kind::Answered}
                + Told{Kind::Held, Kind::Retrieved, Kind::Held, Kind::Retrieved, Kind::Transferred,
                    Kind::Ended};
            }},
        {"F5 parked and taken out",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Diverted, P, c.c1);
                c.story.has(P, c.c1, State::Queued, c.A);
                c.wait(30s);
                c.story.ends(P, c.c1, EndReason::Diverted, O, c.c1);
                c.story.has(O, c.c1, State::Connected, c.A);
                c.wait();
                c.story.ends(O, c.c1);
                return inAndUp + Told{Kind::Ended, Kind::Answered, Kind::Ended};
            }},
        {"F5 parked, taken out by a colleague",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Diverted, P, c.c1);
                c.story.has(P, c.c1, State::Queued, c.A);
                c.wait(30s);
                c.story.ends(P, c.c1, EndReason::Diverted, c.T, c.c1);
                c.story.has(c.T, c.c1, State::Connected, c.A);
                c.wait();
                c.story.ends(c.T, c.c1);
                return inAndUp + Told{Kind::Ended};
            }},
        {"F5 parked, comes back",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Diverted, P, c.c1);
                c.story.has(P, c.c1, State::Queued, c.A);
                c.wait(60s);
                c.story.ends(P, c.c1, EndReason::Diverted, O, c.c1);
                c.story.has(O, c.c1, State::Alerting, c.A, Cast::recall(RecallReason::Park, P));
                c.wait();
                c.story.ends(O, c.c1);
                return inAndUp + Told{Kind::Ended, Kind::Recalled, Kind::Ended};
            }},
        {"F6 picked up from a colleague",
            [](const Cast &c) {
                c.story.has(c.T, c.c1, State::Alerting, c.A);
                c.wait();
                c.story.ends(c.T, c.c1, EndReason::Diverted, O, c.c1);
                c.story.has(O, c.c1, State::Connected, c.A, Cast::from(c.T, u"callPickup"_s));
                c.wait();
                c.story.ends(O, c.c1);
                return Told{Kind::Answered, Kind::Ended};
            }},
        {"F7 deflected to voice mail",
            [](const Cast &c) {
                c.incoming();
                c.story.ends(O, c.c1, EndReason::Diverted, V, c.c1);
                c.story.has(V, c.c1, State::Alerting, c.A, Cast::from(O, u"redirected"_s));
                c.story.has(V, c.c1, State::Connected);
                c.wait();
                c.story.ends(V, c.c1);
                return Told{Kind::Offered, Kind::Ended};
            }},
        {"F8 conference under a new id", [](const Cast &c) { return conferenceUnder(c, c.c3); }},
        {"F8 conference under the first id",
            [](const Cast &c) { return conferenceUnder(c, c.c1); }},
        {"F9 busy, then again",
            [](const Cast &c) {
                const auto busy = [](Connection &x) { x.failCause = u"busy"_s; };
                c.story.calls(O, c.c1, State::Initiated);
                c.story.calls(O, c.c1, State::Connected, c.T, busy);
                c.wait();
                c.story.ends(O, c.c1, EndReason::Failed);
                return Told{Kind::Originated, Kind::Failed, Kind::Ended};
            }},
        {"F10 forwarded when not answered, between colleagues",
            [](const Cast &c) {
                c.story.calls(c.U, c.c1, State::Connected, c.T);
                c.story.has(c.T, c.c1, State::Alerting, c.U);
                c.wait(20s);
                c.story.ends(c.T, c.c1, EndReason::Diverted, V, c.c1);
                c.story.has(
                    V, c.c1, State::Alerting, c.U, Cast::from(c.T, u"callForwardNoAnswer"_s));
                c.story.calls(c.U, c.c1, State::Connected, V);
                c.story.has(V, c.c1, State::Connected);
                c.wait();
                c.story.ends(c.U, c.c1);
                c.story.ends(V, c.c1);
                return Told{};
            }},
        {"F10 forwarded always, to us",
            [](const Cast &c) {
                c.story.has(
                    O, c.c1, State::Alerting, c.A, Cast::from(c.T, u"callForwardImmediate"_s));
                c.wait();
                c.story.has(O, c.c1, State::Connected);
                c.wait();
                c.story.ends(O, c.c1);
                return inAndUp + Told{Kind::Ended};
            }},
        {"F11 queue, rings out, comes again",
            [](const Cast &c) {
                c.story.has(Q, c.c1, State::Queued, c.A);
                c.wait();
                c.story.ends(Q, c.c1, EndReason::Diverted, O, c.c1);
                c.story.has(O, c.c1, State::Alerting, c.A, Cast::from(Q, u"distributed"_s));
                c.wait(15s);
                c.story.ends(O, c.c1, EndReason::Diverted, Q, c.c1);
                c.story.has(Q, c.c1, State::Queued, c.A);
                c.wait();
                c.story.ends(Q, c.c1, EndReason::Diverted, O, c.c1);
                c.story.has(O, c.c1, State::Alerting, c.A, Cast::from(Q, u"distributed"_s));
                c.wait();
                c.story.has(O, c.c1, State::Connected);
                c.wait();
                c.story.ends(O, c.c1);
                return Told{Kind::Offered, Kind::Ended} + inAndUp + Told{Kind::Ended};
            }},
        {"F13 held and retrieved, the hold runs out",
            [](const Cast &c) {
                c.answered();
                c.story.has(O, c.c1, State::Hold);
                c.wait();
                c.story.has(O, c.c1, State::Connected);
                c.story.has(O, c.c1, State::Hold);
                c.wait(60s);
                c.story.has(O, c.c1, State::Alerting, c.A, Cast::recall(RecallReason::Hold, {}));
                c.wait();
                c.story.has(O, c.c1, State::Connected);
                c.story.ends(O, c.c1);
                return inAndUp
                    + Told{Kind::Held, Kind::Retrieved, Kind::Held, Kind::Recalled, Kind::Answered,
                        Kind::Ended};
            }},
        {"F14 out of service",
            [](const Cast &c) {
                c.answered();
                c.story.ends(O, c.c1, EndReason::Unknown);
                return inAndUp + Told{Kind::Ended};
            }},
    };
    return all;
}

/// Feeds a story to a switchboard, the streams of the devices mixed at random and handed over in
/// random batches, and keeps which thread each named call had.
class Audience {
public:
    explicit Audience(quint32 seed)
        : m_random(seed)
    {
        QObject::connect(&m_board, &Switchboard::threadsMerged, &m_board,
            [this](CallThreadId gone, CallThreadId into) { m_into.insert(gone, into); });
        QObject::connect(
            &m_board, &Switchboard::callEvent, &m_board, [this](const CallEvent &event) {
                m_threadsOf[event.connection.called.name].insert(event.thread);
                if (event.own) {
                    m_ownKinds.append(event.kind);
                    if (!m_firstOwn.contains(event.connection.called.name))
                        m_firstOwn.insert(event.connection.called.name, event.thread);
                }
                if (event.certainty != Certainty::Observed || event.thread == CallThreadId::None)
                    ++m_odd;
            });
        m_handOver.postLink(linkStatus(LinkState::Live, 1, O));
        m_handOver.postOrdered(snapshot(O));
        for (const QString &device : colleagues + QStringList{V, P, Q})
            m_handOver.postLatest(snapshot(device));
        m_board.apply(m_handOver.take());
        m_board.setBudget(1h);
    }

    /// A device is at most `lag` behind what the switch has told by then.
    void hear(const Story &story, balie::Clock::Milliseconds lag)
    {
        m_united = story.united();
        balie::Clock::Milliseconds batchBegan{0};
        QMap<QString, QVector<DeviceSnapshot>> left = story.streams();
        while (!left.isEmpty()) {
            auto oldest = balie::Clock::Milliseconds::max();
            for (const auto &stream : std::as_const(left))
                oldest = std::min(oldest, stream.first().at);
            QStringList ready;
            for (auto stream = left.cbegin(); stream != left.cend(); ++stream) {
                if (stream->first().at - oldest <= lag)
                    ready.append(stream.key());
            }
            const QString device = ready.at(pick(ready.size()));
            DeviceSnapshot next = left[device].takeFirst();
            // A window that is stuck for longer than that has other troubles.
            if (std::chrono::abs(next.at - batchBegan) > lag / 2) {
                m_board.apply(m_handOver.take());
                batchBegan = next.at;
            }
            if (left[device].isEmpty())
                left.remove(device);
            if (device == O)
                m_handOver.postOrdered(std::move(next));
            else
                m_handOver.postLatest(std::move(next));
            if (pick(3) == 0)
                m_board.apply(m_handOver.take());
        }
        m_board.apply(m_handOver.take());
    }

    /// Empty, or what is wrong: every named call has one thread of its own, and it is the one that
    /// our own device had for it first.
    QString verdict() const
    {
        QHash<QString, QSet<CallThreadId>> threadsOf;
        for (auto named = m_threadsOf.cbegin(); named != m_threadsOf.cend(); ++named)
            threadsOf[m_united.value(named.key(), named.key())].unite(named.value());
        QHash<CallThreadId, QString> nameOf;
        for (auto named = threadsOf.cbegin(); named != threadsOf.cend(); ++named) {
            QSet<CallThreadId> final;
            for (const CallThreadId thread : named.value())
                final.insert(survivor(thread));
            if (final.size() != 1)
                return u"'%1' has %2 threads"_s.arg(named.key()).arg(final.size());
            const CallThreadId thread = *final.cbegin();
            if (nameOf.contains(thread))
                return u"'%1' and '%2' share a thread"_s.arg(named.key(), nameOf.value(thread));
            nameOf.insert(thread, named.key());
            if (m_firstOwn.contains(named.key()) && m_into.contains(m_firstOwn.value(named.key())))
                return u"'%1' lost the thread that it had with us"_s.arg(named.key());
        }
        if (m_odd > 0)
            return u"events without thread, or inferred without a gap"_s;
        return {};
    }

    const Told &ownKinds() const { return m_ownKinds; }
    const Switchboard &board() const { return m_board; }

private:
    qsizetype pick(qsizetype count)
    {
        return std::uniform_int_distribution<qsizetype>(0, count - 1)(m_random);
    }
    CallThreadId survivor(CallThreadId thread) const
    {
        while (m_into.contains(thread))
            thread = m_into.value(thread);
        return thread;
    }

    std::mt19937 m_random;
    balie::ManualClock m_clock;
    HandOver m_handOver;
    Switchboard m_board{m_clock};
    QHash<QString, QSet<CallThreadId>> m_threadsOf;
    QHash<QString, QString> m_united;
    QHash<QString, CallThreadId> m_firstOwn;
    QHash<CallThreadId, CallThreadId> m_into;
    Told m_ownKinds;
    int m_odd = 0;
};

QString kindNames(const Told &kinds)
{
    static const QStringList names{u"Offered"_s, u"Originated"_s, u"RemoteAlerting"_s,
        u"Answered"_s, u"Held"_s, u"Retrieved"_s, u"Transferred"_s, u"Recalled"_s, u"Failed"_s,
        u"Changed"_s, u"Ended"_s};
    QStringList all;
    for (const Kind kind : kinds)
        all.append(names[int(kind)]);
    return all.join(u' ');
}

} // namespace

/// The flows of CSTA as snapshots of all devices in them, the devices telling theirs in any order.
class SwitchboardFlows : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void oneFlowInAnyOrder_data()
    {
        QTest::addColumn<int>("index");
        for (size_t i = 0; i < flows().size(); ++i)
            QTest::newRow(flows()[i].name) << int(i);
    }

    void oneFlowInAnyOrder()
    {
        QFETCH(int, index);
        const Flow &flow = flows()[size_t(index)];
        for (quint32 round = 0; round < 40; ++round) {
            const quint32 seed = balie::test::seed() + round;
            Story story;
            story.begins(u"the call"_s);
            const Told expected = flow.play(Cast{story, outside[0], colleagues[0], colleagues[1]});
            Audience audience(seed);
            audience.hear(story, 1h);
            const QString verdict = audience.verdict();
            QVERIFY2(verdict.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(verdict)));
            QVERIFY2(audience.ownKinds() == expected,
                qPrintable(
                    kindNames(audience.ownKinds()) + u" instead of "_s + kindNames(expected)));
        }
    }

    /// One call after the other, each under the ids that the last one has just left, the devices
    /// out of step.
    void aDayOfReusedIds()
    {
        for (quint32 round = 0; round < 60; ++round) {
            const quint32 seed = balie::test::seed() + round;
            std::mt19937 random(seed);
            const auto pick = [&random](qsizetype count) {
                return std::uniform_int_distribution<qsizetype>(0, count - 1)(random);
            };
            Story story;
            Told expected;
            QStringList names;
            QHash<QString, balie::Clock::Milliseconds> busyUntil;
            for (int i = 0; i < 40; ++i) {
                const Flow &flow = flows()[size_t(pick(qsizetype(flows().size())))];
                // The switch gives the id away at once, but a person who has just been in a call
                // needs longer than that to be in the next.
                QStringList callers = outside;
                QStringList others = colleagues;
                const auto isTired = [&](const QString &who) {
                    return busyUntil.contains(who) && story.now() - busyUntil.value(who) < 2500ms;
                };
                callers.removeIf(isTired);
                others.removeIf(isTired);
                if (callers.isEmpty() || others.size() < 2) {
                    story.passes(2500ms);
                    --i;
                    continue;
                }
                const QString A = callers.at(pick(callers.size()));
                const QString T = others.takeAt(pick(others.size()));
                const QString U = others.takeAt(pick(others.size()));
                names.append(u"%1: %2"_s.arg(i).arg(QString::fromUtf8(flow.name)));
                story.passes(std::chrono::milliseconds(pick(50)));
                story.begins(names.last());
                expected += flow.play(Cast{story, A, T, U});
                for (const QString &who : {A, T, U})
                    busyUntil.insert(who, story.now());
            }
            Audience audience(seed);
            audience.hear(story, 300ms);
            const QString verdict = audience.verdict();
            QVERIFY2(verdict.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(verdict)));
            QVERIFY2(audience.ownKinds() == expected, qPrintable(u"seed %1"_s.arg(seed)));
        }
    }
};

BALIE_TEST(SwitchboardFlows)
#include "tst_SwitchboardFlows.moc"
