// Whether the contract bites: a profile with one thing changed must not hold it. BALIE_ALL_MUTANTS:
// every mutant, else a few of each system by the run's seed. BALIE_CRM_SYSTEM: one system alone.
#include "tests/connectors-conformance/Mutation.h"
#include "tests/connectors-conformance/SystemDesk.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using test::Contract;
using test::Mutant;
using test::StandIn;
using test::SystemDesk;

class Mutants : public test::TestCase {
    Q_OBJECT

private:
    /// Cells that the whole profile holds, those first that caught the last mutant.
    class Judge {
    public:
        Judge(SystemDesk &desk)
            : m_desk(desk)
        {
            for (const Contract::Cell &cell : Contract::cells()) {
                if (cell.pace == Contract::Pace::Quick && desk.facts.whyNot(cell.name).isEmpty())
                    m_cells.append(&cell);
            }
        }
        bool catches(const Mutant &mutant)
        {
            for (qsizetype i = 0; i < m_cells.size(); ++i) {
                if (!Contract::run(*m_cells[i], mutant.profile, m_desk.bench).isEmpty()) {
                    m_cells.move(i, 0);
                    return true;
                }
            }
            return false;
        }

    private:
        SystemDesk &m_desk;
        QVector<const Contract::Cell *> m_cells;
    };

private Q_SLOTS:
    void areCaught_data()
    {
        QTest::addColumn<QString>("system");
        const QStringList systems = SystemDesk::systems();
        for (const QString &system : systems)
            QTest::newRow(qPrintable(system)) << system;
    }
    void areCaught()
    {
        QFETCH(QString, system);
        if (StandIn::node().isEmpty())
            QSKIP("Node 20 (package nodejs) is missing: the stand-ins cannot run");
        if (qEnvironmentVariableIsEmpty("BALIE_ALL_MUTANTS"))
            QSKIP("takes minutes for each system: set BALIE_ALL_MUTANTS=1");
        SystemDesk desk(system);
        const QHash<QString, QString> equivalent = desk.facts.equivalentMutants();
        std::vector<Mutant> mutants;
        for (Mutant &mutant : test::mutantsOf(desk.profile)) {
            if (!equivalent.contains(mutant.name))
                mutants.push_back(std::move(mutant));
        }
        Judge judge(desk);
        QStringList survivors;
        for (const Mutant &mutant : mutants) {
            if (judge.catches(mutant))
                continue;
            survivors.append(mutant.name);
            qInfo("survives: %s %s", qPrintable(system), qPrintable(mutant.name));
        }
        qInfo("%s: %lld of %zu mutants survive", qPrintable(system),
            static_cast<long long>(survivors.size()), mutants.size());
        QVERIFY2(survivors.isEmpty(), qPrintable(survivors.join(u'\n')));
    }
};

BALIE_TEST(Mutants)
#include "tst_Mutants.moc"
