#include "base/trace/TraceLine.h"
#include "tests/support/ProgramFolder.h"
#include "tests/support/TestRegistry.h"
#include "tests/xsi-codec/XsiDocuments.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace balie;
using namespace Qt::Literals::StringLiterals;

/// balie-trace decode --protocol xsi as people and scripts see it.
class XsiTraceTool : public test::TestCase {
    Q_OBJECT

private:
    test::ProgramFolder m_folder;

    struct Run {
        int exitCode = -1;
        QVector<QJsonObject> lines;
        QByteArray err;
    };

    Run run(const QStringList &arguments)
    {
        const auto ran = m_folder.run(QStringLiteral(BALIE_TRACE_PROGRAM), arguments);
        Run result{ran.exitCode, {}, ran.err};
        const auto lines = ran.out.split('\n');
        for (const QByteArray &line : lines) {
            if (!line.isEmpty())
                result.lines.append(QJsonDocument::fromJson(line).object());
        }
        return result;
    }

    Run decode(const QStringList &files)
    {
        return run(QStringList{u"decode"_s, u"--protocol"_s, u"xsi"_s} + files);
    }

    QString write(const QString &name, const QByteArray &content)
    {
        return m_folder.write(name, content);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void anEventIsShownWhole()
    {
        const QString file
            = write(u"e.xml"_s, test::subscriptionEvent("CallReceivedEvent", test::wholeCall()));
        const Run result = decode({file});
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.lines.size(), 1);
        QJsonObject line = result.lines.first();
        const QJsonObject fields = line.take(u"fields"_s).toObject();
        QCOMPARE(line,
            (QJsonObject{
                {u"file"_s, u"e.xml"_s},
                {u"protocol"_s, u"xsi"_s},
                {u"message"_s, u"CallReceivedEvent"_s},
                {u"userId"_s, u"balie@voorbeeld.nl"_s},
                {u"targetId"_s, u"anna@voorbeeld.nl"_s},
                {u"subscriptionId"_s, u"subscription-3"_s},
                {u"sequence"_s, 6},
                {u"calls"_s,
                    QJsonArray{QJsonObject{
                        {u"callId"_s, u"callhalf-1:0"_s},
                        {u"extTrackingId"_s, u"10:1"_s},
                        {u"state"_s, u"Alerting"_s},
                        {u"personality"_s, u"Terminator"_s},
                        {u"remoteName"_s, u"Bram de Wit"_s},
                        {u"remoteNumber"_s, u"+31201234567"_s},
                        {u"releaseCause"_s, u"Busy"_s},
                        {u"recallType"_s, u"Call Transfer Recall"_s},
                    }}},
            }));
        QCOMPARE(fields.value(u"eventID"_s), u"event-7"_s);
        QCOMPARE(
            fields.value(u"eventData/call/remoteParty/userDN"_s), u"tel:+31201234567;ext=567"_s);
        QCOMPARE(fields.value(u"eventData/call/remoteParty/address/@countryCode"_s), u"31"_s);
        QCOMPARE(fields.value(u"eventData/call/redirections/redirection/reason"_s),
            (QJsonArray{u"no-answer"_s, u"deflection"_s}));
        QCOMPARE(fields.value(u"eventData/call/allowAnswer"_s), QString());
        QCOMPARE(fields.value(u"eventData/@type"_s), u"xsi:CallReceivedEvent"_s);
    }

