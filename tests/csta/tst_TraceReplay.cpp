#include "base/ManualClock.h"
#include "base/trace/TraceWriter.h"
#include "cti/csta/Redaction.h"
#include "cti/provider/PbxClient.h"
#include "cti/provider/csta/CstaProvider.h"
#include "cti/simulator/server/InMemoryPbx.h"
#include "cti/simulator/server/PbxControl.h"
#include "cti/tracetool/StateLines.h"
#include "tests/provider/SimTransport.h"
#include "tests/support/TestRegistry.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace {

/// A client at a simulated PBX, traced to a file; keeps what its switchboard told.
struct TracedOffice {
    explicit TracedOffice(
        const QString &path, const sim::FaceOptions &face = {}, const QString &serverProfile = {})
        : writer(TraceWriter::open(path, csta::redacted))
        , pbx(clock, config(face))
        , control(pbx.pbx(), pbx.face(), pbx.xsi())
        , profile(serverProfile)
    {
        CstaProvider::Options options;
        options.transports = [this](const Endpoint &) {
            return std::make_unique<test::SimTransport>(pbx.dialer(), sim::Framing::Text);
        };
        options.random = [] { return 0.5; };
        options.trace = writer->get();
        client = std::make_unique<PbxClient>(
            [options](HandOver &handOver, Clock &ioClock) {
                return std::make_unique<CstaProvider>(handOver, ioClock, options);
            },
            clock, PbxClient::Threading::Same);
        QObject::connect(&client->switchboard(), &Switchboard::callEvent, client.get(),
            [this](const CallEvent &event) {
                events[event.device.value()].append(tracetool::eventLine(event, 0));
            });
        for (int device = 201; device < 212; ++device)
            watched.append(DeviceId(QString::number(device)));
    }

    static sim::PbxConfig config(const sim::FaceOptions &face)
    {
        sim::PbxConfig config;
        config.face = face;
        config.office.activity = sim::Activity::WorkingDay;
        config.office.seed = test::seed();
        config.office.users = 12;
        return config;
    }

    void signIn()
    {
        SignIn signIn;
        signIn.server = QUrl(u"wss://pbx.example.org/"_s);
        signIn.user = u"receptie"_s;
        signIn.password = u"balie"_s;
        signIn.ownDevice = DeviceId(u"200"_s);
        signIn.profile = profile;
        client->setWatched(watched);
        client->signIn(signIn);
        clock.advance(1s);
    }

    /// Answers what rings and sends it on, now blindly, now after asking.
    void workFor(std::chrono::seconds time)
    {
        for (int second = 0; second < time.count(); ++second) {
            clock.advance(1s);
            const auto *own = client->switchboard().device(DeviceId(u"200"_s));
            if (!own || own->connections.isEmpty())
                continue;
            const Connection &last = own->connections.last();
            const QString colleague = watched.at(second % watched.size()).value();
            const auto run = [&](const CallCommand &command) {
                ++commands;
                client->execute(command, [](const Expected<CommandResult> &) {});
            };
            if (last.actions.testFlag(Action::Answer))
                run({Service::AnswerCall, last.id});
            else if (own->connections.size() == 2 && last.actions.testFlag(Action::Transfer))
                run({Service::TransferCall, last.id, own->connections.first().id});
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

    /// Ends the trace; what was told is kept.
    void close()
    {
        client.reset();
        writer = unexpected(Error{});
    }

    QStringList state()
    {
        QStringList lines;
        for (const DeviceId &device : QVector<DeviceId>{DeviceId(u"200"_s)} + watched) {
            if (const auto *snapshot = client->switchboard().device(device))
                lines.append(
                    text(tracetool::deviceLine(*snapshot, client->switchboard().isFresh(device))));
        }
        return lines;
    }

    static QString text(const QJsonObject &object)
    {
        return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    }

    ManualClock clock;
    Expected<std::unique_ptr<TraceWriter>> writer;
    sim::InMemoryPbx pbx;
    sim::PbxControl control;
    QString profile;
    QVector<DeviceId> watched;
    QMap<QString, QVector<QJsonObject>> events;
    int commands = 0;
    std::unique_ptr<PbxClient> client;
};

/// What an event says, apart from when.
QStringList withoutTime(const QVector<QJsonObject> &events)
{
    QStringList lines;
    for (QJsonObject event : events) {
        event.remove(u"time"_s);
        lines.append(TracedOffice::text(event));
    }
    return lines;
}

} // namespace

/// A trace played back leads the program to what it saw when the trace was made.
class TraceReplay : public test::TestCase {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    struct Replayed {
        int exitCode = -1;
        QMap<QString, QVector<QJsonObject>> events;
        QStringList state;
        QString link;
        QByteArray out;
    };

