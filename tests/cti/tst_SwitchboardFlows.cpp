#include "base/ManualClock.h"
#include "cti/switchboard/Switchboard.h"
#include "tests/cti/Flows.h"
#include "tests/support/TestRegistry.h"

#include <QSet>
#include <random>

using namespace balie::cti;
using namespace balie::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie::test::flows;

namespace {


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
        for (size_t i = 0; i < all().size(); ++i)
            QTest::newRow(all()[i].name) << int(i);
    }

    void oneFlowInAnyOrder()
    {
        QFETCH(int, index);
        const Flow &flow = all()[size_t(index)];
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
                const Flow &flow = all()[size_t(pick(qsizetype(all().size())))];
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
