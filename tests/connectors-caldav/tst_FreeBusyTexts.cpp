// Free and busy as servers write it, and the question as an outbox wants it.
#include "crm-connectors/engines/caldav/FreeBusyText.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::crm;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray calendar(const QByteArray &lines)
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VFREEBUSY\r\nDTSTART;VALUE=DATE-TIME:"
           "20261124T000000Z\r\n"
        + lines + "END:VFREEBUSY\r\nEND:VCALENDAR\r\n";
}

QDateTime at(int day, int hour, int minute = 0)
{
    return QDateTime(QDate(2026, 11, day), QTime(hour, minute), Qt::UTC);
}

Expected<QVector<BusySpan>> reported(const QByteArray &document)
{
    return freeBusyText::spans(document, freeBusyText::Empty::IsFree);
}

const QByteArray emptyCalendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";

} // namespace

class FreeBusyTexts : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyNotationOfAStretchIsRead()
    {
        const auto spans = reported(
            calendar("FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261125T100000Z/20261125T1100\r\n "
                     "00Z,20261124T100000Z/PT1H30M\r\n"
                     "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261126T000000Z/P1D\r\n"
                     "FREEBUSY;FBTYPE=FREE:20261124T120000Z/PT1H\r\n"
                     "FREEBUSY;FBTYPE=X-DOING-SOMETHING:20261124T140000/20261124T150000\r\n"
                     "FREEBUSY;X-NOTE=\"a;b\":20261124T080000Z/20261124T083000Z\r\n"));
        QVERIFY(spans.hasValue());
        const QVector<BusySpan> expected{{at(24, 8), at(24, 8, 30), false, false},
            {at(24, 10), at(24, 11, 30), false, true}, {at(24, 14), at(24, 15), false, false},
            {at(25, 10), at(25, 11), false, true}, {at(26, 0), at(27, 0), true, false}};
        QCOMPARE(*spans, expected);
    }

    void aComponentForEachStretchIsReadToo()
    {
        const auto spans
            = reported("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VFREEBUSY\r\nDTSTART:"
                                  "20261124T100000Z\r\nDTEND:20261124T110000Z"
                                  "\r\nFBTYPE:BUSY\r\nEND:VFREEBUSY\r\nBEGIN:VFREEBUSY\r\nDTSTART;"
                                  "TZID=Europe/Amsterdam:20261124T090000\r\n"
                                  "DTEND;TZID=Europe/"
                                  "Amsterdam:20261124T093000\r\nFBTYPE:BUSY-TENTATIVE\r\nEND:"
                                  "VFREEBUSY\r\nBEGIN:VFREEBUSY\r\n"
                                  "DTSTART:20261124T120000Z\r\nDTEND:20261124T130000Z\r\nFBTYPE:"
                                  "FREE\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n");
        QVERIFY(spans.hasValue());
        const QVector<BusySpan> expected{
            {at(24, 8), at(24, 8, 30), false, true}, {at(24, 10), at(24, 11), false, false}};
        QCOMPARE(*spans, expected);
        const auto none
            = reported(emptyCalendar);
        QVERIFY(none.hasValue() && none->isEmpty());
    }

    void nobodyIsFreeBecauseSomethingCouldNotBeRead_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a page") << QByteArray("<!DOCTYPE html><html><body>Sign in</body></html>");
        QTest::newRow("no free and busy") << QByteArray(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        QTest::newRow("cut off") << calendar("FREEBUSY:20261124T100000Z/PT1H\r\n").left(90);
        QTest::newRow("no stretch")
            << calendar("FREEBUSY:20261124T100000Z/PT1H\r\nFREEBUSY:this morning\r\n");
        QTest::newRow("no end") << calendar("FREEBUSY:20261124T100000Z/\r\n");
        QTest::newRow("backwards") << calendar("FREEBUSY:20261124T100000Z/20261124T090000Z\r\n");
        QTest::newRow("backwards by its length") << calendar("FREEBUSY:20261124T100000Z/-PT1H\r\n");
        QTest::newRow("no day") << calendar("FREEBUSY:20261399T100000Z/20261399T110000Z\r\n");
        QTest::newRow("a zone that is none") << QByteArray(
            "BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nDTSTART;TZID=Nowhere/Land:20261124T090000\r\n"
            "DTEND:20261124T110000Z\r\nFBTYPE:BUSY\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n");
        QTest::newRow("no times") << QByteArray(
            "BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nFBTYPE:BUSY\r\n"
            "END:VFREEBUSY\r\nEND:VCALENDAR\r\n");
        QTest::newRow("no length on no day") << calendar("FREEBUSY:20261399T100000Z/PT0S\r\n");
        QTest::newRow("no length at all") << calendar("FREEBUSY:20261124T100000Z/P\r\n");
        QTest::newRow("inside something else") << QByteArray(
            "BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nEND:VFREEBUSY\r\nBEGIN:VEVENT\r\n"
            "BEGIN:VFREEBUSY\r\nFREEBUSY:20261124T100000Z/PT1H\r\nEND:VFREEBUSY\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n");
        QTest::newRow("indented") << QByteArray(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n BEGIN:VFREEBUSY\r\n"
            " FREEBUSY:20261124T100000Z/PT1H\r\n END:VFREEBUSY\r\nEND:VCALENDAR\r\n");
        QTest::newRow("too many") << calendar(
            QByteArray("FREEBUSY:20261124T100000Z/PT1H\r\n").repeated(freeBusyText::most + 1));
    }
    void nobodyIsFreeBecauseSomethingCouldNotBeRead()
    {
        QFETCH(QByteArray, document);
        const auto spans = reported(document);
        QVERIFY(!spans.hasValue());
        QCOMPARE(spans.error().code, ErrorCode::Protocol);
        QVERIFY(!spans.error().detail.isEmpty());
    }

    void aStretchWithoutLengthHidesNothing_data()
    {
        QTest::addColumn<QByteArray>("stretch");
        QTest::newRow("to itself") << QByteArray("20261124T100000Z/20261124T100000Z");
        QTest::newRow("seconds") << QByteArray("20261124T100000Z/PT0S");
        QTest::newRow("days") << QByteArray("20261124T100000Z/P0D");
        QTest::newRow("all of them") << QByteArray("20261124T100000Z/-P0DT0H0M0S");
        QTest::newRow("folded") << QByteArray("20261124T100000Z/P\r\n T0S");
    }
    void aStretchWithoutLengthHidesNothing()
    {
        // SabreDAV writes an appointment that ends when it begins so, between the others.
        QFETCH(QByteArray, stretch);
        const auto spans = reported(calendar("FREEBUSY;FBTYPE=BUSY:20261124T080000Z/PT1H," + stretch
            + ",20261124T140000Z/PT1H\r\n"));
        QVERIFY2(spans.hasValue(), spans ? "" : qPrintable(spans.error().detail));
        const QVector<BusySpan> expected{
            {at(24, 8), at(24, 9), false, false}, {at(24, 14), at(24, 15), false, false}};
        QCOMPARE(*spans, expected);
        const auto alone = reported(calendar("FREEBUSY:" + stretch + "\r\n"));
        QVERIFY(alone.hasValue() && alone->isEmpty());
    }

    void anOutboxThatTellsNothingProvesNothing()
    {
        using freeBusyText::Empty;
        QVERIFY(!freeBusyText::spans(emptyCalendar, Empty::IsUnknown).hasValue());
        const auto told = freeBusyText::spans(calendar({}), Empty::IsUnknown);
        QVERIFY(told.hasValue() && told->isEmpty());
    }

    void whoHasNoStretchIsFree()
    {
        for (const QByteArray &lines :
            {QByteArray(), QByteArray("FREEBUSY:\r\n"), QByteArray("COMMENT:niets\r\n")}) {
            const auto spans = reported(calendar(lines));
            QVERIFY(spans.hasValue() && spans->isEmpty());
        }
    }

    void theQuestionNamesEverybodyAndLetsNobodyWriteIntoIt()
    {
        const QString longName = QString(80, u'x') + u"@office.example"_s;
        const QString wicked = u"a\r\nATTENDEE:mailto:b@office.example"_s;
        const BusyLookup lookup{
            {u"jan+balie@office.example"_s, longName, wicked}, at(24, 8), at(25, 8)};
        const QByteArray text
            = freeBusyText::request(QUrl(u"mailto:anna@office.example"_s), lookup, at(24, 7));
        const QList<QByteArray> lines = text.split('\n');
        for (const QByteArray &line : lines)
            QVERIFY2(line.size() <= 76 && (line.isEmpty() || line.endsWith('\r')), line);
        const QByteArray unfolded = QByteArray(text).replace("\r\n ", "");
        QVERIFY(unfolded.contains("\r\nMETHOD:REQUEST\r\n"));
        QVERIFY(unfolded.contains("\r\nORGANIZER:mailto:anna@office.example\r\n"));
        QVERIFY(unfolded.contains("\r\nDTSTART:20261124T080000Z\r\nDTEND:20261125T080000Z\r\n"));
        QVERIFY(unfolded.contains("\r\nATTENDEE:mailto:jan+balie@office.example\r\n"));
        QVERIFY(unfolded.contains("\r\nATTENDEE:mailto:" + longName.toLatin1() + "\r\n"));
        QCOMPARE(unfolded.count("\r\nATTENDEE:"), 3);
        QCOMPARE(freeBusyText::emailOf(freeBusyText::addressOf(wicked)), wicked);
    }
};

BALIE_TEST(FreeBusyTexts)
#include "tst_FreeBusyTexts.moc"