    Replayed replay(const QString &file)
    {
        QProcess process;
        process.start(QStringLiteral(BALIE_TRACE_PROGRAM), {u"replay"_s, file});
        Replayed result;
        if (!process.waitForFinished(60'000))
            return result;
        result.exitCode = process.exitCode();
        result.out = process.readAllStandardOutput();
        for (const QByteArray &line : result.out.split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            const QString kind = object[u"kind"_s].toString();
            if (kind == "event"_L1)
                result.events[object[u"device"_s].toString()].append(object);
            else if (kind == "device"_L1)
                result.state.append(QString::fromUtf8(line));
            else if (kind == "link"_L1)
                result.link = object[u"state"_s].toString();
        }
        return result;
    }

    static void compare(
        const TracedOffice &office, const QStringList &state, const Replayed &replayed)
    {
        QCOMPARE(replayed.exitCode, 0);
        QCOMPARE(replayed.link, u"live"_s);
        QCOMPARE(replayed.state, state);
        QCOMPARE(replayed.events.keys(), office.events.keys());
        for (auto it = office.events.cbegin(); it != office.events.cend(); ++it)
            QCOMPARE(withoutTime(replayed.events.value(it.key())), withoutTime(it.value()));
    }

private Q_SLOTS:
    void aMorningComesOutTheSame()
    {
        const QString path = m_folder.filePath(u"morning.jsonl"_s);
        TracedOffice office(path);
        QVERIFY(office.writer);
        office.signIn();
        QCOMPARE(office.client->switchboard().link().state, LinkState::Live);
        for (int call = 0; call < 4; ++call) {
            (void)office.control.call({"+3120123456" + std::to_string(call)}, "200");
            office.workFor(45s);
        }
        QVERIFY(office.commands > 4);
        QVERIFY(office.events.value(u"200"_s).size() > 8);
        const QStringList state = office.state();
        office.close();
        compare(office, state, replay(path));
    }

    void aLostLinkIsLostAgain()
    {
        const QString path = m_folder.filePath(u"lost.jsonl"_s);
        TracedOffice office(path);
        QVERIFY(office.writer);
        office.signIn();
        (void)office.control.call({"+31201234560"}, "200");
        office.workFor(20s);
        office.control.dropLinks();
        office.clock.advance(10ms);
        QVERIFY(office.client->switchboard().link().state != LinkState::Live);
        office.workFor(20s);
        (void)office.control.call({"+31201234561"}, "200");
        office.workFor(20s);
        QCOMPARE(office.client->switchboard().link().state, LinkState::Live);
        const QStringList state = office.state();
        office.close();
        compare(office, state, replay(path));
    }

    void whatWasHiddenDoesNotStopTheReplay()
    {
        const QString path = m_folder.filePath(u"digits.jsonl"_s);
        TracedOffice office(path);
        QVERIFY(office.writer);
        office.signIn();
        (void)office.control.call({"+31201234560"}, "200");
        office.clock.advance(1s);
        const auto *own = office.client->switchboard().device(DeviceId(u"200"_s));
        QCOMPARE(own->connections.size(), 1);
        const ConnectionId call = own->connections.first().id;
        int done = 0;
        for (const CallCommand &command : {CallCommand{Service::AnswerCall, call},
                 CallCommand{.service = Service::GenerateDigits,
                     .connection = call,
                     .destination = u"4711#"_s},
                 CallCommand{Service::HoldCall, call}}) {
            office.client->execute(command,
                [&](const Expected<CommandResult> &answer) { done += answer ? 1 : 0; });
            office.clock.advance(1s);
        }
        QCOMPARE(done, 3);
        office.clock.advance(400s); // the session is renewed, under an id that is hidden
        const QStringList state = office.state();
        office.close();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray trace = file.readAll();
        QVERIFY(trace.contains("GenerateDigits") && trace.contains("ResetApplicationSessionTimer"));
        QVERIFY(!trace.contains("4711#"));
        QVERIFY(trace.contains("sessionID>***<"));
        compare(office, state, replay(path));
    }

    /// Which switch it was, and whose telephone, stands in the trace.
    void anotherKindOfSwitchIsFoundInTheTrace()
    {
        const QString path = m_folder.filePath(u"openscape.jsonl"_s);
        sim::FaceOptions face;
        face.editions = {4, 3};
        face.session = sim::SessionKind::SystemRegister;
        face.privateData = false;
        TracedOffice office(path, face, u"openscape"_s);
        QVERIFY(office.writer);
        office.pbx.pbx().setControlled({"200"}, true);
        office.signIn();
        QCOMPARE(office.client->switchboard().link().state, LinkState::Live);
        (void)office.control.call({"+31201234560"}, "200");
        office.workFor(20s);
        QVERIFY(office.commands > 0);
        const QStringList state = office.state();
        office.close();
        compare(office, state, replay(path));
    }

    void watchingLessIsSeen()
    {
        const QString path = m_folder.filePath(u"fewer.jsonl"_s);
        TracedOffice office(path);
        QVERIFY(office.writer);
        office.signIn();
        office.clock.advance(5s);
        office.watched.removeFirst();
        office.client->setWatched(office.watched);
        office.clock.advance(5s);
        const QStringList state = office.state();
        office.close();
        QCOMPARE(replay(path).state, state);
    }

    void whatIsNoTraceIsSaid()
    {
        const QString path = m_folder.filePath(u"none"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<MakeCall/>");
        file.close();
        const Replayed document = replay(path);
        QCOMPARE(document.exitCode, 1);
        QVERIFY(document.out.contains("\"error\""));
        QCOMPARE(replay(m_folder.filePath(u"missing"_s)).exitCode, 1);
    }
};

BALIE_TEST(TraceReplay)
#include "tst_TraceReplay.moc"
