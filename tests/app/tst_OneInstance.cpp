#include "app/SingleInstance.h"
#include "app/system/InstanceSlot.h"
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

    void programsBesideEachOtherHaveNumbersOfTheirOwn()
    {
        const QTemporaryDir dir;
        const auto first = std::make_unique<app::InstanceSlot>(dir.path());
        auto second = std::make_unique<app::InstanceSlot>(dir.path());
        const app::InstanceSlot third(dir.path());
        QCOMPARE(first->number(), 0);
        QCOMPARE(second->number(), 1);
        QCOMPARE(third.number(), 2);
        second.reset();
        QCOMPARE(app::InstanceSlot(dir.path()).number(), 1);
    }

    void aloneTheNumberIsAlwaysTheSame()
    {
        const QTemporaryDir dir;
        for (int start = 0; start < 3; ++start)
            QCOMPARE(app::InstanceSlot(dir.path()).number(), 0);
    }
};

BALIE_TEST(OneInstance)
#include "tst_OneInstance.moc"
