#include "base/ManualClock.h"
#include "base/trace/TraceWriter.h"
#include "cti/csta/Redaction.h"
#include "cti/provider/PbxClient.h"
#include "cti/provider/xsi/XsiProvider.h"
#include "cti/simulator/server/InMemoryPbx.h"
#include "cti/simulator/server/PbxControl.h"
#include "cti/tracetool/StateLines.h"
#include "tests/faults/SimHttp.h"
#include "tests/support/TestRegistry.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace {

QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// What an event says, apart from when, and from how many calls of others were counted before.
QString told(QJsonObject event)
{
    event.remove(u"time"_s);
    event.remove(u"thread"_s);
    return text(event);
}

/// A console at the simulated XSPs, traced to a file; keeps what its switchboard told.
struct TracedDesk {
    explicit TracedDesk(const QString &path)
        : writer(TraceWriter::open(path, csta::redacted))
        , pbx(clock, config())
        , control(pbx.pbx(), pbx.face(), pbx.xsi())
        , http(clock, pbx.xsi())
    {
        XsiProvider::Options options;
        options.http = [this](Clock &) { return std::make_unique<test::SharedHttp>(http); };
        options.random = [] { return 0.5; };
        options.trace = writer ? writer->get() : nullptr;
        client = std::make_unique<PbxClient>(
            [options](HandOver &handOver, Clock &ioClock) {
                return std::make_unique<XsiProvider>(handOver, ioClock, options);
            },
            clock, PbxClient::Threading::Same);
        QObject::connect(&client->switchboard(), &Switchboard::callEvent, client.get(),
            [this](const CallEvent &event) {
                everybody.insert(event.device.value());
                if (event.own)
                    events.append(told(tracetool::eventLine(event, 0)));
            });
        for (int device = 201; device < 212; ++device) {
            watched.append(DeviceId(
                pbx.xsi().userIdOf(sim::DeviceId{QString::number(device).toStdString()})));
        }
    }

    static sim::PbxConfig config()
    {
        sim::PbxConfig config;
        config.office.activity = sim::Activity::WorkingDay;
        config.office.seed = test::seed();
        config.office.users = 12;
        config.xsi.edition = sim::Edition::Premium;
        return config;
    }

    void signIn(const QString &user = u"receptie@example.nl"_s)
    {
        SignIn signIn;
        signIn.server = QUrl(u"https://xsp.example.nl"_s);
        signIn.user = user;
        signIn.password = u"balie"_s;
        client->setWatched(watched);
        client->signIn(signIn);
        clock.advance(10s);
    }
    LinkState state() { return client->switchboard().link().state; }
    const DeviceSnapshot *own() { return client->switchboard().device(DeviceId(u"receptie@example.nl"_s)); }

    /// Answers what rings and sends it on, now blindly, now after asking.
    void workFor(std::chrono::seconds time)
    {
        for (int second = 0; second < time.count(); ++second) {
            clock.advance(1s);
            const DeviceSnapshot *const mine = own();
            if (!mine || mine->connections.isEmpty())
                continue;
            const Connection &last = mine->connections.last();
            const QString colleague = QString::number(201 + second % 11);
            const auto run = [&](const CallCommand &command) {
                ++commands;
                client->execute(command, [](const Expected<CommandResult> &) {});
            };
            if (last.actions.testFlag(Action::Answer))
                run({Service::AnswerCall, last.id});
            else if (mine->connections.size() == 2 && last.actions.testFlag(Action::Transfer))
                run({Service::TransferCall, last.id, mine->connections.first().id});
            else if (second % 2 == 0 && last.actions.testFlag(Action::Consult))
                run({.service = Service::ConsultationCall,
                    .connection = last.id,
                    .destination = colleague});
            else if (last.actions.testFlag(Action::SingleStepTransfer))
                run({.service = Service::SingleStepTransfer,
                    .connection = last.id,
                    .destination = colleague});
        }
    }

