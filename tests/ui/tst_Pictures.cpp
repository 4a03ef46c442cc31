// The whole window in its themes and sizes: nothing is cut, and the pictures are kept for people to look at.
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/Office.h"
#include "ui/calls/CallerPane.h"
#include "ui/search/SearchField.h"
#include "ui/window/ConsoleWindow.h"

#include <QDir>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Text and buttons of `window` that do not have the room they ask for.
QStringList cutWidgets(const QWidget &window)
{
    QStringList cut;
    const auto all = window.findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        if (!widget->isVisible())
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if (label == nullptr && button == nullptr)
            continue;
        const QPoint at = widget->mapTo(&window, QPoint(0, 0));
        const bool outside = !window.rect().contains(QRect(at, widget->size()));
        const bool wraps = label != nullptr && (label->wordWrap() || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored);
        const bool small = !wraps && (widget->width() < widget->minimumSizeHint().width()
                                      || widget->height() < widget->minimumSizeHint().height());
        // What lies in a scroll area may be scrolled to.
        bool scrolls = false;
        for (const QWidget *up = widget->parentWidget(); up != nullptr; up = up->parentWidget())
            scrolls = scrolls || qobject_cast<const QAbstractScrollArea *>(up) != nullptr;
        if ((outside && !scrolls) || small)
            cut.append(u"%1 '%2' %3x%4 of %5x%6"_s
                           .arg(QLatin1StringView(widget->metaObject()->className()),
                                label != nullptr ? label->text() : button->text())
                           .arg(widget->width()).arg(widget->height())
                           .arg(widget->minimumSizeHint().width()).arg(widget->minimumSizeHint().height()));
    }
    return cut;
}

} // namespace

class Pictures : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsCut_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        QTest::addColumn<QString>("typed");
        QTest::newRow("light") << ThemeChoice::Light << QSize(1440, 900) << 1.0 << QString();
        QTest::newRow("dark") << ThemeChoice::Dark << QSize(1440, 900) << 1.0 << QString();
        QTest::newRow("contrast") << ThemeChoice::HighContrast << QSize(1440, 900) << 1.0 << QString();
        QTest::newRow("small") << ThemeChoice::Light << QSize(1024, 700) << 1.0 << QString();
        QTest::newRow("double") << ThemeChoice::Light << QSize(1920, 1080) << 2.0 << QString();
        QTest::newRow("search") << ThemeChoice::Light << QSize(1440, 900) << 1.0 << u"an"_s;
        QTest::newRow("search-busy") << ThemeChoice::Dark << QSize(1024, 700) << 1.0 << u"bram"_s;
        QTest::newRow("stale") << ThemeChoice::Light << QSize(1440, 900) << 1.0 << QString();
        QTest::newRow("nobody") << ThemeChoice::Light << QSize(1024, 700) << 1.0 << u"qqq"_s;
    }

    void nothingIsCut()
    {
        QFETCH(ThemeChoice, choice);
        QFETCH(QSize, size);
        QFETCH(double, scale);
        QFETCH(QString, typed);
        test::Office office;
        office.theme.choose(choice);
        office.theme.setTextScale(scale);
        office.theme.applyTo(*qApp);
        office.connectToPbx();
        office.paintMorning();
        office.giveCalls();
        if (QByteArray(QTest::currentDataTag()) == "stale") {
            office.loseLink();
            office.clock.advance(std::chrono::seconds(42));
        }
        ConsoleWindow window(office.parts());
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window, test::patienceMs));
        QTest::keyClicks(window.searchField(), typed);
        if (typed == u"bram"_s)
            QTest::keyClick(window.searchField(), Qt::Key_Return);
        QTest::qWait(0);
        const QString path = QDir(QCoreApplication::applicationDirPath()).absoluteFilePath(u"../pictures"_s);
        QDir().mkpath(path);
        QVERIFY(window.grab().save(path + u"/%1.png"_s.arg(QLatin1StringView(QTest::currentDataTag()))));
        QCOMPARE(window.size(), size);
        const QStringList cut = cutWidgets(window);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

    void theTextSizeChangesWhileItRuns()
    {
        test::Office office;
        office.theme.applyTo(*qApp);
        office.connectToPbx();
        office.giveCalls();
        ConsoleWindow window(office.parts());
        window.resize(1440, 900);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window, test::patienceMs));
        const int before = window.searchField()->height();
        for (const double scale : {2.0, 0.8, 2.0}) {
            office.theme.setTextScale(scale);
            QTest::qWait(0);
        }
        QVERIFY(window.searchField()->height() > before);
    }

    void theCallersPaneFoldsWhenNarrow()
    {
        test::Office office;
        office.theme.applyTo(*qApp);
        ConsoleWindow window(office.parts());
        window.resize(1440, 900);
        window.show();
        QVERIFY(!window.caller()->isFolded());
        window.resize(1024, 700);
        QVERIFY(window.caller()->isFolded());
        // What the user unfolds stays unfolded until the line is crossed again.
        window.caller()->setFolded(false);
        window.resize(1030, 700);
        QVERIFY(!window.caller()->isFolded());
        window.resize(1440, 900);
        window.resize(1024, 700);
        QVERIFY(window.caller()->isFolded());
    }
};

BALIE_TEST(Pictures)
#include "tst_Pictures.moc"
