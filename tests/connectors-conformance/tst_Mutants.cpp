// Whether the contract bites: a profile with one thing changed must not hold it. BALIE_ALL_MUTANTS:
// every mutant, else a few of each system by the run's seed. BALIE_CRM_SYSTEM: one system alone.
#include "tests/connectors-conformance/Mutation.h"
#include "tests/connectors-conformance/SystemDesk.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QRegularExpression>
#include <algorithm>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using test::Contract;
using test::Mutant;
using test::StandIn;
using test::SystemDesk;
using test::SystemFacts;

class Mutants : public test::TestCase {
    Q_OBJECT

private:
    /// Of each system in a run that does not try them all.
    static constexpr size_t sample = 6;

    /// Cells that the whole profile holds, those first that caught the last mutant: mutants of one
    /// operation follow each other, and one cell catches most of them.
    class Judge {
    public:
        explicit Judge(SystemDesk &desk)
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
                if (Contract::run(*m_cells[i], mutant.profile, m_desk.bench).isEmpty()
                    || !isSound(*m_cells[i]))
                    continue;
                m_cells.move(i, 0);
                return true;
            }
            return false;
        }
        /// Cells that the profile as it is does not hold either: they would catch anything.
        QStringList unsound() const { return m_unsound; }

    private:
        bool isSound(const Contract::Cell &cell)
        {
            if (m_unsound.contains(cell.name))
                return false;
            if (m_sound.contains(cell.name))
                return true;
            const bool holds = Contract::run(cell, m_desk.profile, m_desk.bench).isEmpty();
            (holds ? m_sound : m_unsound).append(cell.name);
            return holds;
        }

        SystemDesk &m_desk;
        QVector<const Contract::Cell *> m_cells;
        QStringList m_sound;
        QStringList m_unsound;
    };

    static bool fits(const QString &row, const QString &name)
    {
        if (!row.contains(u'*'))
            return row == name;
        QStringList parts = row.split(u'*');
        for (QString &part : parts)
            part = QRegularExpression::escape(part);
        return QRegularExpression(QRegularExpression::anchoredPattern(parts.join(u".*"_s)))
            .match(name)
            .hasMatch();
    }

    static bool isSame(const QHash<QString, QString> &rows, const QString &name)
    {
        return std::any_of(rows.keyBegin(), rows.keyEnd(),
            [&name](const QString &row) { return fits(row, name); });
    }

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
        const bool isWhole = !qEnvironmentVariableIsEmpty("BALIE_ALL_MUTANTS");
        SystemDesk desk(system);
        const QHash<QString, QString> same = desk.facts.sameMutants();
        const QStringList open = desk.facts.openMutants();
        std::vector<Mutant> mutants;
        for (Mutant &mutant : test::mutantsOf(desk.profile)) {
            if (!isSame(same, mutant.name) && (isWhole || !open.contains(mutant.name)))
                mutants.push_back(std::move(mutant));
        }
        if (!isWhole) {
            std::mt19937 dice(test::seed());
            std::shuffle(mutants.begin(), mutants.end(), dice);
            mutants.resize(std::min(sample, mutants.size()));
        }
        Judge judge(desk);
        QStringList wrong;
        for (const Mutant &mutant : mutants) {
            const bool isOpen = open.contains(mutant.name);
            if (judge.catches(mutant) != isOpen)
                continue;
            wrong.append((isOpen ? u"is caught, strike it from mutants.json: "_s : u"survives: "_s)
                + mutant.name);
            qInfo("%s %s", qPrintable(system), qPrintable(wrong.last()));
        }
        qInfo("%s: %zu mutants", qPrintable(system), mutants.size());
        QVERIFY2(judge.unsound().isEmpty(), qPrintable(judge.unsound().join(u' ')));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// A row for a mutant that there is not excuses nothing.
    void tableNamesWhatIsThere()
    {
        QSet<QString> everywhere;
        for (const QString &system : SystemFacts::tested()) {
            const SystemFacts facts(system);
            QStringList names;
            for (const Mutant &mutant : test::mutantsOf(test::ConnectorBench::profileJson(system)))
                names.append(mutant.name);
            for (const QString &name : facts.openMutants())
                QVERIFY2(names.contains(name), qPrintable(system + u' ' + name));
            const QHash<QString, QString> rows = facts.sameMutants();
            for (auto row = rows.begin(); row != rows.end(); ++row) {
                QVERIFY2(row.value().size() > 10, qPrintable(row.key()));
                const bool isMet = std::any_of(names.cbegin(), names.cend(),
                    [&row](const QString &name) { return fits(row.key(), name); });
                if (isMet)
                    everywhere.insert(row.key());
                else
                    QVERIFY2(SystemFacts::sameEverywhere().contains(row.key()),
                        qPrintable(system + u' ' + row.key()));
            }
        }
        for (const QString &row : SystemFacts::sameEverywhere().keys())
            QVERIFY2(everywhere.contains(row), qPrintable(row));
    }
};

BALIE_TEST(Mutants)
#include "tst_Mutants.moc"
