#include "tests/simulator-xsi/XsiClient.h"
#include "tests/support/TestRegistry.h"

#include <map>

using namespace balie;
using namespace balie::sim;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What a client knows who believes every event: calls by id, for each user.
class Belief {
public:
    void hear(const SeenEvent &event)
    {
        auto &calls = m_users[event.target];
        if (event.type == "CallSubscriptionEvent"_L1) {
            calls.clear();
            if (const XmlElement *list = event.data.child("calls"_L1)) {
                for (const XmlElement &call : list->children)
                    calls[call.childText("callId"_L1)] = call;
            }
        } else if (const XmlElement *call = event.data.child("call"_L1)) {
            const QString id = call->childText("callId"_L1);
            if (call->childText("state"_L1) == "Released"_L1)
                calls.erase(id);
            else
                calls[id] = *call;
        }
    }

    /// One word for each call, sorted.
    QStringList of(const QString &user) const
    {
        QStringList result;
        const auto found = m_users.find(user);
        if (found == m_users.end())
            return result;
        for (const auto &[id, call] : found->second) {
            const QString state = call.childText("state"_L1);
            QString word = state;
            if (state == "Remote Held"_L1
                || (state == "Alerting"_L1 && call.childText("personality"_L1) == "Originator"_L1
                    && !call.child("recallType"_L1)))
                word = u"Active"_s;
            const XmlElement *party = call.child("remoteParty"_L1);
            const QString address = party->childText("address"_L1);
            result.append(word + u' '
                + (party->child("privacy"_L1) ? u"withheld"_s
                                              : address.section(u':', 1).section(u'@', 0, 0)));
        }
        result.sort();
        return result;
    }

private:
    std::map<QString, std::map<QString, XmlElement>> m_users;
};

QStringList truthOf(const Engine &engine, const DeviceId &device)
{
    QStringList result;
    const auto truth = engine.truth(device);
    for (const ConnectionTruth &connection : truth->connections) {
        QString word;
        switch (connection.state) {
        case ConnectionState::Initiated:
        case ConnectionState::Alerting:
            word = u"Alerting"_s;
            break;
        case ConnectionState::Connected:
            word = u"Active"_s;
            break;
        case ConnectionState::Hold:
            word = u"Held"_s;
            break;
        case ConnectionState::Queued:
        case ConnectionState::Fail:
        case ConnectionState::Null:
            continue; // no call of this user's as Xsi tells it
        }
        result.append(word + u' '
            + (connection.remote.presence == Party::Presence::Withheld
                    ? u"withheld"_s
                    : QString::fromStdString(connection.remote.device.value)));
    }
    result.sort();
    return result;
}

} // namespace

/// A client that applies each event knows what the engine knows.
class XsiTruth final : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void eventsTellTheTruth_data()
    {
        QTest::addColumn<int>("variant");
        QTest::newRow("as delivered") << 0;
        QTest::newRow("ids reused, primary id kept") << 1;
        QTest::newRow("transfer keeps the second id, own clearing only") << 2;
        QTest::newRow("no service initiated, busy device has a connection") << 3;
    }
    void eventsTellTheTruth()
    {
        QFETCH(int, variant);
        PbxConfig config;
        config.office.seed = seed() + quint32(variant);
        config.office.activity = Activity::Load;
        config.office.eventsPerSecond = 20;
        Options &options = config.office.options;
        options.unknownNumber = UnknownNumber::FailedEvent;
        if (variant == 1) {
            options.callIds = CallIdPolicy::ReuseAtOnce;
            options.transferIds = TransferIdPolicy::Primary;
        } else if (variant == 2) {
            options.transferIds = TransferIdPolicy::Secondary;
            options.clearing = ClearingStyle::OwnOnly;
            options.diverted = DivertedStyle::EveryDevice;
            options.offered = true;
        } else if (variant == 3) {
            options.serviceInitiated = false;
            options.failedAtTarget = true;
            options.divertedOnImmediateForward = false;
        }
        XsiClient client(config, XsiClient::Office::Alive);
        client.openChannel();
        Belief belief;
        std::vector<DeviceId> watched;
        for (const Device *device : client.pbx().engine().devices()) {
            if (device->category != DeviceCategory::Station || !device->watchable)
                continue;
            client.subscribe(device->id.value.c_str(), "Standard Call");
            watched.push_back(device->id);
        }
        int seen = 0;
        for (int step = 0; step < 600; ++step) {
            client.live(1s);
            for (const SeenEvent &event : client.takeEvents()) {
                belief.hear(event);
                ++seen;
            }
            for (const DeviceId &device : watched) {
                const QStringList believed = belief.of(client.face().userIdOf(device));
                const QStringList truth = truthOf(client.pbx().engine(), device);
                if (believed != truth)
                    QFAIL(qPrintable(u"step %1, %2: believed %3, true %4"_s.arg(step).arg(
                        QString::fromStdString(device.value), believed.join(u", "_s),
                        truth.join(u", "_s))));
            }
        }
        QVERIFY2(seen > 1000, "nothing happened");
        QCOMPARE(client.face().counters().channelsTerminated, 0);
    }
};

BALIE_TEST(XsiTruth)
#include "tst_XsiTruth.moc"
