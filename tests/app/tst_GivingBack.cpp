#include "app/system/SpareMemory.h"
#include "desk/people/DirectoryReader.h"
#include "tests/desk/support/FakePorts.h"
#include "tests/desk/support/Office.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

cti::DirectoryPort::Page onlyPage(const QString &device, const QString &name)
{
    return {{test::Office::entry(device, name)}, 0, 1, true};
}

} // namespace

class GivingBack : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void spareMemoryGoesBackOnceASessionWhenAllIsIn()
    {
        test::Office office;
        test::FakeDirectory port;
        desk::DirectoryReader reader(port, office.switchboard, office.people);
        int times = 0;
        app::SpareMemory spare(office.switchboard, reader, office.clock, [&times] { ++times; });
        office.goLive();
        office.clock.advance(1min);
        QCOMPARE(times, 0); // the directory is not in
        port.page(onlyPage(u"201"_s, u"Anna"_s));
        office.clock.advance(1min);
        QCOMPARE(times, 1);
        port.directoryChanged();
        port.page(onlyPage(u"202"_s, u"Bram"_s));
        office.clock.advance(1min);
        QCOMPARE(times, 1);

        office.lose();
        office.goLive();
        port.page(onlyPage(u"202"_s, u"Bram"_s));
        office.clock.advance(1min);
        QCOMPARE(times, 2);
    }
};

BALIE_TEST(GivingBack)
#include "tst_GivingBack.moc"
