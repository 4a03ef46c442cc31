// The live view paints what changed and can be seen: not more, not less.
#include "tests/support/TestRegistry.h"
#include "tests/ui/Office.h"
#include "ui/people/TileText.h"
#include "ui/people/TileView.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A wall of tiles over an office; counts who was painted.
struct Wall {
    explicit Wall(int colleagues, const QSize &size = QSize(1000, 640))
        : office(colleagues), lamps(office.theme), blink(office.clock),
          view({office.theme, lamps, blink, office.seconds, office.clock}, TileView::Arrangement::Grid)
    {
        office.theme.applyTo(*qApp);
        office.connectToPbx();
        view.setTiles(&office.peopleModel, [this](int row) { return TileRow{&office.peopleModel.tile(row), nullptr}; });
        view.setPaintObserver([this](const desk::Tile &tile) { painted[tile.device] += 1; });
        view.resize(size);
        view.show();
        settle();
    }

    /// Paints what is due and forgets who was painted.
    void settle()
    {
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        painted.clear();
    }

    QSet<cti::DeviceId> paintedNow()
    {
        QCoreApplication::processEvents();
        QSet<cti::DeviceId> result;
        for (auto it = painted.cbegin(); it != painted.cend(); ++it)
            result.insert(it.key());
        return result;
    }

    QSet<cti::DeviceId> visible() const
    {
        QSet<cti::DeviceId> result;
        const auto [first, last] = view.visibleRows();
        for (int row = first; row <= last; ++row)
            result.insert(office.peopleModel.tile(row).device);
        return result;
    }

    test::Office office;
    LampPainter lamps;
    BlinkTick blink;
    TileView view;
    QHash<cti::DeviceId, int> painted;
};

} // namespace

