#include "tests/connectors-steps/Bench.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QPluginLoader>

using namespace balie;
using namespace balie::crm;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

/// Engines are modules: described before they are loaded, and whole without the program's
/// libraries.
class EngineModules : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void eachIsDescribedAndMakesConnectors_data()
    {
        QTest::addColumn<QString>("engine");
        const QStringList files
            = QDir(QStringLiteral(BALIE_ENGINE_FOLDER)).entryList({u"*.so"_s}, QDir::Files);
        QVERIFY(files.contains(u"http-json.so"_s));
        for (const QString &name : {u"http-json"_s, u"odata"_s, u"sdata"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void eachIsDescribedAndMakesConnectors()
    {
        QFETCH(QString, engine);
        QPluginLoader loader(QDir(QStringLiteral(BALIE_ENGINE_FOLDER)).filePath(engine + u".so"_s));
        const QJsonObject about = loader.metaData();
        QCOMPARE(about.value("IID"_L1).toString(), QStringLiteral(BALIE_CRM_ENGINE_IID));
        const QJsonObject said = about.value("MetaData"_L1).toObject();
        QCOMPARE(said.value("engine"_L1).toString(), engine);
        QCOMPARE(said.value("api"_L1).toInt(), Engine::apiVersion);
        QVERIFY(said.value("version"_L1).toInt() >= 1);
        auto *const loaded = qobject_cast<Engine *>(loader.instance());
        QVERIFY2(loaded, qPrintable(loader.errorString()));

        Bench bench;
        Profile profile = sampleProfile();
        profile.engine = engine;
        profile.findByNumber->steps.first().items = u"data"_s;
        auto made = loaded->make(std::make_shared<const Profile>(profile), {u"crm1"_s, {}},
            ConnectorTools{bench.system, bench.clock, bench.numbers, {}});
        QVERIFY(made.hasValue());
        bench.system.answer = [](const HttpRequest &) {
            return jsonReply(people({person(u"1"_s, u"Jan"_s, u"06-12345678"_s)}));
        };
        bench.task = (*made)->findByNumber({bench.numbers.read(u"0612345678"_s), 25},
            [&bench](const Expected<LookupReply> &reply) { bench.found = reply; });
        bench.settle();
        QCOMPARE(bench.names(), QStringList{u"Jan"_s});
        QVERIFY((*made)->capabilities().testFlag(Capability::LogCall));
    }
};

BALIE_TEST(EngineModules)
#include "tst_EngineModules.moc"
