#include "cti/csta/Framing.h"
#include "tests/csta/Samples.h"
#include "tests/support/TestRegistry.h"

#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::csta;

namespace {

QByteArray framed(const Frame &frame)
{
    const auto bytes = writeFrame(frame);
    return bytes ? *bytes : QByteArray();
}

/// Everything that comes out for bytes in these portions; ends at an error, whose detail is
/// returned.
QString readAll(const QVector<QByteArray> &portions, QVector<Frame> &frames)
{
    FrameReader reader;
    for (const QByteArray &portion : portions) {
        reader.feed(portion);
        for (;;) {
            auto frame = reader.next();
            if (!frame)
                return frame.error().detail;
            if (!*frame)
                break;
            frames.append(**frame);
        }
    }
    return {};
}

} // namespace

class Framing : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void headerIsThatOfAnnexJ2()
    {
        QCOMPARE(framed({1, "<a/>"}),
            QByteArray("\0\0\0\x0C"
                       "0001<a/>",
                12));
        QCOMPARE(framed({EventInvokeId, {}}),
            QByteArray("\0\0\0\x08"
                       "9999",
                8));
    }

    void lengthCountsBytesNotCharacters()
    {
        const QByteArray document = u"<a>é€</a>"_s.toUtf8();
        QCOMPARE(document.size(), 12);
        QCOMPARE(int(framed({1, document}).at(3)), 20);
    }

    void lengthIsUnsigned()
    {
        const QByteArray document(40'000, 'x');
        QVector<Frame> frames;
        QCOMPARE(readAll({framed({7, document})}, frames), QString());
        QCOMPARE(frames, (QVector<Frame>{{7, document}}));
    }

    void whatDoesNotFitIsRefused()
    {
        QVERIFY(writeFrame({1, QByteArray(65'527, 'x')}));
        const auto tooMuch = writeFrame({1, QByteArray(65'528, 'x')});
        QVERIFY(!tooMuch);
        QCOMPARE(tooMuch.error().code, ErrorCode::InvalidInput);
        QVERIFY(!tooMuch.error().userText.isEmpty());
        QVERIFY(!writeFrame({10'000, "<a/>"}));
        QVERIFY(!writeFrame({-1, "<a/>"}));
    }

    void splitAtEveryByte()
    {
        const QVector<Frame> sent{
            {1, "<MakeCall/>"}, {EventInvokeId, "<DeliveredEvent/>"}, {9998, {}}, {42, "<é/>"}};
        QByteArray stream;
        for (const Frame &frame : sent)
            stream += framed(frame);
        for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
            QVector<Frame> frames;
            QCOMPARE(readAll({stream.first(cut), stream.sliced(cut)}, frames), QString());
            QCOMPARE(frames, sent);
        }
        QVector<QByteArray> singly;
        for (const char byte : stream)
            singly.append(QByteArray(1, byte));
        QVector<Frame> frames;
        QCOMPARE(readAll(singly, frames), QString());
        QCOMPARE(frames, sent);
    }

    void anyPortionsGiveTheSameFrames()
    {
        QRandomGenerator random(test::seed());
        QVector<Frame> sent;
        QByteArray stream;
        for (int i = 0; i < 200; ++i) {
            sent.append(
                {int(random.bounded(10'000u)), QByteArray(int(random.bounded(3000u)), 'x')});
            stream += framed(sent.last());
        }
        QVector<QByteArray> portions;
        for (qsizetype at = 0; at < stream.size();) {
            const qsizetype size = qMin<qsizetype>(stream.size() - at, 1 + random.bounded(5000));
            portions.append(stream.sliced(at, size));
            at += size;
        }
        QVector<Frame> frames;
        QCOMPARE(readAll(portions, frames), QString());
        QCOMPARE(frames, sent);
    }

    void garbageIsRefusedAsSoonAsItShows_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a web server") << QByteArray("HTTP/1.1 400 Bad Request\r\n");
        QTest::newRow("one wrong byte") << QByteArray("\x16");
        QTest::newRow("SOAP indicator") << QByteArray("\0\x01\0\x0C"
                                                      "0001<a/>",
            12);
        QTest::newRow("shorter than its header") << QByteArray("\0\0\0\x07"
                                                               "0001",
            8);
        QTest::newRow("length 0") << QByteArray(4, '\0');
        QTest::newRow("letters for an invoke id") << QByteArray("\0\0\0\x0C"
                                                                "00x1<a/>",
            12);
        QTest::newRow("half an invoke id is enough") << QByteArray("\0\0\0\x0C"
                                                                   "0-",
            6);
    }

    void garbageIsRefusedAsSoonAsItShows()
    {
        QFETCH(QByteArray, bytes);
        FrameReader reader;
        reader.feed(bytes);
        const auto first = reader.next();
        QVERIFY(!first);
        QCOMPARE(first.error().code, ErrorCode::Protocol);
        QVERIFY(!first.error().userText.isEmpty());
        QVERIFY(!first.error().detail.isEmpty());
        // The stream has lost its footing: a good frame behind it does not heal it.
        reader.feed(framed({1, "<a/>"}));
        QVERIFY(!reader.next());
    }

    void goodFramesBeforeGarbageAreDelivered()
    {
        QVector<Frame> frames;
        const QString fault = readAll({framed({1, "<a/>"}) + "rubbish"}, frames);
        QVERIFY(!fault.isEmpty());
        QCOMPARE(frames, (QVector<Frame>{{1, "<a/>"}}));
    }

    void aCutStreamIsWaitedForNotInvented()
    {
        const QByteArray whole = framed({1, "<MakeCall/>"});
        for (qsizetype size = 0; size < whole.size(); ++size) {
            FrameReader reader;
            reader.feed(whole.first(size));
            const auto frame = reader.next();
            QVERIFY(frame);
            QVERIFY(!*frame);
            QCOMPARE(reader.pending(), size);
        }
    }

    void textMessages()
    {
        QCOMPARE(writeTextMessage({7, u"<é/>"_s.toUtf8()}), u"0007<é/>"_s.toUtf8());
        const auto event = readTextMessage("9999<DeliveredEvent/>");
        QVERIFY(event);
        QCOMPARE(*event, (Frame{EventInvokeId, "<DeliveredEvent/>"}));
        for (const QString &bad :
            {u""_s, u"12"_s, u"<a/>"_s, u"+123<a/>"_s, u" 123<a/>"_s, u"१२३४<a/>"_s}) {
            const auto frame = readTextMessage(bad.toUtf8());
            QVERIFY2(!frame, qPrintable(bad));
            QCOMPARE(frame.error().code, ErrorCode::Protocol);
        }
    }
};

BALIE_TEST(Framing)
#include "tst_Framing.moc"
