#include "base/trace/TraceLine.h"
#include "base/trace/TraceReader.h"
#include "base/trace/TraceWriter.h"
#include "cti/csta/Encoder.h"
#include "cti/csta/Redaction.h"
#include "tests/support/TestRegistry.h"

#include <QSemaphore>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace balie;

namespace {

TraceRecord message(TraceRecord::Kind kind, const QByteArray &payload)
{
    return {kind, 1'767'600'000'123, 4567, 2, u"csta"_s, u"0042"_s, payload};
}

bool same(const TraceRecord &a, const TraceRecord &b)
{
    return a.kind == b.kind && a.wallMs == b.wallMs && a.monotonicMs == b.monotonicMs
        && a.session == b.session && a.protocol == b.protocol && a.invoke == b.invoke
        && a.payload == b.payload;
}

} // namespace

class TraceFile : public test::TestCase {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString path() const { return m_folder.filePath(u"trace.jsonl"_s); }

    QByteArray bytes() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QVector<TraceRecord> readBack() const
    {
        QVector<TraceRecord> records;
        auto reader = TraceReader::open(path());
        while (reader) {
            auto record = reader->next();
            if (!record || !*record)
                break;
            records.append(**record);
        }
        return records;
    }

private Q_SLOTS:
    void whatGoesInComesOut()
    {
        const QVector<TraceRecord> sent{
            message(TraceRecord::Kind::Out, "<MakeCall/>"),
            message(TraceRecord::Kind::In, u"<a>\n\t\"é€\U0001F600\"\\</a>"_s.toUtf8()),
            message(TraceRecord::Kind::In, QByteArray("\xFF\x00\xC3\x28", 4)),
            message(TraceRecord::Kind::In, "\xEF\xBB\xBF<a/>"),
            message(TraceRecord::Kind::In, {}),
            {TraceRecord::Kind::Note, 1'767'600'000'124, 4568, 2, {}, {}, "link lost"},
        };
        {
            const auto writer = TraceWriter::open(path(), csta::redacted);
            QVERIFY(writer);
            for (const TraceRecord &record : sent)
                (*writer)->record(record);
        }
        const auto read = readBack();
        QCOMPARE(read.size(), sent.size());
        for (qsizetype i = 0; i < sent.size(); ++i)
            QVERIFY2(same(read.at(i), sent.at(i)), QByteArray::number(i).constData());
        QCOMPARE(bytes().count('\n'), sent.size());
        QVERIFY(bytes().startsWith("{"));
        QVERIFY(TraceReader::looksLikeTrace(bytes()));
    }

    void onlyTheOwnerMayReadIt()
    {
        {
            QFile old(path());
            QVERIFY(old.open(QIODevice::WriteOnly));
            QVERIFY(old.setPermissions(
                QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther));
        }
        QVERIFY(TraceWriter::open(path(), csta::redacted));
        QVERIFY(!(QFile::permissions(path()) & (QFileDevice::ReadOther | QFileDevice::ReadGroup)));
    }

    void passwordsNeverReachTheFile()
    {
        const auto login
            = csta::encode(csta::StartApplicationSession{u"Balie"_s,
                               csta::SessionLogin{u"receptie"_s, u"Zeer<Geheim>"_s, u"200"_s},
                               {csta::Edition::Ed6}, 180},
                {});
        QVERIFY(login);
        {
            const auto writer = TraceWriter::open(path(), csta::redacted);
            QVERIFY(writer);
            (*writer)->record(message(TraceRecord::Kind::Out, *login));
            (*writer)->record(
                message(TraceRecord::Kind::Out, login->first(login->indexOf("Geheim") + 6)));
            (*writer)->record(message(TraceRecord::Kind::Note, "could not send " + *login));
        }
        QVERIFY(!bytes().contains("Geheim"));
        QVERIFY(!bytes().contains("Zeer"));
        QCOMPARE(bytes().count("***"), 3);
        QVERIFY(bytes().contains("receptie"));
        const auto read = readBack();
        QCOMPARE(read.size(), 3);
        QVERIFY(read.first().payload.contains("<b:password>***</b:password>"));
    }

