// What a person types for a time, and what is made of it.
#include "base/ManualClock.h"
#include "desk/pacing/WallDeadline.h"
#include "desk/text/Moments.h"
#include "tests/support/TestRegistry.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::desk;

namespace {

QDateTime monday(int hour, int minute, int second = 0)
{
    return QDateTime(QDate(2026, 1, 5), QTime(hour, minute, second));
}

} // namespace

class TypedTimes : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QDateTime>("meant");
        const auto row = [](const char *typed, const QDateTime &meant) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << meant;
        };
        // It is Monday, 10:20:30.
        row("15", monday(15, 0));
        row("15:00", monday(15, 0));
        row("1500", monday(15, 0));
        row("15.30", monday(15, 30));
        row("15u30", monday(15, 30));
        row("15 uur", monday(15, 0));
        row(" voor 15:00 ", monday(15, 0));
        row("v\xc3\xb3\xc3\xb3r 15", monday(15, 0));
        row("11", monday(11, 0));
        row("3", monday(15, 0)); // three in the night has passed
        row("3pm", monday(15, 0));
        row("930", monday(21, 30)); // half past nine has passed; the evening has not
        row("09:30", monday(9, 30).addDays(1)); // but a zero says which half of the day
        row("10", monday(22, 0));
        row("12", monday(12, 0));
        row("12:15", monday(12, 15));
        row("0:30", monday(0, 30).addDays(1));
        row("half vier", monday(15, 30));
        row("half 4", monday(15, 30));
        row("half past three", monday(15, 30));
        row("kwart over 3", monday(15, 15));
        row("kwart voor vier", monday(15, 45));
        row("quarter to four", monday(15, 45));
        row("kwart voor een", monday(12, 45));
        row("drie uur", monday(15, 0));
        row("half een", monday(12, 30));
        row("over een uur", monday(11, 20));
        row("over \xc3\xa9\xc3\xa9n uur", monday(11, 20));
        row("over 'n uur", monday(11, 20));
        row("in an hour", monday(11, 20));
        row("over 2 uur", monday(12, 20));
        row("over een half uur", monday(10, 50));
        row("over een kwartier", monday(10, 35));
        row("over drie kwartier", monday(11, 5));
        row("over anderhalf uur", monday(11, 50));
        row("over 20 minuten", monday(10, 40));
        row("in 20 minutes", monday(10, 40));
        row("+30", monday(10, 50));
        row("45 min", monday(11, 5));
        row("morgen", monday(9, 0).addDays(1));
        row("morgen 9", monday(9, 0).addDays(1));
        row("morgen om 14:30", monday(14, 30).addDays(1));
        row("tomorrow 3", monday(15, 0).addDays(1));
        row("overmorgen 11", monday(11, 0).addDays(2));
        row("vrijdag", monday(9, 0).addDays(4));
        row("Friday 16:00", monday(16, 0).addDays(4));
        row("maandag 10", monday(10, 0).addDays(7)); // never today
        row("30-1 14:00", QDateTime(QDate(2026, 1, 30), QTime(14, 0)));
        row("4-1", QDateTime(QDate(2027, 1, 4), QTime(9, 0)));
        row("1-2-2026 8:30", QDateTime(QDate(2026, 2, 1), QTime(8, 30)));
    }

    void readsWhatIsTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QDateTime, meant);
        const auto read = readMoment(typed, monday(10, 20, 30));
        QVERIFY(read.has_value());
        QCOMPARE(*read, meant);
    }

    void refusesWhatIsNoTimeToCome_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed : {"", "  ", "later", "25", "15:60", "1560", "vandaag 09:00", "over", "over nul uur",
                 "-3", "30-2", "1-1-2026 9", "5-1-1999", "half 14", "over een jaar", "15:00:00", "12345",
                 "99999999999999999999", "over 99999999999 uur"})
            QTest::newRow(typed) << QString::fromLatin1(typed);
        QTest::newRow("long") << QString(10'000, u'9');
    }

    void refusesWhatIsNoTimeToCome()
    {
        QFETCH(QString, typed);
        const auto read = readMoment(typed, monday(10, 20));
        QVERIFY2(!read, qPrintable(read.value_or(QDateTime()).toString()));
    }

    void anHourThatDoesNotExistIsNoTrap()
    {
        // Summer time begins on 29 March 2026 at 2:00.
        const QDateTime before(QDate(2026, 3, 29), QTime(0, 30));
        const auto read = readMoment(u"02:30"_s, before);
        QVERIFY(!read || *read > before);
        QCOMPARE(readMoment(u"over 2 uur"_s, before).value(), before.addSecs(7200));
    }

    void everyShownTimeReadsBack()
    {
        const QDateTime now = monday(10, 20);
        for (const QDateTime &moment : {monday(10, 21), monday(23, 59), monday(0, 10).addDays(1), monday(9, 30).addDays(1)})
            QCOMPARE(readMoment(momentText(moment, now), now).value(), moment);
    }

    void aFarDeadlineIsNotLate()
    {
        ManualClock clock;
        int fired = 0;
        QDateTime firedAt;
        WallDeadline deadline(clock, [&] {
            ++fired;
            firedAt = localNow(clock);
        });
        const QDateTime moment = localNow(clock).addSecs(3 * 24 * 3600 + 7);
        deadline.set(moment);
        clock.advance(24h * 4);
        QCOMPARE(fired, 1);
        QVERIFY(firedAt >= moment && firedAt < moment.addSecs(1));
        QVERIFY2(clock.firedCount() < 20, "one deadline must not poll");
        deadline.set(localNow(clock).addSecs(60));
        deadline.set({});
        clock.advance(1h);
        QCOMPARE(fired, 1);
    }
};

BALIE_TEST(TypedTimes)
#include "tst_TypedTimes.moc"