    void otherDocumentsHaveTheirRootsName()
    {
        const Run result = decode({
            write(u"1"_s, "<ChannelHeartBeat xmlns='http://schema.broadsoft.com/xsi'/>"),
            write(u"2"_s, "<n:Novelty xmlns:n='urn:new'><n:userId>u</n:userId></n:Novelty>"),
            write(u"3"_s, test::subscriptionEvent("SomethingNewEvent", "<xsi:info>1</xsi:info>")),
            write(u"4"_s,
                "<Event xmlns='http://schema.broadsoft.com/xsi' x:type='ChannelTerminatedEvent' "
                "xmlns:x='http://www.w3.org/2001/XMLSchema-instance'><reason>Expired</reason></"
                "Event>"),
            write(u"5"_s,
                "<?xml version=\"1.0\" "
                "encoding=\"ISO-8859-1\"?><Calls><call><callId>1</callId></call>"
                "<call><callId>2</callId><remoteParty><name>Zo\xEB</name><address>sip:201@host"
                "</address></remoteParty></call></Calls>"),
        });
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.lines.size(), 5);
        const QStringList messages{u"ChannelHeartBeat"_s, u"Novelty"_s, u"SomethingNewEvent"_s,
            u"ChannelTerminatedEvent"_s, u"Calls"_s};
        for (int i = 0; i < messages.size(); ++i)
            QCOMPARE(result.lines.at(i).value(u"message"_s).toString(), messages.at(i));
        QVERIFY(!result.lines.at(0).contains(u"userId"_s));
        QVERIFY(!result.lines.at(0).contains(u"sequence"_s));
        QVERIFY(result.lines.at(0).value(u"calls"_s).toArray().isEmpty());
        QVERIFY(result.lines.at(0).value(u"calls"_s).isArray());
        const QJsonArray calls = result.lines.at(4).value(u"calls"_s).toArray();
        QCOMPARE(calls.size(), 2);
        QVERIFY(calls.first().toObject().value(u"remoteName"_s).isNull());
        QCOMPARE(calls.last().toObject().value(u"remoteName"_s), u"Zo\u00EB"_s);
        QCOMPARE(calls.last().toObject().value(u"remoteNumber"_s), u"201"_s);
    }

    void everyCallIsShownWithItsNumberOrNone_data()
    {
        QTest::addColumn<QByteArray>("remote");
        QTest::addColumn<QJsonValue>("number");
        const QJsonValue none;
        QTest::newRow("user DN only")
            << QByteArray("<userDN>tel:+31201234567;ext=567</userDN>") << QJsonValue(u"+31201234567"_s);
        QTest::newRow("address before user DN")
            << QByteArray("<userDN>tel:+31201</userDN><address>tel:202</address>") << QJsonValue(u"202"_s);
        QTest::newRow("anonymous")
            << QByteArray("<address>sip:anonymous@anonymous.invalid</address>") << none;
        QTest::newRow("a name") << QByteArray("<address>sip:jan@host</address>") << none;
        QTest::newRow("a name, and a user DN")
            << QByteArray("<address>sip:jan@host</address><userDN>tel:+31201</userDN>")
            << QJsonValue(u"+31201"_s);
        QTest::newRow("a host") << QByteArray("<address>sip:10.0.0.1</address>") << none;
        QTest::newRow("display name")
            << QByteArray("<address>\"Jan\" &lt;sip:+31201@host&gt;</address>") << QJsonValue(u"+31201"_s);
        QTest::newRow("nothing") << QByteArray() << none;
    }
    void everyCallIsShownWithItsNumberOrNone()
    {
        QFETCH(QByteArray, remote);
        QFETCH(QJsonValue, number);
        const Run result = decode({write(u"c.xml"_s,
            "<Calls xmlns='http://schema.broadsoft.com/xsi'><call><state>Active</state><remoteParty>"
                + remote + "</remoteParty></call></Calls>")});
        QCOMPARE(result.exitCode, 0);
        const QJsonArray calls = result.lines.first().value(u"calls"_s).toArray();
        QCOMPARE(calls.size(), 1);
        const QJsonObject call = calls.first().toObject();
        QVERIFY(call.contains(u"callId"_s) && call.value(u"callId"_s).isNull());
        QCOMPARE(call.value(u"state"_s), u"Active"_s);
        QCOMPARE(call.value(u"remoteNumber"_s), number);
    }

    void aRecordedChannelGivesALineForEach()
    {
        const QByteArray stream
            = "<?xml version=\"1.0\"?><Channel><channelId>c</channelId></Channel>\r\n"
            + test::subscriptionEvent("CallReceivedEvent", test::wholeCall())
            + "<ChannelHeartBeat/>";
        const Run whole = decode({write(u"stream"_s, stream)});
        QCOMPARE(whole.exitCode, 0);
        QCOMPARE(whole.lines.size(), 3);
        QCOMPARE(whole.lines.at(1).value(u"message"_s), u"CallReceivedEvent"_s);

        const Run cut = decode({write(u"cut"_s, stream + "<Event><ev")});
        QCOMPARE(cut.exitCode, 1);
        QCOMPARE(cut.lines.size(), 4);
        QVERIFY(cut.lines.last().contains(u"error"_s));

        const Run damaged = decode({write(u"damaged"_s, stream + "<a><b></a></b>" + stream)});
        QCOMPARE(damaged.exitCode, 1);
        QCOMPARE(damaged.lines.size(), 7);
        QVERIFY(damaged.lines.at(3).value(u"error"_s).toString().contains(u"document 4"_s));
    }

    void whatIsNotWellFormedIsAnErrorAndTheNextFileIsTried()
    {
        const QString good = write(u"good"_s, "<ChannelHeartBeat/>");
        const Run result = decode({write(u"open"_s, "<Event><eventData>"),
            write(u"dtd"_s, "<!DOCTYPE Event><Event/>"), write(u"empty"_s, {}),
            write(u"text"_s, "Service Unavailable"), u"missing"_s, good});
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(result.lines.size(), 6);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(result.lines.at(i).keys(), (QStringList{u"error"_s, u"file"_s}));
            QVERIFY(!result.lines.at(i).value(u"error"_s).toString().isEmpty());
        }
        QCOMPARE(result.lines.at(1).value(u"error"_s), u"DOCTYPE is not accepted"_s);
        QCOMPARE(result.lines.last().value(u"message"_s), u"ChannelHeartBeat"_s);
    }

    void tracesGiveWhatIsXsiInThem()
    {
        TraceRecord record;
        record.kind = TraceRecord::Kind::In;
        record.protocol = u"xsi"_s;
        record.payload = test::subscriptionEvent("CallHeldEvent", test::wholeCall());
        QByteArray trace = traceLine(record) + '\n';
        record.payload.clear();
        trace += traceLine(record) + '\n';
        record.kind = TraceRecord::Kind::Note;
        record.payload = "PUT calls/1/Hold 200";
        trace += traceLine(record) + '\n';
        record.kind = TraceRecord::Kind::Out;
        record.protocol = u"csta"_s;
        record.payload = "<HoldCall/>";
        trace += traceLine(record) + '\n';
        const Run result = decode({write(u"t.jsonl"_s, trace)});
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.lines.size(), 1);
        QCOMPARE(result.lines.first().value(u"message"_s), u"CallHeldEvent"_s);

        record.protocol = u"xsi"_s;
        record.payload = "<html><br></html>";
        const Run damaged = decode({write(u"d.jsonl"_s, traceLine(record) + '\n' + trace)});
        QCOMPARE(damaged.exitCode, 1);
        QCOMPARE(damaged.lines.size(), 2);
        QVERIFY(damaged.lines.first().value(u"error"_s).toString().startsWith(u"line 1: "_s));
    }

    void wrongUse()
    {
        const Run framed = run({u"decode"_s, u"--protocol"_s, u"xsi"_s, u"--framed"_s, u"x"_s});
        QCOMPARE(framed.exitCode, 2);
        QVERIFY(!framed.err.isEmpty());
        const Run other = run({u"decode"_s, u"--protocol"_s, u"tapi"_s, u"x"_s});
        QCOMPARE(other.exitCode, 2);
        QVERIFY(other.err.contains("xsi"));
    }

    void recordedFilesAreRead()
    {
        QStringList files;
        QDirIterator all(QStringLiteral(BALIE_SOURCE_DIR "/../shared/captures"), {u"*.xml"_s},
            QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains("schema.broadsoft.com"))
                files.append(file.fileName());
        }
        if (files.isEmpty())
            QSKIP("there are no Xsi documents in ../shared/captures");
        const Run result = decode(files);
        for (const QJsonObject &line : result.lines)
            QVERIFY2(!line.contains(u"error"_s),
                QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
        QCOMPARE(result.exitCode, 0);
    }
};

BALIE_TEST(XsiTraceTool)
#include "tst_XsiTraceTool.moc"
