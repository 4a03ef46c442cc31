// One contract for every customer system, each against its stand-in. BALIE_CRM_SYSTEM=salesforce:
// that one alone.
#include "tests/connectors-conformance/SystemDesk.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QDir>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using test::Contract;
using test::StandIn;
using test::SystemDesk;
using test::SystemFacts;

class Conformance : public test::TestCase {
    Q_OBJECT

private:
    SystemDesk &desk(const QString &system)
    {
        if (!m_desk || m_desk->facts.system() != system)
            m_desk = std::make_unique<SystemDesk>(system);
        return *m_desk;
    }

    std::unique_ptr<SystemDesk> m_desk;

private Q_SLOTS:
    void holds_data()
    {
        QTest::addColumn<QString>("system");
        QTest::addColumn<int>("cell");
        const QVector<Contract::Cell> &cells = Contract::cells();
        const QStringList systems = SystemDesk::systems();
        for (const QString &system : systems) {
            for (qsizetype i = 0; i < cells.size(); ++i)
                QTest::newRow(qPrintable(system + u' ' + cells[i].name)) << system << int(i);
        }
    }
    void holds()
    {
        QFETCH(QString, system);
        QFETCH(int, cell);
        if (StandIn::node().isEmpty())
            QSKIP("Node 20 (package nodejs) is missing: the stand-ins cannot run");
        const Contract::Cell &checked = Contract::cells().at(cell);
        const QString whyNot = SystemFacts(system).whyNot(checked.name);
        if (!whyNot.isEmpty())
            QSKIP(qPrintable(u"cells.json: "_s + whyNot));
        SystemDesk &at = desk(system);
        const QString wrong = Contract::run(checked, at.profile, at.bench);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    /// Who is neither tested nor listed would be forgotten.
    void everyProfileIsAccountedFor()
    {
        const QStringList tested = SystemFacts::tested();
        const QHash<QString, QString> elsewhere = SystemFacts::elsewhere();
        const QStringList folders
            = QDir(QString::fromUtf8(BALIE_PROFILES)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &folder : folders)
            QVERIFY2(tested.contains(folder) || elsewhere.contains(folder), qPrintable(folder));
        for (const QString &system : tested)
            QVERIFY2(folders.contains(system), qPrintable(system));
        for (const QString &where : elsewhere)
            QVERIFY(where.size() > 10);
    }

    /// A row of the table that names nothing excuses nothing.
    void tableNamesWhatIsThere()
    {
        QStringList names;
        for (const Contract::Cell &cell : Contract::cells())
            names.append(cell.name);
        static const QRegularExpression part(
            u"^(card\\.((find|get)\\.)?[a-zA-Z]+(-[a-z]+)?|note\\.[a-z.]+|find\\.\\+\\d+)$"_s);
        const QJsonObject table = SystemFacts::cells();
        for (auto system = table.begin(); system != table.end(); ++system) {
            QVERIFY2(SystemFacts::tested().contains(system.key()), qPrintable(system.key()));
            const QJsonObject row = system.value().toObject();
            for (auto cell = row.begin(); cell != row.end(); ++cell) {
                QVERIFY2(names.contains(cell.key()) || part.match(cell.key()).hasMatch(),
                    qPrintable(system.key() + u' ' + cell.key()));
                QVERIFY2(cell.value().toString().size() > 10, qPrintable(cell.key()));
            }
        }
    }

    void cleanupTestCase() { m_desk.reset(); }
};

BALIE_TEST(Conformance)
#include "tst_Conformance.moc"
