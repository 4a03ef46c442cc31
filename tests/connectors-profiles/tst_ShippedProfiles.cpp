#include "crm-connectors/profile/ProfileReader.h"
#include "tests/support/TestRegistry.h"

#include <QDir>

using namespace balie;
using namespace Qt::Literals::StringLiterals;

/// Every profile that comes with the program.
class ShippedProfiles : public test::TestCase {
    Q_OBJECT

private:
    static QStringList folders()
    {
        QStringList found;
        for (const char *const root : {BALIE_PROFILES, BALIE_DEMO_PROFILES}) {
            const QDir dir(QString::fromUtf8(root));
            for (const QString &name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
                found.append(dir.filePath(name));
        }
        return found;
    }

private Q_SLOTS:
    void canBeRead_data()
    {
        QTest::addColumn<QString>("folder");
        for (const QString &folder : folders())
            QTest::newRow(qPrintable(QDir(folder).dirName())) << folder;
    }
    void canBeRead()
    {
        QFETCH(QString, folder);
        const auto profile = crm::ProfileReader::readFolder(folder);
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().userText + u'\n' + profile.error().detail));
        QCOMPARE((*profile)->id, QDir(folder).dirName());
        // What only an engine understands it has in a part of its own.
        QVERIFY((*profile)->capabilities() != crm::Capabilities() || !(*profile)->engineOwn.isEmpty());
    }

    void onlyTheseCannotFindANoteAgain()
    {
        QStringList cannot;
        for (const QString &folder : folders()) {
            const auto profile = crm::ProfileReader::readFolder(folder);
            QVERIFY(profile);
            const crm::Capabilities can = (*profile)->capabilities();
            if (can.testFlag(crm::Capability::LogCall) && !can.testFlag(crm::Capability::WritesOnce))
                cannot.append((*profile)->id);
        }
        cannot.sort();
        QCOMPARE(cannot, QStringList({u"act"_s, u"afas"_s, u"maximizer"_s})); // docs/connectors.md, (1)
    }

    void isNeverShippedWithASecret()
    {
        for (const QString &folder : folders()) {
            const auto profile = crm::ProfileReader::readFolder(folder);
            QVERIFY(profile);
            for (const crm::ProfileSetting &setting : (*profile)->settings) {
                if (setting.kind == crm::SettingField::Kind::Secret)
                    QVERIFY2(setting.defaultValue.isEmpty(), qPrintable(folder + u' ' + setting.key));
            }
        }
    }
};

BALIE_TEST(ShippedProfiles)
#include "tst_ShippedProfiles.moc"