class TilePainting : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theModelKeepsItsPromisesUnderTheView()
    {
        Wall wall(60);
        QAbstractItemModelTester tester(&wall.office.peopleModel, QAbstractItemModelTester::FailureReportingMode::QtTest);
        wall.office.paintMorning();
        wall.office.peopleModel.setFilter(desk::PeopleFilter::available());
        QCoreApplication::processEvents();
        wall.office.peopleModel.setFilter(desk::PeopleFilter::all());
        QCoreApplication::processEvents();
        QCOMPARE(wall.office.peopleModel.rowCount(), 60);
    }

    void aBurstPaintsExactlyWhatChangedAndIsVisible_data()
    {
        QTest::addColumn<int>("changes");
        QTest::newRow("one") << 1;
        QTest::newRow("some") << 25;
        QTest::newRow("a third") << 170;
        QTest::newRow("most, told as one range") << 400;
    }

    void aBurstPaintsExactlyWhatChangedAndIsVisible()
    {
        QFETCH(int, changes);
        Wall wall(500);
        QRandomGenerator random(test::seed());
        QSet<int> numbers;
        while (numbers.size() < changes)
            numbers.insert(201 + int(random.bounded(500u)));
        QVector<cti::DeviceSnapshot> burst;
        QSet<cti::DeviceId> changed;
        for (const int number : numbers) {
            burst.append(wall.office.idle(number));
            burst.last().services.doNotDisturb = true;
            changed.insert(test::Office::device(number));
        }
        const QSet<cti::DeviceId> visible = wall.visible();
        QVERIFY(visible.size() > 20 && visible.size() < 100);
        wall.office.set(burst);
        const QSet<cti::DeviceId> expected = changed & visible;
        QCOMPARE(wall.paintedNow(), expected);
        for (const int times : std::as_const(wall.painted))
            QCOMPARE(times, 1);
    }

    void newsWithoutADifferencePaintsNothing()
    {
        Wall wall(100);
        QVector<cti::DeviceSnapshot> same;
        for (int number = 201; number < 301; ++number)
            same.append(wall.office.idle(number));
        wall.office.clock.advance(3s);
        wall.office.set(same);
        QVERIFY(wall.paintedNow().isEmpty());
    }

    void secondsPaintOnlyDurations()
    {
        Wall wall(100);
        wall.office.set({wall.office.talking(203, 65s, u"0612345678"_s), wall.office.talking(290, 5s, u"0612345679"_s)});
        wall.settle();
        QVERIFY(wall.visible().contains(test::Office::device(203)));
        QVERIFY(!wall.visible().contains(test::Office::device(290)));
        wall.office.clock.advance(2s);
        QCOMPARE(wall.paintedNow(), QSet<cti::DeviceId>{test::Office::device(203)});
        // Nothing to count: no tick at all.
        wall.office.set({wall.office.idle(203), wall.office.idle(290)});
        wall.settle();
        wall.office.clock.advance(2s);
        QVERIFY(wall.paintedNow().isEmpty());
        QVERIFY(!wall.office.seconds.isRunning());
    }

    void blinkingPaintsOnlyWhatRings()
    {
        Wall wall(100);
        wall.office.set({wall.office.ringing(202, u"Van Dijk"_s, u"0201234567"_s),
                         wall.office.ringing(295, u"Hermans"_s, u"0651234567"_s)});
        wall.settle();
        QVERIFY(wall.blink.isRunning());
        wall.office.clock.advance(BlinkTick::phase);
        QCOMPARE(wall.paintedNow(), QSet<cti::DeviceId>{test::Office::device(202)});
        wall.office.set({wall.office.idle(202)});
        wall.settle();
        wall.office.clock.advance(2 * BlinkTick::phase);
        QVERIFY(wall.paintedNow().isEmpty());
        QVERIFY(!wall.blink.isRunning());
    }

    void blinkingCanBeOff()
    {
        Wall wall(40);
        wall.office.theme.setBlinking(false);
        wall.office.set(wall.office.ringing(202, u"Van Dijk"_s, u"0201234567"_s));
        wall.settle();
        QVERIFY(!wall.blink.isRunning());
    }

    void idleAndHiddenNeedNoTicks()
    {
        Wall wall(40);
        QVERIFY(!wall.office.seconds.isRunning());
        QVERIFY(!wall.blink.isRunning());
        wall.office.paintMorning();
        wall.settle();
        QVERIFY(wall.office.seconds.isRunning());
        QVERIFY(wall.blink.isRunning());
        wall.view.hide();
        QVERIFY(!wall.office.seconds.isRunning());
        QVERIFY(!wall.blink.isRunning());
    }

    void aLostLinkMakesEveryVisibleTileStaleAndNoneFree()
    {
        Wall wall(100);
        wall.office.loseLink();
        QCOMPARE(wall.paintedNow(), wall.visible());
        for (int row = 0; row < wall.office.peopleModel.rowCount(); ++row)
            QVERIFY(wall.office.peopleModel.tile(row).lamp.stale);
    }

    void staleAgesGoInCoarseSteps()
    {
        desk::Tile tile;
        tile.hasLine = true;
        tile.lamp.stale = true;
        const QString at42 = tickingText(tile, 42s);
        QCOMPARE(tickingText(tile, 47s), at42);
        QVERIFY(tickingText(tile, 51s) != at42);
        QVERIFY(at42.contains(u"40"_s));
    }

    void longTextsLoseTheirLeastImportantPartFirst()
    {
        const QFontMetrics metrics(qApp->font());
        const QStringList parts{u"on a call"_s, u"department Klantenservice en Administratie"_s};
        const QString whole = elidedParts(metrics, parts, 10'000);
        QCOMPARE(whole, parts.join(u" \u00b7 "_s));
        const QString some = elidedParts(metrics, parts, metrics.horizontalAdvance(whole) * 2 / 3);
        QVERIFY(some.startsWith(u"on a call"_s));
        QVERIFY(some.contains(u'\u2026') && !some.endsWith(u'\u2026'));
        QCOMPARE(elidedParts(metrics, parts, metrics.horizontalAdvance(parts.first()) + 4), parts.first());
    }

    void longNamesStayInsideAndAreWholeInTheTooltip()
    {
        Wall wall(3);
        cti::DirectoryEntry entry;
        entry.device = test::Office::device(201);
        entry.name = u"Maximiliaan-Alexander van der Wijngaarden-ter Braak tot Zuylen van Nijevelt"_s;
        entry.department = u"Klantenservice"_s;
        wall.office.people.setDirectory({entry});
        wall.office.frame();
        const QModelIndex index = wall.office.peopleModel.index(0);
        QVERIFY(index.data(Qt::ToolTipRole).toString().contains(entry.name));
        QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains(entry.name));
        // The extension stays where it is: what lies right of the name is painted as for a short name.
        const QImage image = wall.view.grab(wall.view.visualRect(index)).toImage();
        const int edge = image.width() - 2 * wall.office.theme.metric(Metric::TileGap) - 2;
        for (int y = 4; y < 20; ++y)
            QCOMPARE(QColor(image.pixel(edge + 1, y)).rgb(), wall.office.theme.colour(ColourRole::Panel).rgb());
    }

    void tilesFillTheWidth()
    {
        Wall wall(100, QSize(980, 600));
        const int columns = 980 / wall.view.gridSize().width();
        QVERIFY(columns >= 4);
        // As many stand in the first line as there are columns.
        int first = 0;
        while (wall.view.visualRect(wall.office.peopleModel.index(first)).top() == 0)
            ++first;
        QCOMPARE(first, columns);
    }

    void aDraggedCallIsTakenByTheTileUnderIt()
    {
        Wall wall(10);
        QSignalSpy dropped(&wall.view, &TileView::callDropped);
        const DraggedCall call{cti::CallThreadId(7), {cti::CallId(u"c7"_s), test::Office::device(200)}};
        const auto data = packCall(call, {});
        const QPoint at = wall.view.visualRect(wall.office.peopleModel.index(4)).center();
        QDragEnterEvent enter(at, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(wall.view.viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(at, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(wall.view.viewport(), &drop);
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped.first().at(0).value<DraggedCall>(), call);
        QCOMPARE(dropped.first().at(1).toModelIndex().row(), 4);

        QMimeData other;
        other.setText(u"hello"_s);
        QDragEnterEvent foreign(at, Qt::MoveAction, &other, Qt::LeftButton, Qt::NoModifier);
        foreign.ignore();
        QCoreApplication::sendEvent(wall.view.viewport(), &foreign);
        QVERIFY(!foreign.isAccepted());
    }

    void theOrderRestsWhileTheUserIsThere()
    {
        Wall wall(10);
        QEvent leave(QEvent::Leave); // wherever the pointer happens to be
        QCoreApplication::sendEvent(&wall.view, &leave);
        QSignalSpy rest(&wall.view, &TileView::restWanted);
        wall.view.setCurrentIndex(wall.office.peopleModel.index(2));
        QCOMPARE(rest.size(), 1);
        QCOMPARE(rest.last().first().toBool(), true);
        wall.view.clearSelection();
        QCOMPARE(rest.last().first().toBool(), false);
    }
};

BALIE_TEST(TilePainting)
#include "tst_TilePainting.moc"
