#include "cti/csta/ElementTable.h"
#include "tests/csta/OrderChecker.h"
#include "tests/csta/Samples.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::csta;

/// What the schemas of the standard say of our messages. They are not part of the program, so this
/// test is skipped where they or xmllint are missing; the order itself is asserted by Encoding in
/// any case.
class Schema : public test::TestCase {
    Q_OBJECT

private:
    QDir m_schemas{QStringLiteral(BALIE_SOURCE_DIR "/../shared/schemas/csta")};
    QTemporaryDir m_folder;

    /// The schema that a message of that edition is held against: there is one for 3 and one for 6.
    static int schemaEdition(const EncoderOptions &how) { return how.deflectToList ? 6 : 3; }

    QString write(const QString &name, const QByteArray &document)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(document) != document.size())
            return {};
        return file.fileName();
    }

    /// xmllint's verdicts: the exit code and everything it said.
    std::pair<int, QByteArray> lint(const QString &schema, const QStringList &files)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"xmllint"_s,
            QStringList{u"--noout"_s, u"--nonet"_s, u"--schema"_s, m_schemas.filePath(schema)}
                + files);
        if (!process.waitForFinished(120'000))
            return {-1, "xmllint did not finish"};
        return {process.exitCode(), process.readAll()};
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_schemas.exists(u"csta-ed6.xsd"_s))
            QSKIP("the CSTA schemas are not in ../shared/schemas: messages are not validated "
                  "against them");
        if (QStandardPaths::findExecutable(u"xmllint"_s).isEmpty())
            QSKIP("xmllint is not installed (package libxml2-utils): messages are not validated");
    }

    void everyMessageIsValid_data()
    {
        QTest::addColumn<int>("edition");
        QTest::addColumn<bool>("deflectToList");
        QTest::newRow("edition 3") << 3 << false;
        QTest::newRow("edition 4, old deflect") << 4 << false;
        QTest::newRow("edition 4, new deflect") << 4 << true;
        QTest::newRow("edition 5, old deflect") << 5 << false;
        QTest::newRow("edition 5, new deflect") << 5 << true;
        QTest::newRow("edition 6") << 6 << true;
    }

    void everyMessageIsValid()
    {
        QFETCH(int, edition);
        QFETCH(bool, deflectToList);
        const EncoderOptions how{Edition(edition), deflectToList};
        const int against = schemaEdition(how);
        QStringList csta;
        QStringList session;
        const auto all = test::samples();
        for (int i = 0; i < all.size(); ++i) {
            auto document = encode(all.at(i).request, how);
            QVERIFY(document);
            const bool isSession = messageRule(rootOf(all.at(i).request))->dictionary
                == Dictionary::ApplicationSession;
            document->replace(cstaNamespace(how.edition).toUtf8() + '"',
                cstaNamespace(Edition(against)).toUtf8() + '"');
            (isSession ? session : csta)
                .append(write(u"%1-%2-%3.xml"_s.arg(edition).arg(against).arg(i), *document));
        }
        const auto [code, said] = lint(u"csta-ed%1.xsd"_s.arg(against), csta);
        QVERIFY2(code == 0, said.constData());
        const auto [sessionCode, sessionSaid] = lint(u"appl-session.xsd"_s, session);
        QVERIFY2(sessionCode == 0, sessionSaid.constData());
    }

    /// The wrong documents of the table test are wrong to the schema too, so the facts agree with
    /// it.
    void everyWrongOrderIsInvalid()
    {
        for (const auto &fact : test::messageFacts()) {
            const bool isSession = messageRule(QString::fromLatin1(fact.root))->dictionary
                == Dictionary::ApplicationSession;
            const QString ns
                = isSession ? applicationSessionNamespace() : cstaNamespace(Edition::Ed6);
            QByteArray document(fact.wrong);
            document.insert(document.indexOf('>'), " xmlns=\"" + ns.toUtf8() + '"');
            const QString file = write(QString::fromLatin1(fact.root) + u"-wrong.xml"_s, document);
            const auto [code, said]
                = lint(isSession ? u"appl-session.xsd"_s : u"csta-ed6.xsd"_s, {file});
            QVERIFY2(code == 3, (QByteArray(fact.root) + ": " + said).constData());
            QVERIFY2(said.contains("is not expected"), said.constData());
        }
    }
};

BALIE_TEST(Schema)
#include "tst_Schema.moc"
