// The main() of every test binary: fixes what would make a run depend on the machine, and prints the
// seed.
#include "tests/support/TestRegistry.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>
#ifdef BALIE_TEST_WINDOWED
#include <QApplication>
#include <QFont>
#include <QStyleFactory>
#endif

namespace {

void fixEnvironment(const QTemporaryDir &home)
{
    qputenv("TZ", "Europe/Amsterdam");
    qputenv("LC_ALL", "C.UTF-8");
    qputenv("LANGUAGE", "");
    qputenv("QT_SCALE_FACTOR", "1");
    qputenv("QT_FONT_DPI", "96");
    for (const char *variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "HOME"})
        qputenv(variable, home.path().toUtf8());
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

} // namespace

#ifdef __SANITIZE_THREAD__
// QtTest's own watchdog thread synchronises through a Qt that is not built with the sanitizer, which then takes
// its end for a race. Nothing of ours appears in these stacks.
extern "C" [[gnu::visibility("default")]] const char *__tsan_default_suppressions()
{
    return "race:QWaitCondition::~QWaitCondition\n"
           "race:QTest::qRun\n";
}
#endif

int main(int argc, char **argv)
{
    QTemporaryDir home;
    fixEnvironment(home);
#ifdef BALIE_TEST_WINDOWED
    QApplication application(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(QFont(QStringLiteral("DejaVu Sans"), 10));
#else
    QCoreApplication application(argc, argv);
#endif
    QLocale::setDefault(QLocale(QLocale::Dutch, QLocale::Netherlands));
    QStandardPaths::setTestModeEnabled(true);
    std::printf("seed %u (repeat with BALIE_TEST_SEED=%u)\n", balie::test::seed(), balie::test::seed());
    std::fflush(stdout);

    QByteArray wanted;
    QStringList arguments{QString::fromLocal8Bit(argv[0])};
    for (int i = 1; i < argc; ++i) {
        if (qstrcmp(argv[i], "--class") == 0 && i + 1 < argc)
            wanted = argv[++i];
        else
            arguments << QString::fromLocal8Bit(argv[i]);
    }

    int failures = 0;
    int run = 0;
    for (const auto &entry : balie::test::testEntries()) {
        if (!wanted.isEmpty() && entry.name != wanted)
            continue;
        ++run;
        failures += QTest::qExec(entry.make().get(), arguments);
    }
    if (run == 0) {
        std::fprintf(stderr, "no test class named '%s' in this binary\n", wanted.constData());
        return 2;
    }
    return failures > 0 ? 1 : 0;
}
