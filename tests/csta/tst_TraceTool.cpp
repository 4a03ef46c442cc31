#include "base/trace/TraceLine.h"
#include "cti/csta/Framing.h"
#include "tests/support/ProgramFolder.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;
using namespace balie;

/// balie-trace as people and scripts see it: arguments in, lines and an exit code out.
class TraceTool : public test::TestCase {
    Q_OBJECT

private:
    test::ProgramFolder m_folder;

    using Run = test::ProgramFolder::Run;

    Run run(const QStringList &arguments)
    {
        return m_folder.run(QStringLiteral(BALIE_TRACE_PROGRAM), arguments);
    }

    QString write(const QString &name, const QByteArray &content)
    {
        return m_folder.write(name, content);
    }

    static QByteArray frame(int invoke, const QByteArray &document)
    {
        const auto bytes = csta::writeFrame({invoke, document});
        return bytes ? *bytes : QByteArray();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void goldenLines_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("event")
            << QByteArray(
                   "<?xml version=\"1.0\"?>\n<DeliveredEvent "
                   "xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed6\">\n"
                   " <monitorCrossRefID>m1</monitorCrossRefID>\n"
                   " <connection><deviceID "
                   "typeOfNumber=\"other\">N&lt;200&gt;</deviceID><callID>17</callID></"
                   "connection>\n"
                   " <callingDevice><notKnown/></callingDevice>\n "
                   "<cause>newCall</cause>\n</DeliveredEvent>")
            << QByteArray(
                   "{\"fields\":{\"callingDevice/"
                   "notKnown\":\"\",\"cause\":\"newCall\",\"connection/callID\":\"17\","
                   "\"connection/deviceID\":\"N<200>\",\"connection/deviceID/"
                   "@typeOfNumber\":\"other\","
                   "\"monitorCrossRefID\":\"m1\"},\"file\":\"doc.xml\",\"ids\":[{\"call\":\"17\","
                   "\"device\":\"N<200>\"}],"
                   "\"kind\":\"event\",\"message\":\"DeliveredEvent\",\"protocol\":\"csta\"}\n");
        QTest::newRow("prefixes and repeated leaves")
            << QByteArray(
                   "<x:TransferedEvent "
                   "xmlns:x=\"urn:x\"><x:primaryOldCall><x:callID>1</x:callID></x:primaryOldCall>"
                   "<x:transferredConnections><x:connectionListItem><x:newConnection><x:callID>3</"
                   "x:callID>"
                   "<x:deviceID>201</x:deviceID></x:newConnection><x:endpoint><x:deviceID>201</"
                   "x:deviceID></x:endpoint>"
                   "</x:connectionListItem><x:connectionListItem><x:newConnection><x:callID>3</"
                   "x:callID></x:newConnection>"
                   "<x:oldConnection><x:deviceID>202</x:deviceID></x:oldConnection></"
                   "x:connectionListItem>"
                   "</x:transferredConnections></x:TransferedEvent>")
            << QByteArray(
                   "{\"fields\":{\"primaryOldCall/callID\":\"1\","
                   "\"transferredConnections/connectionListItem/endpoint/deviceID\":\"201\","
                   "\"transferredConnections/connectionListItem/newConnection/"
                   "callID\":[\"3\",\"3\"],"
                   "\"transferredConnections/connectionListItem/newConnection/deviceID\":\"201\","
                   "\"transferredConnections/connectionListItem/oldConnection/deviceID\":\"202\"},"
                   "\"file\":\"doc.xml\",\"ids\":[{\"call\":\"1\",\"device\":null},{\"call\":\"3\","
                   "\"device\":\"201\"},"
                   "{\"call\":\"3\",\"device\":null},{\"call\":null,\"device\":\"202\"}],\"kind\":"
                   "\"event\","
                   "\"message\":\"TransferedEvent\",\"protocol\":\"csta\"}\n");
        QTest::newRow("nothing in it")
            << QByteArray("<HoldCallResponse/>")
            << QByteArray("{\"fields\":{},\"file\":\"doc.xml\",\"ids\":[],\"kind\":\"response\","
                          "\"message\":\"HoldCallResponse\",\"protocol\":\"csta\"}\n");
        QTest::newRow("error")
            << QByteArray(
                   "<CSTAErrorCode><operation>invalidConnectionID</operation></CSTAErrorCode>")
            << QByteArray(
                   "{\"fields\":{\"operation\":\"invalidConnectionID\"},\"file\":\"doc.xml\","
                   "\"ids\":[],"
                   "\"kind\":\"error\",\"message\":\"CSTAErrorCode\",\"protocol\":\"csta\"}\n");
        QTest::newRow("white space around texts, also of repeated and mixed ones")
            << QByteArray("<HeldEvent>\n <cause>\n  hold\t</cause><a> 1 </a><a>\n2 3\n</a>\n<b>\n <c>  "
                          "</c> x \n</b>\n</HeldEvent>")
            << QByteArray("{\"fields\":{\"a\":[\"1\",\"2 3\"],\"b\":\"x\",\"b/c\":\"\",\"cause\":\"hold\"},"
                          "\"file\":\"doc.xml\",\"ids\":[],"
                          "\"kind\":\"event\",\"message\":\"HeldEvent\",\"protocol\":\"csta\"}\n");
        QTest::newRow("connections in document order")
            << QByteArray(
                   "<ReconnectCall><activeCall><deviceID>200</deviceID><callID>2</callID></activeCall>"
                   "<heldCall><callID>1</callID></heldCall></ReconnectCall>")
            << QByteArray(
                   "{\"fields\":{\"activeCall/callID\":\"2\",\"activeCall/deviceID\":\"200\","
                   "\"heldCall/callID\":\"1\"},\"file\":\"doc.xml\",\"ids\":[{\"call\":\"2\",\"device\":"
                   "\"200\"},{\"call\":\"1\",\"device\":null}],"
                   "\"kind\":\"request\",\"message\":\"ReconnectCall\",\"protocol\":\"csta\"}\n");
        QTest::newRow("unknown, mixed and attributes of the root")
            << QByteArray("<Lamp on=\"1\">text<a>1</a>more<a>2</a></Lamp>")
            << QByteArray("{\"fields\":{\"\":\"textmore\",\"@on\":\"1\",\"a\":[\"1\",\"2\"]},"
                          "\"file\":\"doc.xml\",\"ids\":[],"
                          "\"kind\":\"request\",\"message\":\"Lamp\",\"protocol\":\"csta\"}\n");
    }

