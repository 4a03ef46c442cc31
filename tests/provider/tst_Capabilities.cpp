#include "cti/capabilities/CapabilityTable.h"
#include "tests/support/TestRegistry.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

class Capabilities : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyCapabilityHasItsRow()
    {
        int expected = 0;
        for (const CapabilityRow &row : capabilityTable()) {
            QCOMPARE(int(row.capability), expected++);
            QVERIFY(row.csta == Support::Standard || qstrcmp(row.otherwise, "-") != 0);
            QVERIFY(row.xsi == Support::Standard || row.xsi == Support::Composite
                || qstrcmp(row.otherwise, "-") != 0);
        }
        QCOMPARE(expected, int(Capability::AgentState) + 1);
    }

    void theDocumentIsTheTable()
    {
        QFile file(QStringLiteral(BALIE_TEST_SOURCES) + u"/../../docs/capabilities.md"_s);
        if (qEnvironmentVariableIsSet("BALIE_WRITE_DOCUMENTS")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            QVERIFY(file.write(capabilitiesDocument().toUtf8()) > 0);
            file.close();
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), "docs/capabilities.md is missing");
        QCOMPARE(QString::fromUtf8(file.readAll()), capabilitiesDocument());
    }
};

BALIE_TEST(Capabilities)
#include "tst_Capabilities.moc"
