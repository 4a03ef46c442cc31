#include "app/SingleInstance.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <optional>

using namespace balie;

class OneInstance : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theSecondAsksTheFirstToComeForward()
    {
        const QTemporaryDir dir;
        app::SingleInstance first(dir.path());
        QVERIFY(first.isFirst());
        QSignalSpy asked(&first, &app::SingleInstance::raiseAsked);

        app::SingleInstance second(dir.path());
        QVERIFY(!second.isFirst());
        std::optional<bool> reached;
        second.raiseFirst([&](bool yes) { reached = yes; });
        BALIE_TRY_VERIFY(reached.has_value());
        QVERIFY(*reached);
        QCOMPARE(asked.count(), 1);
    }

    void anotherDataFolderIsAnotherProgram()
    {
        const QTemporaryDir one;
        const QTemporaryDir two;
        const app::SingleInstance first(one.path());
        const app::SingleInstance other(two.path());
        QVERIFY(first.isFirst());
        QVERIFY(other.isFirst());
    }

    void whenTheFirstHasEndedTheNextIsFirst()
    {
        const QTemporaryDir dir;
        {
            const app::SingleInstance first(dir.path());
            QVERIFY(first.isFirst());
        }
        const app::SingleInstance next(dir.path());
        QVERIFY(next.isFirst());
    }
};

BALIE_TEST(OneInstance)
#include "tst_OneInstance.moc"
