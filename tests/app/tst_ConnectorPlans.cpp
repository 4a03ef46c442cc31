#include "app/connectors/ConnectorHosting.h"
#include "crm-connectors/profile/ProfileReader.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace balie;

/// What makes a connector another one, so that it is made anew, and what does not.
class ConnectorPlans : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        QFile demo(u":/balie/demo/connectors/demo/profile.json"_s);
        QVERIFY(demo.open(QIODevice::ReadOnly));
        m_profile = demo.readAll();
    }

    void whatTheUserSeesOfItOnlyLeavesItAlone()
    {
        crm::ConnectorPlan changed = plan();
        changed.entry.pop = crm::ConnectorEntry::Pop::OnAnswer;
        changed.entry.values.insert(u"url"_s, u"  https://crm.example/ "_s); // as typed
        QCOMPARE(app::fingerprint(changed), app::fingerprint(plan()));
    }

    void whatItIsMadeOfChangesIt()
    {
        const QByteArray before = app::fingerprint(plan());
        crm::ConnectorPlan other = plan();
        other.numbers = PhoneNumbers(u"BE"_s);
        QVERIFY(app::fingerprint(other) != before);
        other = plan();
        other.secrets.insert(u"token"_s, u"another"_s);
        QVERIFY(app::fingerprint(other) != before);
        other = plan();
        other.renewals = 1;
        QVERIFY(app::fingerprint(other) != before);
        other = plan();
        other.entry.values.insert(u"url"_s, u"https://other.example/"_s);
        QVERIFY(app::fingerprint(other) != before);
        m_profile.replace("Demo-CRM", "Demo CRM"); // the same version and folder
        QVERIFY(app::fingerprint(plan()) != before);
    }

    void anotherCertificateInTheSameFileChangesIt()
    {
        const QString path = m_folder->filePath(u"office.pem"_s);
        const auto with = [&](const QByteArray &content) {
            QFile file(path);
            [&] { QVERIFY(file.open(QIODevice::WriteOnly)); }();
            file.write(content);
            file.close();
            crm::ConnectorPlan made = plan();
            made.entry.values.insert(u"caFile"_s, path);
            return app::fingerprint(made);
        };
        const QByteArray first = with("one");
        QVERIFY(with("two") != first);
        QCOMPARE(with("one"), first);
    }

private:
    crm::ConnectorPlan plan() const
    {
        crm::ConnectorPlan made;
        auto profile = crm::ProfileReader::read(m_profile, u"/folder"_s);
        [&] { QVERIFY2(profile.hasValue(), profile ? "" : qPrintable(profile.error().detail)); }();
        made.profile = *profile;
        made.systemName = u"Customers"_s;
        made.entry.id = u"demo"_s;
        made.entry.profile = u"demo"_s;
        made.entry.values.insert(u"url"_s, u"https://crm.example/"_s);
        made.secrets.insert(u"token"_s, u"one"_s);
        return made;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_profile;
};

BALIE_TEST(ConnectorPlans)
#include "tst_ConnectorPlans.moc"
