// What the console says never moves what somebody is about to click on.
#include "tests/support/TestRegistry.h"
#include "tests/ui/Console.h"
#include "ui/calls/MissedList.h"
#include "ui/calls/NoticeBar.h"
#include "ui/calls/NoticeRow.h"
#include "ui/people/PeoplePane.h"

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using test::Console;

namespace {

QVector<QRect> tilePlaces(const Console &console)
{
    const TileView *view = console.window->people()->overview();
    QVector<QRect> places;
    for (int row = 0; row < console.office.peopleModel.rowCount(); ++row) {
        const QRect tile = view->visualRect(console.office.peopleModel.index(row));
        places.append(QRect(view->viewport()->mapTo(console.window.get(), tile.topLeft()), tile.size()));
    }
    return places;
}

} // namespace

class QuietList : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aNoticeMovesNoTile()
    {
        Console console;
        const QVector<QRect> before = tilePlaces(console);
        console.window->post(desk::Notice::info(u"Sent to Anna de Vries."_s));
        console.window->post(desk::Notice::warning(u"The PBX does not answer. Try again in a moment."_s));
        QCoreApplication::processEvents();
        const auto rows = console.window->findChildren<NoticeRow *>();
        QCOMPARE(rows.size(), 2);
        for (const NoticeRow *row : rows) {
            QVERIFY(row->isVisible());
            const QRect place(row->mapTo(console.window.get(), QPoint(0, 0)), row->size());
            QVERIFY(console.window->rect().contains(place) && row->height() >= row->minimumSizeHint().height());
        }
        QCOMPARE(tilePlaces(console), before);
        console.office.clock.advance(NoticeBar::InfoLifetime);
        QCoreApplication::processEvents();
        QCOMPARE(console.window->notices()->sentences().size(), 1);
        QCOMPARE(tilePlaces(console), before);
    }

    void escapePutsTheNewestNoticeAway()
    {
        Console console;
        console.window->post(desk::Notice::warning(u"First"_s));
        console.window->post(desk::Notice::warning(u"Second"_s));
        console.type(u"an"_s);
        console.press(Qt::Key_Escape); // the text first
        QCOMPARE(console.window->notices()->sentences().size(), 2);
        console.press(Qt::Key_Escape);
        QCOMPARE(console.window->notices()->sentences(), QStringList{u"First"_s});
        console.press(Qt::Key_Escape);
        QVERIFY(console.window->notices()->sentences().isEmpty());
    }

    void alsoAGapWithoutCallsIsToldAndMovesNoTile()
    {
        Console console;
        const QVector<QRect> before = tilePlaces(console);
        auto *missed = console.window->findChild<MissedList *>();
        QVERIFY(missed != nullptr && !missed->isVisible());
        console.office.loseLink();
        console.office.clock.advance(std::chrono::minutes(2));
        console.office.connectToPbx();
        QCoreApplication::processEvents();
        // No call of our own changed: what cannot be known is said all the same.
        QVERIFY(missed->isVisible());
        const auto labels = missed->findChildren<QLabel *>();
        const QString summary = console.office.missed.summary();
        QVERIFY(!summary.isEmpty());
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) {
            return label->isVisible() && label->text() == summary;
        }));
        QCOMPARE(tilePlaces(console), before);
        // A link that is lost again makes it untrue.
        console.office.loseLink();
        QVERIFY(!missed->isVisible());
    }
};

BALIE_TEST(QuietList)
#include "tst_QuietList.moc"