    void secretsAreFoundWhereverTheyStand_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QByteArray>("clean");
        const auto row = [](const char *name, const QByteArray &document, const QByteArray &clean) {
            QTest::newRow(name) << document << clean;
        };
        row("nothing to hide", "<a b=\"c\"><d>password</d></a>", "<a b=\"c\"><d>password</d></a>");
        row("plain", "<password>x</password>", "<password>***</password>");
        row("prefix and attributes", "<s:password t=\"1\">x</s:password><s:user>u</s:user>",
            "<s:password t=\"1\">***</s:password><s:user>u</s:user>");
        row("other capitals", "<Password>x</Password>", "<Password>***</Password>");
        row("codes",
            "<accountCode>01</accountCode><authCode>02</authCode><agentPassword>03</agentPassword>",
            "<accountCode>***</accountCode><authCode>***</authCode><agentPassword>***</"
            "agentPassword>");
        row("children", "<authCode><string>x</string></authCode>", "<authCode>***</authCode>");
        row("CDATA", "<password><![CDATA[</x>y]]></password>", "<password>***</password>");
        row("digits", "<GenerateDigits><charactersToSend>1234#</charactersToSend></GenerateDigits>",
            "<GenerateDigits><charactersToSend>***</charactersToSend></GenerateDigits>");
        row("dialled digits", "<diallingSequence>1234#</diallingSequence>",
            "<diallingSequence>***</diallingSequence>");
        row("heard digits", "<digitGeneratedList>12</digitGeneratedList>",
            "<digitGeneratedList>***</digitGeneratedList>");
        row("session", "<s:sessionID>4711</s:sessionID>", "<s:sessionID>***</s:sessionID>");
        row("empty", "<password></password><a/>", "<password></password><a/>");
        row("closed at once", "<password/><a>b</a>", "<password/><a>b</a>");
        row("never closed", "<a><password>x</b>y", "<a><password>***");
        row("cut in the tag", "<a><passw", "<a><passw");
        row("attribute", "<login user=\"u\" password = \"x>y\" device='2'/>",
            "<login user=\"u\" password = \"***\" device='2'/>");
        row("attribute in single quotes", "<login password='x'/>", "<login password='***'/>");
        row("attribute never closed", "<login password=\"x", "<login password=\"***");
        row("attribute never closed, more behind", "<login password=\"x<a>b</a>",
            "<login password=\"***<a>b</a>");
        row("tag never closed", "<login <password>x</password>", "<login <password>***</password>");
        row("apostrophe in a comment", "<!-- it's --><password>x</password><!-- it's -->",
            "<!-- it's --><password>***</password><!-- it's -->");
        row("inside a comment", "<!-- <password>x</password> -->",
            "<!-- <password>***</password> -->");
        row("no password at all", "<passwordHint>x</passwordHint>",
            "<passwordHint>x</passwordHint>");
        row("twice", "<password>x</password><password>y</password>",
            "<password>***</password><password>***</password>");
    }

    void secretsAreFoundWhereverTheyStand()
    {
        QFETCH(QByteArray, document);
        QFETCH(QByteArray, clean);
        QCOMPARE(csta::redacted(document), clean);
    }

    void aFullQueueDropsAndSaysSo()
    {
        QSemaphore started;
        QSemaphore goOn;
        const auto slow = [&](const QByteArray &payload) {
            started.release();
            goOn.acquire();
            return payload.first(qMin<qsizetype>(payload.size(), 100));
        };
        {
            const auto writer = TraceWriter::open(path(), slow);
            QVERIFY(writer);
            (*writer)->record(message(TraceRecord::Kind::In, "first"));
            started.acquire(); // the writer holds the first one; from here everything queues
            const QByteArray large(1024 * 1024, 'x');
            for (int i = 0; i < 40; ++i)
                (*writer)->record(message(TraceRecord::Kind::In, large));
            goOn.release(1000);
        }
        const auto read = readBack();
        QCOMPARE(read.size(), 1 + 32 + 1);
        QCOMPARE(read.last().kind, TraceRecord::Kind::Note);
        QVERIFY2(
            read.last().payload.startsWith("dropped 8 records"), read.last().payload.constData());
    }

    void whatCannotBeOpenedIsSaid()
    {
        const auto writer
            = TraceWriter::open(m_folder.filePath(u"no/such/folder/t"_s), csta::redacted);
        QVERIFY(!writer);
        QCOMPARE(writer.error().code, ErrorCode::Io);
        QVERIFY(!writer.error().userText.isEmpty());
        QVERIFY(!TraceReader::open(m_folder.filePath(u"missing"_s)));
    }

    void aBadLineDoesNotEndTheTrace()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray good = traceLine(message(TraceRecord::Kind::In, "<a/>"));
        file.write(good + "\n{\"kind\":\"in\"\n\n[1]\n{\"kind\":\"sideways\"}\n" + good);
        file.close();
        auto reader = TraceReader::open(path());
        QVERIFY(reader);
        QVector<qint64> bad;
        int found = 0;
        for (;;) {
            const auto record = reader->next();
            if (!record) {
                QCOMPARE(record.error().code, ErrorCode::InvalidInput);
                bad.append(reader->line());
            } else if (*record) {
                ++found;
            } else {
                break;
            }
        }
        QCOMPARE(found, 2);
        QCOMPARE(bad, (QVector<qint64>{2, 4, 5}));
    }
};

BALIE_TEST(TraceFile)
#include "tst_TraceFile.moc"
