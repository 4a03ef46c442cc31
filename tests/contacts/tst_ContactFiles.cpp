#include "tests/contacts/Described.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QFile>

using namespace Qt::Literals::StringLiterals;
using namespace balie;

/// Every file in data against what stands in its .expected file, however it is cut into pieces.
class ContactFiles : public test::TestCase {
    Q_OBJECT

    static QByteArray contentOf(const QString &name)
    {
        QFile file(QDir(QStringLiteral(BALIE_CONTACT_FILES)).filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QString described(const QString &name, const QVector<QByteArray> &pieces)
    {
        return name.endsWith(".vcf"_L1) ? test::describedCards(pieces) : test::describedTable(pieces);
    }

    static void addFiles()
    {
        QTest::addColumn<QString>("name");
        const QDir folder(QStringLiteral(BALIE_CONTACT_FILES));
        const QStringList names = folder.entryList({u"*.vcf"_s, u"*.csv"_s}, QDir::Files, QDir::Name);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name;
    }

private Q_SLOTS:
    void isReadAsExpected_data() { addFiles(); }
    void isReadAsExpected()
    {
        QFETCH(QString, name);
        const QString expected = QString::fromUtf8(contentOf(name + ".expected"_L1));
        QVERIFY(!expected.isEmpty());
        const QString found = described(name, {contentOf(name)});
        QVERIFY2(found == expected, qPrintable(u"\nfound:\n%1\nexpected:\n%2"_s.arg(found, expected)));
    }

    void isReadTheSameHoweverItIsCut_data() { addFiles(); }
    void isReadTheSameHoweverItIsCut()
    {
        QFETCH(QString, name);
        const QByteArray bytes = contentOf(name);
        const QString whole = described(name, {bytes});
        for (qsizetype cut = 1; cut < bytes.size(); ++cut)
            QVERIFY2(described(name, {bytes.first(cut), bytes.sliced(cut)}) == whole,
                qPrintable(u"cut at %1"_s.arg(cut)));
        QVector<QByteArray> single;
        for (const char byte : bytes)
            single.append(QByteArray(1, byte));
        QCOMPARE(described(name, single), whole);
    }

    void aFileThatEndsAnywhereIsRead_data() { addFiles(); }
    /// Whatever of it is there: no crash, and nothing that was complete is lost.
    void aFileThatEndsAnywhereIsRead()
    {
        QFETCH(QString, name);
        const QByteArray bytes = contentOf(name);
        const QStringList whole = described(name, {bytes}).split(u'\n');
        for (qsizetype end = 0; end < bytes.size(); ++end) {
            const QStringList part = described(name, {bytes.first(end)}).split(u'\n');
            // The first of them is complete as soon as a second one is there.
            if (name.endsWith(".vcf"_L1) && bytes.first(end).count("END:VCARD\r\n") > 0)
                QCOMPARE(part.first(), whole.first());
        }
    }
};

BALIE_TEST(ContactFiles)
#include "tst_ContactFiles.moc"
