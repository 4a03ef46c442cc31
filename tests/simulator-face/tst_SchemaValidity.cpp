#include "tests/simulator-face/Wire.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <random>
#include <set>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace sim;
using namespace std::chrono_literals;

namespace {

/// Plays with the telephones of a busy office, as a client and behind its back.
class Day {
public:
    Day(ManualClock &clock, InMemoryPbx &pbx, TestClient &client, quint32 number)
        : m_clock(clock)
        , m_pbx(pbx)
        , m_client(client)
        , m_random(number)
    {
    }

    void run(int steps)
    {
        for (int i = 0; i < steps; ++i) {
            m_clock.advance(std::chrono::milliseconds(m_random() % 3000));
            step();
        }
    }

private:
    QByteArray device() { return QByteArray::number(200 + m_random() % 10); }

    /// Any connection of any of the ten, as call and device.
    std::pair<QString, QString> anyConnection(ConnectionState preferred)
    {
        std::pair<QString, QString> any{u"77"_s, u"200"_s};
        for (int i = 0; i < 10; ++i) {
            const auto truth = m_pbx.engine().truth({device().toStdString()});
            for (const ConnectionTruth &connection : truth->connections) {
                any = {QString::fromStdString(connection.call.value),
                    QString::fromStdString(truth->device.value)};
                if (connection.state == preferred)
                    return any;
            }
        }
        return any;
    }
    QByteArray one(const char *name, ConnectionState state)
    {
        const auto [call, where] = anyConnection(state);
        return "<" + QByteArray(name) + ">" + connection(call, where) + "</" + name + ">";
    }

    void step()
    {
        const QByteArray to = m_random() % 5 == 0 ? QByteArray("+31612345678") : device();
        switch (m_random() % 16) {
        case 0:
            m_client.ask("MakeCall",
                "<callingDevice>" + device() + "</callingDevice><calledDirectoryNumber>" + to
                    + "</calledDirectoryNumber>");
            break;
        case 1:
            m_client.ask("AnswerCall", one("callToBeAnswered", ConnectionState::Alerting));
            break;
        case 2:
            m_client.ask(
                "ClearConnection", one("connectionToBeCleared", ConnectionState::Connected));
            break;
        case 3:
            m_client.ask("HoldCall", one("callToBeHeld", ConnectionState::Connected));
            break;
        case 4:
            m_client.ask("RetrieveCall", one("callToBeRetrieved", ConnectionState::Hold));
            break;
        case 5:
            m_client.ask("ConsultationCall",
                one("existingCall", ConnectionState::Connected) + "<consultedDevice>" + to
                    + "</consultedDevice>");
            break;
        case 6:
            m_client.ask("SingleStepTransferCall",
                one("activeCall", ConnectionState::Connected) + "<transferredTo>" + to
                    + "</transferredTo>");
            break;
        case 7:
            m_client.ask(
                "DeflectCall", one("callToBeDiverted", ConnectionState::Alerting) + deflection(to));
            break;
        case 8:
            m_client.ask(
                "ParkCall", one("parking", ConnectionState::Connected) + "<parkTo>701</parkTo>");
            break;
        case 9:
            m_client.ask("DirectedPickupCall",
                one("callToBePickedUp", ConnectionState::Alerting)
                    + "<requestingDevice>200</requestingDevice>");
            break;
        case 10:
            m_client.ask("SetDoNotDisturb",
                "<device>" + device() + "</device><doNotDisturbOn>"
                    + (m_random() % 4 ? "false" : "true") + "</doNotDisturbOn>");
            break;
        case 11:
            m_client.ask("SetForwarding",
                "<device>" + device()
                    + "</device><forwardingType>forwardNoAns</forwardingType><activateForward>"
                    + (m_random() % 3 ? "false" : "true")
                    + "</activateForward><forwardDN>699</forwardDN>");
            break;
        case 12:
            m_client.ask("SnapshotDevice", "<snapshotObject>" + device() + "</snapshotObject>");
            break;
        case 13:
            m_client.ask("SnapshotCall", one("snapshotObject", ConnectionState::Connected));
            break;
        case 14:
            transfer();
            break;
        default:
            odd();
            break;
        }
    }
    QByteArray deflection(const QByteArray &to) const
    {
        return m_edition3 ? "<newDestination>" + to + "</newDestination>"
                          : "<newDestination><device>" + to + "</device></newDestination>";
    }
    void transfer()
    {
        for (int i = 0; i < 10; ++i) {
            const std::string id = std::to_string(200 + i);
            const auto truth = m_pbx.engine().truth({id});
            const ConnectionTruth *held = nullptr;
            const ConnectionTruth *active = nullptr;
            for (const ConnectionTruth &each : truth->connections)
                (each.state == ConnectionState::Hold ? held : active) = &each;
            if (!held || !active)
                continue;
            const auto name = [&](const ConnectionTruth &each) {
                return connection(
                    QString::fromStdString(each.call.value), QString::fromStdString(id));
            };
            const char *service = m_random() % 2 ? "TransferCall" : "AlternateCall";
            m_client.ask(service,
                "<heldCall>" + name(*held) + "</heldCall><activeCall>" + name(*active)
                    + "</activeCall>");
            return;
        }
    }
    void odd()
    {
        switch (m_random() % 6) {
        case 0:
            m_client.ask("GetForwarding", "<device>" + device() + "</device>");
            break;
        case 1:
            m_client.ask("GetDoNotDisturb", "<device>" + device() + "</device>");
            break;
        case 2:
            m_client.ask("GetSwitchingFunctionDevices", {});
            break;
        case 3:
            m_client.ask("Escape",
                "<privateData><private><b:GetDevices "
                "xmlns:b=\"urn:balie:csta:1\"/></private></privateData>");
            break;
        case 4:
            m_pbx.face().setSystemStatus(SystemStatusValue::Enabled);
            break;
        default:
            m_pbx.face().announceDevicesChanged();
            break;
        }
    }

public:
    bool m_edition3 = false;

private:
    ManualClock &m_clock;
    InMemoryPbx &m_pbx;
    TestClient &m_client;
    std::mt19937 m_random;
};

QString findSchemas()
{
    QDir folder(QFileInfo(QStringLiteral(BALIE_SOURCE_DIR)).absoluteFilePath());
    do {
        if (folder.exists(u"shared/schemas/csta/csta-ed6.xsd"_s))
            return folder.filePath(u"shared/schemas/csta"_s);
    } while (folder.cdUp());
    return {};
}

} // namespace