    QStringList devices()
    {
        QStringList lines;
        for (const DeviceId &device :
            QVector<DeviceId>{DeviceId(u"receptie@example.nl"_s)} + watched) {
            if (const auto *snapshot = client->switchboard().device(device))
                lines.append(
                    text(tracetool::deviceLine(*snapshot, client->switchboard().isFresh(device))));
        }
        return lines;
    }
    /// The program ends, and with it the trace; what was told is kept.
    void close()
    {
        final = devices();
        final.sort();
        client.reset();
        writer = unexpected(Error{});
    }

    ManualClock clock;
    Expected<std::unique_ptr<TraceWriter>> writer;
    sim::InMemoryPbx pbx;
    sim::PbxControl control;
    test::SimHttp http;
    QVector<DeviceId> watched;
    QStringList events; ///< of the own user
    QSet<QString> everybody; ///< who had any
    QStringList final;
    int commands = 0;
    std::unique_ptr<PbxClient> client;
};

} // namespace

/// A trace of Xsi played back leads the program to what it saw when the trace was made.
class XsiTraceReplay : public test::TestCase {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    void compare(const TracedDesk &desk, const QString &file)
    {
        QProcess process;
        process.start(QStringLiteral(BALIE_TRACE_PROGRAM), {u"replay"_s, file});
        QVERIFY(process.waitForFinished(120'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        QStringList events;
        QStringList devices;
        QString link;
        for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            const QString kind = object[u"kind"_s].toString();
            if (kind == "event"_L1 && object.contains(u"own"_s))
                events.append(told(object));
            else if (kind == "device"_L1)
                devices.append(QString::fromUtf8(line));
            else if (kind == "link"_L1)
                link = object[u"state"_s].toString();
        }
        devices.sort();
        QCOMPARE(link, u"live"_s);
        QCOMPARE(devices, desk.final);
        // Of others only the last of a frame is told, and frames fall as they fall.
        QCOMPARE(events, desk.events);
    }

private Q_SLOTS:
    void aWorkingDayComesOutTheSame()
    {
        const QString path = m_folder.filePath(u"day.jsonl"_s);
        TracedDesk desk(path);
        QVERIFY(desk.writer);
        desk.signIn();
        QCOMPARE(desk.state(), LinkState::Live);
        for (int hour = 0; hour < 8; ++hour) {
            for (int call = 0; call < 4; ++call) {
                (void)desk.control.call({"+3120123456" + std::to_string(call)}, "200");
                desk.workFor(60s);
            }
            desk.clock.advance(56min);
        }
        QVERIFY(desk.commands > 32);
        QVERIFY(desk.events.size() > 64);
        QCOMPARE(desk.everybody.size(), 12); // everybody telephoned
        desk.close();
        compare(desk, path);
    }

    void aLostChannelIsLostAgain()
    {
        const QString path = m_folder.filePath(u"lost.jsonl"_s);
        TracedDesk desk(path);
        QVERIFY(desk.writer);
        desk.signIn();
        (void)desk.control.call({"+31201234560"}, "200");
        desk.workFor(20s);
        desk.pbx.xsi().cutStreams();
        desk.clock.advance(10ms);
        QVERIFY(desk.state() != LinkState::Live);
        desk.workFor(20s);
        desk.pbx.xsi().faults().silent = true; // until the heartbeat's echo is missed
        desk.workFor(40s);
        desk.pbx.xsi().faults().silent = false;
        (void)desk.control.call({"+31201234561"}, "200");
        desk.workFor(60s);
        QCOMPARE(desk.state(), LinkState::Live);
        desk.close();
        compare(desk, path);
    }

    void sleepAndAnotherWatchListAreDoneAgain()
    {
        const QString path = m_folder.filePath(u"sleep.jsonl"_s);
        TracedDesk desk(path);
        QVERIFY(desk.writer);
        desk.signIn();
        desk.workFor(20s);
        desk.client->suspend();
        desk.clock.advance(5s);
        desk.client->reconnectNow();
        desk.workFor(20s);
        desk.watched.remove(2, 4);
        desk.client->setWatched(desk.watched);
        desk.workFor(60s);
        QCOMPARE(desk.state(), LinkState::Live);
        desk.close();
        // Of those who are not watched any more nothing is shown.
        compare(desk, path);
    }
};

BALIE_TEST(XsiTraceReplay)
#include "tst_XsiTraceReplay.moc"