    void goldenLines()
    {
        QFETCH(QByteArray, document);
        QFETCH(QByteArray, line);
        const Run result
            = run({u"decode"_s, u"--protocol"_s, u"csta"_s, write(u"doc.xml"_s, document)});
        QCOMPARE(result.out, line);
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.err, QByteArray());
    }

    void badFilesAreNamedAndTheOthersGoOn()
    {
        write(u"good.xml"_s, "<MakeCallResponse/>");
        write(u"bad.xml"_s, "<MakeCallResponse>");
        write(u"doctype.xml"_s, "<!DOCTYPE a><a/>");
        QVERIFY(QDir(m_folder.path()).mkpath(u"sub"_s));
        write(u"sub/last.xml"_s, "<MakeCall/>");
        const Run result = run({u"decode"_s, u"--protocol"_s, u"csta"_s, u"bad.xml"_s,
            u"missing.xml"_s, u"good.xml"_s, u"doctype.xml"_s, u"sub/last.xml"_s});
        QCOMPARE(result.exitCode, 1);
        const QList<QByteArray> lines = result.out.split('\n');
        QCOMPARE(lines.size(), 6);
        QStringList files;
        QStringList broken;
        for (const QByteArray &line : lines.first(5)) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            files.append(object[u"file"_s].toString());
            if (object.contains(u"error"_s)) {
                broken.append(files.last());
                QCOMPARE(object.keys(), (QStringList{u"error"_s, u"file"_s}));
                QVERIFY(!object[u"error"_s].toString().isEmpty());
            }
        }
        QCOMPARE(files,
            (QStringList{
                u"bad.xml"_s, u"missing.xml"_s, u"good.xml"_s, u"doctype.xml"_s, u"last.xml"_s}));
        QCOMPARE(broken, (QStringList{u"bad.xml"_s, u"missing.xml"_s, u"doctype.xml"_s}));
    }

    void framesShowTheirInvokeIds()
    {
        write(u"stream"_s,
            frame(1, "<MakeCall/>") + frame(csta::EventInvokeId, "<HeldEvent/>")
                + frame(1, "<MakeCallResponse/>"));
        const Run result
            = run({u"decode"_s, u"--protocol"_s, u"csta"_s, u"--framed"_s, u"stream"_s});
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.out,
            QByteArray("{\"fields\":{},\"file\":\"stream\",\"ids\":[],\"invoke\":\"0001\",\"kind\":"
                       "\"request\",\"message\":\"MakeCall\",\"protocol\":\"csta\"}\n"
                       "{\"fields\":{},\"file\":\"stream\",\"ids\":[],\"invoke\":\"9999\",\"kind\":"
                       "\"event\",\"message\":\"HeldEvent\",\"protocol\":\"csta\"}\n"
                       "{\"fields\":{},\"file\":\"stream\",\"ids\":[],\"invoke\":\"0001\",\"kind\":"
                       "\"response\",\"message\":\"MakeCallResponse\",\"protocol\":\"csta\"}\n"));
    }

    void framesThatCannotBeRead_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<int>("good");
        QTest::newRow("no frames at all") << QByteArray("HTTP/1.1 200 OK") << 0;
        QTest::newRow("empty") << QByteArray() << 0;
        QTest::newRow("cut short")
            << frame(1, "<MakeCall/>") + frame(2, "<MakeCall/>").chopped(1) << 1;
        QTest::newRow("only a header") << frame(2, "<MakeCall/>").first(5) << 0;
        QTest::newRow("rubbish behind") << frame(1, "<MakeCall/>") + "rubbish!" << 1;
        QTest::newRow("a bad document between good ones")
            << frame(1, "<MakeCall/>") + frame(2, "<MakeCall>") + frame(3, "<MakeCall/>") << 2;
    }

    void framesThatCannotBeRead()
    {
        QFETCH(QByteArray, stream);
        QFETCH(int, good);
        const Run result = run(
            {u"decode"_s, u"--framed"_s, u"--protocol"_s, u"csta"_s, write(u"stream"_s, stream)});
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(result.out.count("\"message\""), good);
        QCOMPARE(result.out.count("\"error\""), 1);
    }

    void tracesAreRecognised()
    {
        const TraceRecord sent{
            TraceRecord::Kind::Out, 1'767'600'000'000, 1, 1, u"csta"_s, u"0001"_s, "<AnswerCall/>"};
        TraceRecord note = sent;
        note.kind = TraceRecord::Kind::Note;
        note.payload = "link lost";
        TraceRecord broken = sent;
        broken.payload = "<Answer";
        write(u"run.jsonl"_s,
            traceLine(sent) + '\n' + traceLine(note) + '\n' + traceLine(broken) + '\n');
        const Run result = run({u"decode"_s, u"--protocol"_s, u"csta"_s, u"run.jsonl"_s});
        QCOMPARE(result.exitCode, 1);
        const QList<QByteArray> lines = result.out.split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.at(0),
            QByteArray("{\"fields\":{},\"file\":\"run.jsonl\",\"ids\":[],\"invoke\":\"0001\","
                       "\"kind\":\"request\",\"message\":\"AnswerCall\",\"protocol\":\"csta\"}"));
        QVERIFY(lines.at(1).contains("line 3"));
    }

    void wrongUseIsExplained_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("no command") << QStringList() << QByteArray("--help");
        QTest::newRow("unknown command") << QStringList{u"encode"_s} << QByteArray("encode");
        QTest::newRow("unknown protocol")
            << QStringList{u"decode"_s, u"--protocol"_s, u"sip"_s, u"f"_s} << QByteArray("sip");
        QTest::newRow("no file") << QStringList{u"decode"_s} << QByteArray("file");
        QTest::newRow("unknown option")
            << QStringList{u"decode"_s, u"--fast"_s, u"f"_s} << QByteArray("fast");
    }

    void wrongUseIsExplained()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, word);
        const Run result = run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.out.isEmpty());
        QVERIFY2(result.err.contains(word), result.err.constData());
    }
};

BALIE_TEST(TraceTool)
#include "tst_TraceTool.moc"
