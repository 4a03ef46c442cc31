// Modules with engines: found by their metadata, loaded when needed, and parked with a reason.
#include "crm-connectors/host/EngineLoader.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QFile>
#include <QLibrary>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::crm;
using State = EngineModule::State;

namespace {

EngineModule moduleOf(const EngineLoader &loader, const QString &name)
{
    for (const EngineModule &module : loader.modules()) {
        if (QFileInfo(module.path).completeBaseName() == name)
            return module;
    }
    return {};
}

} // namespace

class EngineModules : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aModuleIsLoadedWhenItIsNeeded()
    {
        EngineLoader loader;
        loader.look(engines());
        QCOMPARE(loader.modules().size(), 2);
        EngineModule module = moduleOf(loader, u"FakeEngine"_s);
        QCOMPARE(module.engine, u"fake"_s);
        QCOMPARE(module.version, 3);
        QCOMPARE(module.state, State::Found);

        const auto engine = loader.engine(u"fake"_s, 2);
        QVERIFY(engine.hasValue());
        QVERIFY(*engine);
        QCOMPARE(moduleOf(loader, u"FakeEngine"_s).state, State::Loaded);
        QCOMPARE(loader.engine(u"fake"_s, 3).value(), *engine);
        loader.look(engines());
        QCOMPARE(loader.modules().size(), 2);
    }

    void anotherVersionOfTheInterfaceIsParked()
    {
        EngineLoader loader;
        loader.look(engines());
        const EngineModule module = moduleOf(loader, u"OldEngine"_s);
        QCOMPARE(module.state, State::Parked);
        QVERIFY(module.reason.contains(u"OldEngine"_s));
        QVERIFY(module.detail.contains(u"api 0"_s));
        const auto engine = loader.engine(u"old"_s, 1);
        QCOMPARE(engine.error().code, ErrorCode::NotSupported);
        QCOMPARE(engine.error().userText, module.reason);
    }

    void whatIsNoModuleIsParked()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"notes.so"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("Bel mevrouw Bakker terug.\n").repeated(400));
        file.close();
        QFile other(folder.filePath(u"readme.txt"_s));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.close();

        EngineLoader loader;
        loader.look(folder.path());
        QCOMPARE(loader.modules().size(), 1);
        QCOMPARE(loader.modules().at(0).state, State::Parked);
        QVERIFY(loader.modules().at(0).reason.contains(u"notes.so"_s));
        QVERIFY(!loader.modules().at(0).detail.isEmpty());
    }

    void whatIsMissingOrTooOldIsSaid()
    {
        EngineLoader loader;
        loader.look(engines());
        loader.look(engines() + u"/not-there"_s);
        const auto missing = loader.engine(u"sdata"_s, 1);
        QVERIFY(missing.error().userText.contains(u"sdata"_s));
        const auto older = loader.engine(u"fake"_s, 4);
        QCOMPARE(older.error().code, ErrorCode::NotSupported);
        QVERIFY(older.error().userText != missing.error().userText);
        QCOMPARE(moduleOf(loader, u"FakeEngine"_s).state, State::Found);
    }

    void ofTwoModulesOneIsUsed()
    {
        QTemporaryDir folder;
        const QString copy = folder.filePath(u"Another.so"_s);
        QVERIFY(QFile::copy(engines() + u"/FakeEngine.so"_s, copy));
        EngineLoader loader;
        loader.look(engines());
        loader.look(folder.path());
        QCOMPARE(moduleOf(loader, u"FakeEngine"_s).state, State::Found);
        QCOMPARE(moduleOf(loader, u"Another"_s).state, State::Parked);
        QVERIFY(moduleOf(loader, u"Another"_s).reason.contains(u"FakeEngine.so"_s));
        QVERIFY(loader.engine(u"fake"_s, 1).hasValue());
    }

private:
    static QString engines() { return QStringLiteral(BALIE_TEST_ENGINES); }
};

BALIE_TEST(EngineModules)
#include "tst_EngineModules.moc"
