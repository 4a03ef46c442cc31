#include "desk/contacts/ContactLint.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::desk;
using Kind = LintFinding::Kind;

class ContactNumbersLint : public test::TestCase {
    Q_OBJECT

    static Contact contact(const QString &uid, const QString &name, const QStringList &numbers)
    {
        Contact made;
        made.uid = uid;
        made.revision = u"1"_s;
        made.displayName = name;
        for (const QString &number : numbers)
            made.numbers.append({ContactNumberKind::Work, number, false});
        return made;
    }

    static LintRules rules()
    {
        DialRules dial;
        dial.sites = {{u"+3120555"_s, 4, {}}};
        return LintRules(PhoneNumbers(), dial, {{u"201"_s, u"Anna de Vries"_s}, {u"4567"_s, u"Bram Bos"_s}});
    }

private Q_SLOTS:
    void numbersThatCannotBeUsedAreFoundWithAProposal_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<int>("kind"); // -1: nothing is wrong
        QTest::addColumn<QString>("fix");
        QTest::newRow("national") << u"020 123 45 67"_s << -1 << QString();
        QTest::newRow("without the zero, as spreadsheets do") << u"612345678"_s << -1 << QString();
        QTest::newRow("several") << u"020-1234567 / 06-12345678"_s << -1 << QString();
        QTest::newRow("extension of nobody") << u"299"_s << -1 << QString();
        QTest::newRow("empty") << QString() << -1 << QString();
        QTest::newRow("rounded by a spreadsheet") << u"3,16E+10"_s << int(Kind::Unusable) << QString();
        QTest::newRow("too long") << QString(4000, u'7') << int(Kind::Unusable) << QString();
        QTest::newRow("too short") << u"020 12"_s << int(Kind::Unusable) << QString();
        QTest::newRow("letter O") << u"O20-l234567"_s << int(Kind::Unusable) << u"020 123 4567"_s;
        QTest::newRow("two without a mark between")
            << u"020 1234567 06 12345678"_s << int(Kind::Unusable) << u"020 123 4567 / 06 12345678"_s;
        QTest::newRow("no +") << u"4930123456"_s << int(Kind::MissingCountry) << u"+49 30 123456"_s;
    }

    void numbersThatCannotBeUsedAreFoundWithAProposal()
    {
        QFETCH(QString, number);
        QFETCH(int, kind);
        QFETCH(QString, fix);
        StoredContact stored;
        stored.id = 7;
        stored.contact = contact(u"a"_s, u"Jan"_s, {number});
        const auto findings = rules().findings(stored);
        if (kind < 0) {
            QVERIFY2(findings.isEmpty(), findings.isEmpty() ? "" : qPrintable(findings[0].sentence()));
            return;
        }
        QVERIFY(!findings.isEmpty());
        QCOMPARE(findings[0].kind, Kind(kind));
        QCOMPARE(findings[0].fix, fix);
        QCOMPARE(findings[0].contact, 7);
        QCOMPARE(findings[0].name, u"Jan"_s);
        QVERIFY(findings[0].sentence().size() < 300);
    }

    void anExtensionOfSomebodyElseClashes()
    {
        StoredContact stored;
        stored.contact = contact(u"a"_s, u"Jan Smit"_s, {u"201"_s, u"020 555 4567"_s, u"020 555 4568"_s});
        const auto findings = rules().findings(stored);
        QCOMPARE(findings.size(), 2);
        QCOMPARE(findings[0].kind, Kind::ExtensionClash);
        QVERIFY(findings[0].sentence().contains(u"Anna de Vries"_s));
        QCOMPARE(findings[1].other, u"Bram Bos"_s);
        stored.contact.displayName = u"Vries, Anna de"_s; // herself
        QCOMPARE(rules().findings(stored).size(), 1);
    }

    void theWholeStoreIsCheckedInTheBackground()
    {
        QTemporaryDir folder;
        Store store(folder.filePath(u"store.db"_s));
        store.open();
        QVector<Contact> all;
        for (int i = 0; i < 2500; ++i)
            all.append(contact(QString::number(i), u"Persoon %1"_s.arg(i), {u"020 2%1"_s.arg(100'000 + i)}));
        for (int i = 0; i < 4; ++i)
            all[i * 600].numbers.append({ContactNumberKind::Main, u"088 012 34 56"_s, false});
        all[2400].numbers.append({ContactNumberKind::Work, u"geen idee 12"_s, false});
        std::optional<bool> put;
        store.write<contacts::PutResult>(this,
            [all](sqlite::Database &database) -> Expected<contacts::PutResult> {
                const auto source = contacts::addSource(database, {0, ContactSourceInfo::Kind::VCard, u"a"_s, u"a"_s, {}, {}});
                if (!source)
                    return unexpected(source.error());
                return contacts::put(database, source->id, 1, all, PhoneNumbers());
            },
            [&put](const Expected<contacts::PutResult> &result) { put = result.hasValue(); });
        BALIE_TRY_VERIFY(put.has_value());
        QVERIFY(*put);

        ContactLint lint(store);
        QAbstractItemModelTester tester(&lint, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy finished(&lint, &ContactLint::finished);
        lint.start(PhoneNumbers(), {}, {});
        QVERIFY(lint.isRunning());
        BALIE_TRY_COMPARE(finished.size(), 1);
        QVERIFY(finished[0][0].toString().isEmpty());
        QCOMPARE(lint.checked(), 2500);
        QCOMPARE(lint.rowCount(), 2);
        QCOMPARE(lint.finding(0).name, u"Persoon 2400"_s);
        QCOMPARE(lint.finding(1).kind, Kind::Shared);
        QCOMPARE(lint.finding(1).count, 4);
        QCOMPARE(lint.finding(1).number, u"088 012 3456"_s);
        QVERIFY(lint.index(1, ContactLint::Sentence).data().toString().contains(u"Persoon 600"_s));
        QCOMPARE(lint.toText().count(u'\n'), 3);

        // Stopped and begun anew: one answer only, for the last.
        lint.start(PhoneNumbers(), {}, {});
        lint.stop();
        lint.start(PhoneNumbers(), {}, {});
        BALIE_TRY_COMPARE(finished.size(), 2);
        QVERIFY(finished[1][0].toString().isEmpty());
        QCOMPARE(lint.rowCount(), 2);
    }
};

BALIE_TEST(ContactNumbersLint)
#include "tst_ContactNumbersLint.moc"
