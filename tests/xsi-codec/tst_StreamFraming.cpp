#include "cti/xsi/StreamFramer.h"
#include "tests/support/TestRegistry.h"
#include "tests/xsi-codec/XsiDocuments.h"

using namespace balie;
using namespace balie::xsi;
using namespace Qt::Literals::StringLiterals;

/// The endless reply of a channel: documents come out whole, however the bytes were cut.
class StreamFraming : public test::TestCase {
    Q_OBJECT

private:
    static QByteArray tricky()
    {
        return "<a x=\"1>2\" y='</a>'><!-- </a> <b> -- > --><![CDATA[</a>]]> ]]><?pi </a> ?>"
               "<b/><c z='\"'  /><a></a >text > more</a>";
    }

    static QVector<QByteArray> stream()
    {
        return {
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Channel><channelId>1</channelId></Channel>",
            "<ChannelHeartBeat/>", tricky(),
            test::subscriptionEvent("CallReceivedEvent", test::wholeCall())
                .trimmed()
                .replace("?>\n<", "?><")};
    }

private Q_SLOTS:
    void documentsComeOutWholeWhereverTheyAreCut()
    {
        const QVector<QByteArray> wanted = stream();
        const QByteArray bytes = wanted.join("\r\n \t");
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
            StreamFramer framer;
            const auto first = framer.feed(bytes.first(cut));
            const auto second = framer.feed(bytes.sliced(cut));
            QVERIFY2(first && second, qPrintable(u"cut at %1"_s.arg(cut)));
            QCOMPARE(*first + *second, wanted);
            QCOMPARE(framer.pending(), 0);
        }
    }

    void oneByteAtATime()
    {
        StreamFramer framer;
        QVector<QByteArray> got;
        const QByteArray bytes = stream().join('\n');
        for (const char byte : bytes) {
            const auto documents = framer.feed(QByteArray(1, byte));
            QVERIFY(documents);
            got += *documents;
        }
        QCOMPARE(got, stream());
    }

    void severalInOnePiece()
    {
        StreamFramer framer;
        const auto documents = framer.feed("<a/><b>1</b>\n<?xml version='1.0'?>\n<c></c><d");
        QVERIFY(documents);
        QCOMPARE(
            *documents, (QVector<QByteArray>{"<a/>", "<b>1</b>", "<?xml version='1.0'?><c></c>"}));
        QVERIFY(framer.pending() > 0);
        QCOMPARE(*framer.feed("/>"), QVector<QByteArray>{"<d/>"});
    }

    void whatStandsBetweenDocumentsIsLeftOut()
    {
        StreamFramer framer;
        const auto documents = framer.feed(
            "\xEF\xBB\xBF<?xml version='1.0'?><!-- <a> --><?other thing?><a/>\n<!-- end --><b/>");
        QVERIFY(documents);
        QCOMPARE(*documents, (QVector<QByteArray>{"<?xml version='1.0'?><a/>", "<b/>"}));
        QCOMPARE(framer.pending(), 0);
    }

    void whatCannotBeReadEndsTheStream_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("doctype") << QByteArray("<!DOCTYPE a><a/>");
        QTest::newRow("doctype after the declaration")
            << QByteArray("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'c'>]><a/>");
        QTest::newRow("doctype inside") << QByteArray("<a><!DOCTYPE b></a>");
        QTest::newRow("text") << QByteArray("Service Unavailable");
        QTest::newRow("text after a document") << QByteArray("<a/>x");
        QTest::newRow("CDATA outside") << QByteArray("<![CDATA[a]]>");
        QTest::newRow("end tag first") << QByteArray("</a>");
        QTest::newRow("no name") << QByteArray("<a>1 < 2</a>");
        QTest::newRow("tag in a tag") << QByteArray("<a <b>");
        QTest::newRow("zero") << QByteArray(1, '\0');
    }

    void whatCannotBeReadEndsTheStream()
    {
        QFETCH(QByteArray, bytes);
        StreamFramer framer;
        const auto documents = framer.feed(bytes);
        QVERIFY(!documents);
        QCOMPARE(documents.error().code, ErrorCode::Protocol);
        QVERIFY(!documents.error().userText.isEmpty());
        QVERIFY(!framer.feed("<a/>"));
        framer.clear();
        QCOMPARE(*framer.feed("<a/>"), QVector<QByteArray>{"<a/>"});
    }

    void aDocumentWithoutAnEndIsRefused_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("text") << QByteArray("<a>");
        QTest::newRow("attribute") << QByteArray("<a b=\"");
        QTest::newRow("comment") << QByteArray("<!--");
        QTest::newRow("cdata") << QByteArray("<a><![CDATA[");
        QTest::newRow("name") << QByteArray("<");
    }

    void aDocumentWithoutAnEndIsRefused()
    {
        QFETCH(QByteArray, start);
        StreamFramer framer;
        QVERIFY(framer.feed(start));
        const QByteArray piece(256 * 1024, 'x');
        int pieces = 0;
        while (framer.feed(piece)) {
            QVERIFY(++pieces <= 16);
            QVERIFY(framer.pending() <= StreamFramer::maxDocument);
        }
        QCOMPARE(pieces, 15);
    }

    void aLongStreamOfShortDocumentsIsNoLongDocument()
    {
        StreamFramer framer;
        const QByteArray document = "<a>" + QByteArray(1000, 'x') + "</a>";
        const QByteArray piece = document.repeated(1000);
        for (int i = 0; i < 6; ++i) {
            const auto documents = framer.feed(piece);
            QVERIFY(documents);
            QCOMPARE(documents->size(), 1000);
            QCOMPARE(documents->last(), document);
        }
    }
};

BALIE_TEST(StreamFraming)
#include "tst_StreamFraming.moc"