class SchemaValidity : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyDocumentOfALongDayIsValid_data();
    void everyDocumentOfALongDayIsValid();
};

void SchemaValidity::everyDocumentOfALongDayIsValid_data()
{
    QTest::addColumn<int>("edition");
    QTest::addColumn<bool>("prefixed");
    QTest::newRow("edition 6") << 6 << false;
    QTest::newRow("edition 3") << 3 << false;
    QTest::newRow("edition 6, prefixed") << 6 << true;
}

void SchemaValidity::everyDocumentOfALongDayIsValid()
{
    QFETCH(int, edition);
    QFETCH(bool, prefixed);
    const QString schemas = findSchemas();
    const QString xmllint = QStandardPaths::findExecutable(u"xmllint"_s);
    if (schemas.isEmpty() || xmllint.isEmpty())
        QSKIP("needs xmllint and the schemas of ECMA-323 in a folder shared/schemas/csta above the "
              "sources");

    ManualClock clock;
    PbxConfig config;
    config.office.seed = seed();
    config.office.pace = 20;
    config.office.options.offered = true;
    config.office.options.outside = OutsideReport::NetworkReachedFirst;
    config.office.options.diverted = DivertedStyle::EveryDevice;
    config.office.options.failedAtTarget = true;
    config.face.naming = prefixed ? XmlNaming::PrefixOnEveryElement : XmlNaming::DefaultNamespace;
    config.face.snapshotSegment = 1;
    config.face.stamp = true;
    config.face.heartbeat = 0s;
    InMemoryPbx pbx(clock, config, [] { return std::int64_t(1); });
    TestClient client(clock, pbx.dialer());
    client.ask(TestClient::loginRequest("receptie", "wrong", {}, edition));
    const QByteArray session
        = TestClient::loginRequest("receptie", "balie", {}, edition, 1'000'000);
    QCOMPARE(client.ask(session).root, u"StartApplicationSessionPosResponse"_s);
    for (int id = 200; id < 210; ++id)
        client.monitor(QByteArray::number(id));
    client.monitor("701");
    client.monitor("699");
    Day day(clock, pbx, client, seed());
    day.m_edition3 = edition == 3;
    // Shorter than the longest session, which would end in the middle.
    for (int hour = 0; hour < 12; ++hour) {
        day.run(50);
        client.ask("<ResetApplicationSessionTimer "
                   "xmlns=\"http://www.ecma-international.org/standards/ecma-354/"
                   "appl_session\"><sessionID>balie-1"
                   "</sessionID><requestedSessionDuration>300</requestedSessionDuration></"
                   "ResetApplicationSessionTimer>");
    }

    QTemporaryDir folder;
    std::map<QString, QStringList> files; // schema -> documents
    std::set<QString> roots;
    int number = 0;
    for (const QByteArray &message : client.all) {
        const Document document = Document::read(message.mid(4));
        roots.insert(document.root);
        const bool isSession = document.namespaceUri.endsWith(u"appl_session"_s);
        const QString schema = isSession ? u"appl-session.xsd"_s : u"csta-ed%1.xsd"_s.arg(edition);
        const QString name = folder.filePath(u"%1.xml"_s.arg(++number));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(message.mid(4));
        files[schema].append(name);
    }
    for (const char *root :
        {"DeliveredEvent", "EstablishedEvent", "ConnectionClearedEvent", "HeldEvent",
            "OfferedEvent", "OriginatedEvent", "ServiceInitiatedEvent", "SnapshotDeviceResponse",
            "CSTAErrorCode", "DoNotDisturbEvent", "StartApplicationSessionNegResponse"})
        QVERIFY2(roots.contains(QString::fromLatin1(root)), root);
    for (const auto &[schema, documents] : files) {
        // In portions, because a command line has a limit.
        for (qsizetype first = 0; first < documents.size(); first += 1000) {
            QProcess process;
            process.setProcessChannelMode(QProcess::MergedChannels);
            process.start(xmllint,
                QStringList{u"--noout"_s, u"--schema"_s, schemas + u'/' + schema}
                    + documents.mid(first, 1000));
            QVERIFY(process.waitForFinished(120'000));
            if (process.exitCode() == 0)
                continue;
            const QStringList lines
                = QString::fromUtf8(process.readAll()).split(u'\n').filter(u"error"_s);
            QFAIL(qPrintable(lines.mid(0, 5).join(u'\n')));
        }
    }
}

} // namespace balie::test

using balie::test::SchemaValidity;
BALIE_TEST(SchemaValidity)
#include "tst_SchemaValidity.moc"
