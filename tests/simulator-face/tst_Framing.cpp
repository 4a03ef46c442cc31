#include "cti/simulator/server/J2Framer.h"
#include "tests/support/TestRegistry.h"

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace sim;

class Framing : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aFrameIsAsTheStandardSays();
    void lengthsCountBytesAndGoPast32767();
    void whatIsTooLongIsNotFramed();
    void framesAreFoundHoweverTheyAreCut();
    void foreignBytesBreakTheStream_data();
    void foreignBytesBreakTheStream();
};

void Framing::aFrameIsAsTheStandardSays()
{
    const auto frame = j2::frame("0042<a>é</a>");
    QVERIFY(frame);
    QCOMPARE(*frame,
        QByteArray("\x00\x00\x00\x11"
                   "0042<a>\xC3\xA9</a>",
            17));
}

void Framing::lengthsCountBytesAndGoPast32767()
{
    const QByteArray message = "0001" + QByteArray(50'000, 'x');
    const auto frame = j2::frame(message);
    QVERIFY(frame);
    J2Framer framer;
    framer.append(*frame);
    QCOMPARE(framer.next().value_or(QByteArray()), message);
}

void Framing::whatIsTooLongIsNotFramed()
{
    QVERIFY(j2::frame("0001" + QByteArray(j2::maxDocument, 'x')));
    QVERIFY(!j2::frame("0001" + QByteArray(j2::maxDocument + 1, 'x')));
}

void Framing::framesAreFoundHoweverTheyAreCut()
{
    QByteArray stream;
    QList<QByteArray> messages;
    for (int i = 1; i <= 5; ++i) {
        messages.append(QByteArray::number(i).rightJustified(4, '0') + QByteArray(i * 7, 'x'));
        stream += *j2::frame(messages.back());
    }
    for (qsizetype step = 1; step <= stream.size(); ++step) {
        J2Framer framer;
        QList<QByteArray> found;
        for (qsizetype at = 0; at < stream.size(); at += step) {
            framer.append(QByteArrayView(stream).sliced(at, std::min(step, stream.size() - at)));
            while (const auto message = framer.next())
                found.append(*message);
        }
        QCOMPARE(found, messages);
        QVERIFY(!framer.isBroken());
        QCOMPARE(framer.pending(), 0);
    }
}

void Framing::foreignBytesBreakTheStream_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("SOAP indicator") << QByteArray("\x00\x01\x00\x0A"
                                                  "0001<a",
        10);
    QTest::newRow("length within the header") << QByteArray("\x00\x00\x00\x07"
                                                            "0001<a",
        10);
    QTest::newRow("no invoke id") << QByteArray("\x00\x00\x00\x0A"
                                                "00x1<a",
        10);
}

void Framing::foreignBytesBreakTheStream()
{
    QFETCH(QByteArray, bytes);
    J2Framer framer;
    framer.append(bytes);
    QVERIFY(!framer.next());
    QVERIFY(framer.isBroken());
}

} // namespace balie::test

using balie::test::Framing;
BALIE_TEST(Framing)
#include "tst_Framing.moc"
