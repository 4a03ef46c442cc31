// Lamps and badges say by their shape alone what they say by colour, and blinking keeps the shape.
#include "tests/support/TestRegistry.h"
#include "ui/lamp/BlinkTick.h"
#include "ui/lamp/LampPainter.h"
#include "ui/lamp/LampShapes.h"
#include "base/ManualClock.h"

using namespace balie;
using namespace balie::ui;
using cti::LampBadge;
using cti::LampBody;

namespace {

constexpr int bodies = int(LampBody::Free) + 1;
constexpr int badges = int(LampBadge::DeskNote) + 1;

/// All colours are one grey: what differs, differs in shape.
LampInks grey()
{
    LampInks inks;
    inks.body = QColor(0x60, 0x60, 0x60);
    inks.second = inks.body;
    inks.glyph = Qt::white;
    inks.ground = Qt::white;
    return inks;
}

template <typename Paint>
QImage painted(Paint paint)
{
    QImage image(24, 24, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter);
    return image;
}

/// How many of the 576 pixels differ by more than a third of the scale.
int difference(const QImage &a, const QImage &b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            if (qAbs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 60)
                ++count;
        }
    }
    return count;
}

} // namespace

class LampShapes : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void bodiesDifferInGrey()
    {
        QVector<QImage> images;
        for (int body = 0; body < bodies; ++body)
            images.append(painted([&](QPainter &p) { paintLampShape(p, LampBody(body), grey(), true); }));
        for (int a = 0; a < bodies; ++a) {
            for (int b = a + 1; b < bodies; ++b)
                QVERIFY2(difference(images[a], images[b]) >= 12,
                         qPrintable(QStringLiteral("bodies %1 and %2 look alike").arg(a).arg(b)));
        }
    }

    void badgesDifferInGrey()
    {
        QVector<QImage> images;
        for (int badge = 1; badge < badges; ++badge)
            images.append(painted([&](QPainter &p) { paintBadgeShape(p, LampBadge(badge), 2, grey()); }));
        for (int a = 0; a < images.size(); ++a) {
            for (int b = a + 1; b < images.size(); ++b)
                QVERIFY2(difference(images[a], images[b]) >= 12,
                         qPrintable(QStringLiteral("badges %1 and %2 look alike").arg(a + 1).arg(b + 1)));
        }
    }

    void theCountIsInTheBadge()
    {
        const auto badge = [](int calls) {
            return painted([&](QPainter &p) { paintBadgeShape(p, LampBadge::FurtherCalls, calls, grey()); });
        };
        QVERIFY(difference(badge(2), badge(3)) > 4);
    }

    void staleIsVisibleInGreyAndKeepsTheShape()
    {
        Theme theme;
        LampPainter painter(theme);
        for (int body = 0; body < bodies; ++body) {
            cti::Lamp fresh;
            fresh.body = LampBody(body);
            cti::Lamp stale = fresh;
            stale.stale = true;
            const QImage a = painter.lamp(fresh, 24, 1).toImage().convertToFormat(QImage::Format_ARGB32);
            const QImage b = painter.lamp(stale, 24, 1).toImage().convertToFormat(QImage::Format_ARGB32);
            QVERIFY(a != b);
            // The clock stands in the lower right quarter; the upper left one keeps its outline.
            for (int y = 0; y < 12; ++y) {
                for (int x = 0; x < 12; ++x)
                    QVERIFY(qAbs(qAlpha(a.pixel(x, y)) - qAlpha(b.pixel(x, y))) < 8);
            }
        }
    }

    void onlyALampThatBlinksHasADarkPhase()
    {
        Theme theme;
        LampPainter painter(theme);
        cti::Lamp lamp;
        lamp.body = LampBody::Ringing;
        QCOMPARE(painter.lamp(lamp, 22, 1, false).toImage(), painter.lamp(lamp, 22, 1, true).toImage());
        lamp.blinks = true;
        QVERIFY(painter.lamp(lamp, 22, 1, false).toImage() != painter.lamp(lamp, 22, 1, true).toImage());
        lamp.stale = true;
        QCOMPARE(painter.lamp(lamp, 22, 1, false).toImage(), painter.lamp(lamp, 22, 1, true).toImage());
    }

    void aChangeOfThemeRepaints()
    {
        Theme theme;
        theme.choose(ThemeChoice::Light);
        LampPainter painter(theme);
        cti::Lamp lamp;
        lamp.body = LampBody::Free;
        const QImage light = painter.lamp(lamp, 22, 2).toImage();
        theme.choose(ThemeChoice::Dark);
        const QImage dark = painter.lamp(lamp, 22, 2).toImage();
        QCOMPARE(dark.size(), QSize(44, 44));
        QVERIFY(light != dark);
    }

    void theBeatRunsOnlyWhileNeededAndAtMostTwiceASecond()
    {
        ManualClock clock;
        BlinkTick blink(clock);
        QSignalSpy beats(&blink, &BlinkTick::beat);
        clock.advance(std::chrono::seconds(10));
        QCOMPARE(clock.firedCount(), 0);
        auto who = std::make_unique<QObject>();
        blink.setNeeded(who.get(), true);
        clock.advance(std::chrono::seconds(10));
        // 2 Hz are four changes a second.
        QVERIFY(beats.size() > 0 && beats.size() <= 40);
        who.reset();
        QVERIFY(!blink.isRunning());
        QVERIFY(blink.isLit());
    }

    void anIconIsRenderedAsLargeAsItIsShownAndOutlivesItsSet()
    {
        QIcon icon;
        {
            IconSet icons;
            icon = icons.icon(IconName::Call, Qt::red, Qt::blue);
        }
        const auto inkOf = [](const QPixmap &pixmap) {
            const QImage image = pixmap.toImage();
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (const QColor colour = image.pixelColor(x, y); colour.alpha() == 255)
                        return colour;
                }
            }
            return QColor();
        };
        QCOMPARE(icon.pixmap(QSize(20, 20), 1).size(), QSize(20, 20));
        QCOMPARE(icon.pixmap(QSize(20, 20), 2).size(), QSize(40, 40));
        QCOMPARE(icon.pixmap(QSize(20, 20), 2).deviceIndependentSize(), QSizeF(20, 20));
        QCOMPARE(inkOf(icon.pixmap(QSize(24, 24), 1)), QColor(Qt::red));
        QCOMPARE(inkOf(icon.pixmap(QSize(24, 24), 1, QIcon::Disabled)), QColor(Qt::blue));

        QPixmap canvas(40, 30);
        canvas.fill(Qt::transparent);
        QPainter painter(&canvas);
        icon.paint(&painter, QRect(0, 0, 40, 30));
        painter.end();
        QCOMPARE(inkOf(canvas), QColor(Qt::red));
        QCOMPARE(canvas.toImage().pixelColor(1, 15).alpha(), 0); // square, in the middle
    }

    void everyIconHasADrawing()
    {
        IconSet icons;
        for (int icon = 0; icon < iconCount; ++icon) {
            const QImage image = icons.pixmap(IconName(icon), Qt::black, 24, 1).toImage();
            int inked = 0;
            for (int y = 0; y < 24; ++y) {
                for (int x = 0; x < 24; ++x)
                    inked += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
            }
            QVERIFY2(inked > 8, qPrintable(IconSet::path(IconName(icon))));
        }
        QVERIFY(!applicationIcon().isNull());
    }
};

BALIE_TEST(LampShapes)
#include "tst_LampShapes.moc"
