#include "base/ManualClock.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "ui/calls/NoticeBar.h"
#include "ui/calls/NoticeRow.h"

#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::ui;

class Notices : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void infoGoesByItself();
    void errorsStayUntilRead();
    void theSameSentenceDoesNotStack();
    void manyWait();
    void escapePutsTheNewestAway();

private:
    struct Window {
        ManualClock clock;
        Theme theme;
        QWidget host;
        NoticeBar bar{theme, clock, &host};
        Window()
        {
            host.resize(600, 300);
            host.show();
        }
        int shown() const
        {
            int count = 0;
            for (const auto *row : bar.findChildren<NoticeRow *>())
                count += row->isVisible() ? 1 : 0;
            return count;
        }
    };
};

void Notices::infoGoesByItself()
{
    Window w;
    QVERIFY(!w.bar.isVisible());
    w.bar.post(desk::Notice::info(u"Doorverbonden."_s));
    QVERIFY(w.bar.isVisible());
    w.clock.advance(std::chrono::milliseconds(9'999));
    QCOMPARE(w.bar.sentences(), QStringList{u"Doorverbonden."_s});
    w.clock.advance(std::chrono::milliseconds(1));
    QCOMPARE(w.bar.sentences(), QStringList());
    QVERIFY(!w.bar.isVisible());
    QVERIFY(!w.clock.nextDeadline());
}

void Notices::errorsStayUntilRead()
{
    Window w;
    const NoticeId id
        = w.bar.post(desk::Notice::failure({ErrorCode::Timeout, u"Geen antwoord."_s, {}}));
    w.clock.advance(std::chrono::hours(1));
    QCOMPARE(w.shown(), 1);
    QCOMPARE(test::namelessControls(&w.bar), QStringList());
    QSignalSpy dismissed(&w.bar, &NoticeBar::dismissed);
    QTest::mouseClick(w.bar.findChild<QToolButton *>(), Qt::LeftButton);
    QCoreApplication::processEvents();
    QCOMPARE(dismissed.count(), 1);
    QCOMPARE(dismissed[0][0].value<NoticeId>(), id);
    QVERIFY(!w.bar.isVisible());
}

void Notices::theSameSentenceDoesNotStack()
{
    Window w;
    const NoticeId first = w.bar.post(desk::Notice::info(u"Bezet."_s));
    w.clock.advance(std::chrono::seconds(8));
    QCOMPARE(w.bar.post(desk::Notice::info(u"Bezet."_s)), first);
    QCOMPARE(w.bar.sentences().size(), 1);
    w.clock.advance(std::chrono::seconds(8));
    QCOMPARE(w.bar.sentences().size(), 1); // it lives anew
    w.clock.advance(std::chrono::seconds(2));
    QCOMPARE(w.bar.sentences().size(), 0);
}

void Notices::manyWait()
{
    Window w;
    for (int i = 0; i < 5; ++i)
        w.bar.post(desk::Notice::warning(QString::number(i)));
    QCOMPARE(w.shown(), NoticeBar::MaximumShown);
    QCOMPARE(w.bar.sentences().first(), u"4"_s);
    QCOMPARE(w.bar.sentences().size(), 5);
    w.bar.withdraw(NoticeId(5));
    QCOMPARE(w.bar.sentences().first(), u"3"_s);
    QCOMPARE(w.shown(), NoticeBar::MaximumShown);
}

void Notices::escapePutsTheNewestAway()
{
    Window w;
    w.bar.post(desk::Notice::warning(u"oud"_s));
    w.bar.post(desk::Notice::warning(u"nieuw"_s));
    QTest::keyClick(&w.bar, Qt::Key_Escape);
    QCOMPARE(w.bar.sentences(), QStringList{u"oud"_s});
}

BALIE_TEST(Notices)
#include "tst_Notices.moc"
