// Every pair of colours that the product puts on each other can be told apart, in every theme.
#include "tests/support/TestRegistry.h"
#include "ui/theme/ThemeColours.h"

using namespace balie::ui;

namespace {

struct Pair {
    ColourRole ink;
    ColourRole ground;
    double least;
};

QVector<Pair> pairs()
{
    constexpr double text = 4.5;
    constexpr double shape = 3.0;
    QVector<Pair> all;
    for (const ColourRole ground : {ColourRole::Panel, ColourRole::Window, ColourRole::Selection, ColourRole::Hover,
                                    ColourRole::RingingGround})
        all.append({ColourRole::Text, ground, text});
    for (const ColourRole ground : {ColourRole::Panel, ColourRole::Window, ColourRole::Hover})
        all.append({ColourRole::Muted, ground, text});
    for (const ColourRole ground : {ColourRole::Selection, ColourRole::RingingGround})
        all.append({ColourRole::MutedOnSelection, ground, text});
    for (const ColourRole ground : {ColourRole::Accent, ColourRole::Success, ColourRole::Danger})
        all.append({ColourRole::OnAccent, ground, text});
    for (const ColourRole ink : {ColourRole::Danger, ColourRole::Success, ColourRole::Accent})
        all.append({ink, ColourRole::Panel, text});
    for (const ColourRole lamp : {ColourRole::LampFree, ColourRole::LampBusy, ColourRole::LampRinging, ColourRole::LampDnd,
                                  ColourRole::LampForwarded, ColourRole::LampWrapUp, ColourRole::LampAbsent,
                                  ColourRole::LampNone}) {
        for (const ColourRole ground : {ColourRole::Panel, ColourRole::Window, ColourRole::Selection,
                                        ColourRole::RingingGround})
            all.append({lamp, ground, shape});
        all.append({ColourRole::OnLamp, lamp, text});
    }
    for (const ColourRole ground : {ColourRole::Panel, ColourRole::Window, ColourRole::Selection}) {
        all.append({ColourRole::Accent, ground, shape});
        if (ground != ColourRole::Selection)
            all.append({ColourRole::ControlOutline, ground, shape});
    }
    return all;
}

QPalette systemPalette(const QColor &window, const QColor &text)
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Highlight, QColor(0x3d, 0xae, 0xe9));
    return palette;
}

} // namespace

class ThemeContrast : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyPairCanBeRead_data()
    {
        QTest::addColumn<ThemeKind>("kind");
        QTest::newRow("light") << ThemeKind::Light;
        QTest::newRow("dark") << ThemeKind::Dark;
        QTest::newRow("high contrast, light") << ThemeKind::HighContrastLight;
        QTest::newRow("high contrast, dark") << ThemeKind::HighContrastDark;
    }

    void everyPairCanBeRead()
    {
        QFETCH(ThemeKind, kind);
        const ColourTable table = themeColours(kind, systemPalette(Qt::white, Qt::black));
        QStringList failures;
        for (const Pair &pair : pairs()) {
            const double ratio = contrastRatio(table[size_t(pair.ink)], table[size_t(pair.ground)]);
            if (ratio < pair.least)
                failures.append(QStringLiteral("role %1 on role %2: %3 instead of %4")
                                    .arg(int(pair.ink)).arg(int(pair.ground)).arg(ratio).arg(pair.least));
        }
        QVERIFY2(failures.isEmpty(), qPrintable(failures.join(QLatin1Char('\n'))));
    }

    void contrastIsThatOfTheStandard()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
        // The two figures that the design states for text on a panel.
        const ColourTable light = themeColours(ThemeKind::Light, {});
        const auto of = [&](ColourRole ink) {
            return contrastRatio(light[size_t(ink)], light[size_t(ColourRole::Panel)]);
        };
        QVERIFY(qAbs(of(ColourRole::Text) - 15.9) < 0.06);
        QVERIFY(qAbs(of(ColourRole::Muted) - 5.9) < 0.06);
    }

    void highContrastHasNoTints()
    {
        for (const ThemeKind kind : {ThemeKind::HighContrastLight, ThemeKind::HighContrastDark}) {
            const ColourTable table = themeColours(kind, {});
            const QColor ground = kind == ThemeKind::HighContrastDark ? Qt::black : Qt::white;
            for (const ColourRole role : {ColourRole::Window, ColourRole::Panel, ColourRole::Selection,
                                          ColourRole::Hover, ColourRole::RingingGround})
                QCOMPARE(table[size_t(role)].rgb(), ground.rgb());
        }
    }

    void theDesktopDecides_data()
    {
        QTest::addColumn<QPalette>("system");
        QTest::addColumn<ThemeKind>("kind");
        QTest::newRow("light") << systemPalette(QColor(0xef, 0xef, 0xef), Qt::black) << ThemeKind::Light;
        QTest::newRow("dark") << systemPalette(QColor(0x30, 0x30, 0x30), Qt::white) << ThemeKind::Dark;
        QTest::newRow("black and white") << systemPalette(Qt::white, Qt::black) << ThemeKind::HighContrastLight;
        QTest::newRow("white on black") << systemPalette(Qt::black, Qt::white) << ThemeKind::HighContrastDark;
    }

    void theDesktopDecides()
    {
        QFETCH(QPalette, system);
        QFETCH(ThemeKind, kind);
        QCOMPARE(resolveTheme(ThemeChoice::System, system), kind);
        QCOMPARE(resolveTheme(ThemeChoice::Light, system), ThemeKind::Light);
        QCOMPARE(resolveTheme(ThemeChoice::Dark, system), ThemeKind::Dark);
    }
};

BALIE_TEST(ThemeContrast)
#include "tst_ThemeContrast.moc"
