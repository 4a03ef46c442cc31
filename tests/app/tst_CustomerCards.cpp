#include "app/connectors/Connectors.h"
#include "app/demo/DemoCrm.h"
#include "tests/app/AskingStore.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"
#include "ui/settings/ConnectorSecretsDialog.h"

#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace balie;

/// From what an administrator fills in to the card of a caller, over real HTTP with the engine and the profile that the
/// demo uses: settings, keychain, connectors' thread, session, engine, profile.
class CustomerCards : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<desk::SettingsTable>(m_folder->path());
        m_secrets = std::make_unique<test::AskingStore>();
        m_crm = std::make_unique<app::DemoCrm>(app::DemoCustomers(40, 1, QDate(2026, 11, 2)));
        QVERIFY(m_crm->start());
        open();
    }

    void cleanup() { m_connectors.reset(); }

    void aCallerIsFoundInTheSystemThatWasSetUp()
    {
        setUp(m_crm->token());
        const crm::CardFindings found = find(u"+31201234567"_s);
        QCOMPARE(found.cards.size(), 1);
        const crm::ContactCard &card = found.cards[0].card;
        QCOMPARE(card.company, u"Van Dijk Installaties"_s);
        QCOMPARE(card.match, crm::CardMatch::Number);
        QVERIFY(!card.ownerEmail.isEmpty());
        QVERIFY2(card.link.toString().startsWith(m_crm->address().toString()), qPrintable(card.link.toString()));
        QVERIFY(card.link.toString().endsWith(card.key.id));
        QCOMPARE(found.sources.size(), 1);
        QCOMPARE(found.sources[0].name, u"Demo-CRM"_s);
        QVERIFY(find(u"+31201112233"_s).cards.isEmpty());
    }

    void theSecretStandsInTheKeychainOnly()
    {
        setUp(m_crm->token());
        QVERIFY(m_connectors->hasSecret(m_id, u"token"_s));
        QFile file(m_settings->fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QVERIFY(written.contains("demo"));
        QVERIFY(!written.contains(m_crm->token().toLatin1()));
    }

    void whatWasSetUpIsThereAfterARestart()
    {
        setUp(m_crm->token());
        m_connectors.reset();
        open();
        m_connectors->start();
        QCOMPARE(m_connectors->entries().size(), 1);
        BALIE_TRY_VERIFY(m_connectors->hasSecret(m_id, u"token"_s));
        BALIE_TRY_COMPARE(m_connectors->health().size(), 1);
        QCOMPARE(find(u"+31201234567"_s).cards.size(), 1);
    }

    void aKeychainThatAsksForOneHoldsUpNoOther()
    {
        setUp(m_crm->token());
        const auto second = m_connectors->save(demo(), {{u"token"_s, m_crm->token()}});
        QVERIFY(second);
        m_connectors.reset();
        m_secrets->asksFor = u"connector/%1/token"_s.arg(*second);
        open();
        m_connectors->start();
        BALIE_TRY_COMPARE(m_connectors->health().size(), 2);
        BALIE_TRY_COMPARE(m_connectors->health().at(0).state, crm::ConnectorHealth::State::Untried);
        const crm::ConnectorHealth asking = m_connectors->health().at(1);
        QCOMPARE(asking.state, crm::ConnectorHealth::State::Parked);
        QVERIFY(asking.why.contains(u"keychain"_s));
        QVERIFY(!asking.remedy.isEmpty());
        QCOMPARE(find(u"+31201234567"_s).cards.size(), 1);
        // The user answers at last.
        BALIE_TRY_VERIFY(m_secrets->held);
        m_secrets->asksFor.clear();
        m_secrets->held();
        BALIE_TRY_COMPARE(m_connectors->health().at(1).state, crm::ConnectorHealth::State::Untried);
        const crm::CardFindings found = find(u"+31201234567"_s);
        QCOMPARE(found.sources.size(), 2);
        QCOMPARE(found.sources.at(1).state, crm::SourceReport::State::Found);
    }

    void whatIsTypedMeanwhileNeedsNoKeychain()
    {
        setUp(m_crm->token());
        m_connectors.reset();
        m_secrets->asksFor = u"connector/%1/token"_s.arg(m_id);
        open();
        m_connectors->start();
        BALIE_TRY_COMPARE(m_connectors->health().value(0).state, crm::ConnectorHealth::State::Parked);
        m_secrets->asksFor.clear();
        QVERIFY(m_connectors->save(m_connectors->entries()[0], {{u"token"_s, m_crm->token()}}));
        BALIE_TRY_COMPARE(m_connectors->health().value(0).state, crm::ConnectorHealth::State::Untried);
        QCOMPARE(find(u"+31201234567"_s).cards.size(), 1);
    }

    void withoutAKeychainTheUserIsAskedAtTheStart_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("no keychain") << int(ErrorCode::NotSupported);
        QTest::newRow("no service behind it") << int(ErrorCode::Io); // as libsecret has it without one
        QTest::newRow("no access") << int(ErrorCode::NotAllowed);
    }
    void withoutAKeychainTheUserIsAskedAtTheStart()
    {
        QFETCH(const int, code);
        m_secrets->isMissing = true;
        m_secrets->missingAs = ErrorCode(code);
        setUp(m_crm->token());
        QCOMPARE(find(u"+31201234567"_s).cards.size(), 1); // as long as the program runs
        m_connectors.reset();
        open();
        QSignalSpy missing(m_connectors.get(), &app::Connectors::keychainMissing);
        m_connectors->start();
        BALIE_TRY_COMPARE(missing.size(), 1);
        const auto needs = ui::ConnectorSecretsDialog::needs(*m_connectors);
        QCOMPARE(needs.size(), 1);
        QCOMPARE(needs[0].name, u"Demo-CRM"_s);
        QCOMPARE(needs[0].fields.size(), 1);
        const ui::Theme theme;
        QPointer dialog = new ui::ConnectorSecretsDialog(theme, *m_connectors, needs, nullptr);
        dialog->show();
        QStringList said;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            said.append(label->text());
        QVERIFY(said.contains(m_connectors->keychainTrouble()));
        auto *line = dialog->findChild<QLineEdit *>();
        QVERIFY(line);
        QCOMPARE(line->echoMode(), QLineEdit::Password);
        QTest::keyClicks(line, m_crm->token());
        QTest::keyClick(line, Qt::Key_Return);
        BALIE_TRY_VERIFY(dialog.isNull());
        BALIE_TRY_COMPARE(m_connectors->health().value(0).state, crm::ConnectorHealth::State::Untried);
        BALIE_TRY_COMPARE(find(u"+31201234567"_s).cards.size(), 1);
        QVERIFY(ui::ConnectorSecretsDialog::needs(*m_connectors).isEmpty());
        QCOMPARE(missing.size(), 1);
    }

    void whatElseIsMissingIsAskedForWhenTheLastIsSettled_data()
    {
        QTest::addColumn<bool>("isRemoved");
        QTest::newRow("typed") << false;
        QTest::newRow("removed") << true;
    }
    void whatElseIsMissingIsAskedForWhenTheLastIsSettled()
    {
        QFETCH(const bool, isRemoved);
        m_secrets->isMissing = true;
        setUp(m_crm->token());
        const auto second = m_connectors->save(demo(), {{u"token"_s, m_crm->token()}});
        QVERIFY(second);
        m_connectors.reset();
        m_secrets->asksFor = u"connector/%1/token"_s.arg(*second);
        open();
        QSignalSpy missing(m_connectors.get(), &app::Connectors::keychainMissing);
        m_connectors->start();
        BALIE_TRY_VERIFY(!m_connectors->keychainTrouble().isEmpty() && m_secrets->held);
        QCOMPARE(missing.size(), 0);
        if (isRemoved)
            m_connectors->remove(*second);
        else
            QVERIFY(m_connectors->save(m_connectors->entries()[1], {{u"token"_s, m_crm->token()}}));
        QCOMPARE(missing.size(), 1);
        const auto needs = ui::ConnectorSecretsDialog::needs(*m_connectors);
        QCOMPARE(needs.size(), 1);
        QCOMPARE(needs[0].entry.id, m_id);
    }

    void whoHasAKeychainIsNotAsked()
    {
        setUp(m_crm->token());
        m_connectors.reset();
        open();
        QSignalSpy missing(m_connectors.get(), &app::Connectors::keychainMissing);
        m_connectors->start();
        BALIE_TRY_VERIFY(m_connectors->hasSecret(m_id, u"token"_s));
        BALIE_TRY_COMPARE(m_connectors->health().value(0).state, crm::ConnectorHealth::State::Untried);
        QCOMPARE(missing.size(), 0);
    }

    void aWrongTokenIsSaidAndCostsNothingElse()
    {
        setUp(u"wrong"_s);
        const crm::CardFindings found = find(u"+31201234567"_s);
        QVERIFY(found.cards.isEmpty());
        QCOMPARE(found.sources[0].state, crm::SourceReport::State::Failed);
        QVERIFY(!found.sources[0].why.isEmpty());
        BALIE_TRY_COMPARE(m_connectors->health().value(0).state, crm::ConnectorHealth::State::SignedOut);
        // Corrected, it works at once.
        QHash<QString, QString> secrets{{u"token"_s, m_crm->token()}};
        QVERIFY(m_connectors->save(m_connectors->entries()[0], secrets));
        BALIE_TRY_VERIFY(m_connectors->health().value(0).state != crm::ConnectorHealth::State::SignedOut);
        QCOMPARE(find(u"+31201234567"_s).cards.size(), 1);
    }

    void aCallIsWrittenOnceWhateverIsRepeated()
    {
        setUp(m_crm->token());
        const crm::ContactCard card = find(u"+31201234567"_s).cards[0].card;
        crm::CallReport report;
        report.key = u"journal-1"_s;
        report.card = card.key;
        report.number = u"+31201234567"_s;
        report.start = QDateTime(QDate(2026, 11, 2), QTime(10, 0), Qt::UTC);
        report.seconds = 95;
        report.subject = u"Levering"_s;
        report.text = u"Belt \"morgen\" terug\n<b>echt</b>"_s;
        QVERIFY(write(report));
        QVERIFY(write(report)); // as after an answer that was lost
        QCOMPARE(m_crm->calls().size(), 1);
        QCOMPARE(m_crm->calls()[0].value("text"_L1).toString(), report.text);
        QCOMPARE(m_crm->calls()[0].value("seconds"_L1).toInt(), 95);
    }

    void tryingOutShowsEachStepWithoutTheSecret()
    {
        QVector<crm::TrialStep> steps;
        std::optional<bool> wentWell;
        QVector<crm::ContactCard> cards;
        crm::ConnectorEntry entry = demo();
        const auto task = m_connectors->tryOut(entry, {{u"token"_s, m_crm->token()}}, u"020 123 45 67"_s,
            {[&steps](const crm::TrialStep &step) { steps.append(step); },
                [&](bool well, const QVector<crm::ContactCard> &found) {
                    wentWell = well;
                    cards = found;
                }});
        BALIE_TRY_VERIFY(wentWell.has_value());
        QVERIFY(*wentWell);
        QCOMPARE(cards.size(), 1);
        QVERIFY(steps.size() >= 2);
        for (const crm::TrialStep &step : steps) {
            for (const QString &text : {step.title, step.request, step.reply, step.mapping.join(u'\n')})
                QVERIFY(!text.contains(m_crm->token()));
        }
        QVERIFY(m_connectors->entries().isEmpty()); // nothing was saved
    }

    void aMissingSettingParksItWithASentence()
    {
        crm::ConnectorEntry entry = demo();
        entry.values.clear();
        QVERIFY(m_connectors->save(entry, {}));
        BALIE_TRY_COMPARE(m_connectors->health().value(0).state, crm::ConnectorHealth::State::Parked);
        QVERIFY(!m_connectors->health()[0].why.isEmpty());
    }

    void aCalendarServerIsSetUpLikeAnyOther()
    {
        const QVector<crm::ProfileInfo> all = m_connectors->profiles();
        const auto found = std::find_if(
            all.cbegin(), all.cend(), [](const crm::ProfileInfo &one) { return one.id == "caldav"_L1; });
        QVERIFY(found != all.cend());
        QVERIFY2(found->problem.isEmpty(), qPrintable(found->problem));
        QVERIFY(QFile::exists(found->readmePath));
        QVERIFY(!found->hasSignIn);
        QStringList keys;
        for (const crm::SettingField &field : found->fields) {
            keys << field.key;
            QVERIFY(!field.label.isEmpty());
            QCOMPARE(field.kind == crm::SettingField::Kind::Secret, field.key == "password"_L1);
        }
        QCOMPARE(keys, (QStringList{u"url"_s, u"user"_s, u"password"_s, u"calendars"_s, u"domain"_s}));
        crm::ConnectorEntry entry;
        entry.profile = found->id;
        entry.values = {{u"url"_s, u"https://dav.office.example"_s}, {u"user"_s, u"anna"_s}};
        QVERIFY(m_connectors->save(entry, {{u"password"_s, u"geheim"_s}}));
        BALIE_TRY_COMPARE(m_connectors->health().size(), 1);
        QCOMPARE(m_connectors->health()[0].capabilities, crm::Capabilities(crm::Capability::Busy));
        // A mistake in how the calendars' address is made is said before anybody is asked for.
        entry.id = m_connectors->entries()[0].id;
        entry.values.insert(u"calendars"_s, u"/calendars/{collega}/"_s);
        QVERIFY(m_connectors->save(entry, {}));
        BALIE_TRY_COMPARE(m_connectors->health().value(0).state, crm::ConnectorHealth::State::Parked);
        QVERIFY2(m_connectors->health()[0].why.contains("{colleague.name}"_L1),
            qPrintable(m_connectors->health()[0].why));
    }

    void whatIsRemovedIsGoneWithItsSecret()
    {
        setUp(m_crm->token());
        m_connectors->remove(m_id);
        QVERIFY(m_connectors->entries().isEmpty());
        BALIE_TRY_VERIFY(m_connectors->health().isEmpty());
        QVERIFY(find(u"+31201234567"_s).cards.isEmpty());
        std::optional<QString> left;
        m_secrets->read(u"connector/%1/token"_s.arg(m_id), [&left](const Expected<QString> &secret) { left = secret.valueOr(u"?"_s); });
        BALIE_TRY_VERIFY(left.has_value());
        QVERIFY(left->isEmpty());
    }

    void itsSecretGoesAlsoWhenItsProfileIsGone()
    {
        setUp(m_crm->token());
        m_connectors.reset();
        const app::ConnectorFolders none{m_folder->path(), m_folder->path(), m_folder->path()};
        m_connectors = std::make_unique<app::Connectors>(*m_settings, *m_secrets, none, PhoneNumbers());
        m_connectors->start();
        m_connectors->remove(m_id);
        std::optional<QString> left;
        m_secrets->read(u"connector/%1/token"_s.arg(m_id), [&left](const Expected<QString> &secret) { left = secret.valueOr(u"?"_s); });
        BALIE_TRY_VERIFY(left.has_value());
        QVERIFY(left->isEmpty());
    }

    void theIdOfARemovedOneNeverComesBack()
    {
        QStringList ids;
        for (int i = 0; i < 3; ++i) {
            setUp(m_crm->token());
            QVERIFY(!ids.contains(m_id));
            ids.append(m_id);
            m_connectors->remove(m_id);
            BALIE_TRY_VERIFY(m_connectors->health().isEmpty());
        }
    }

private:
    crm::ConnectorEntry demo() const
    {
        crm::ConnectorEntry entry;
        entry.profile = u"demo"_s;
        entry.values.insert(u"url"_s, m_crm->address().toString());
        return entry;
    }

    void open()
    {
        app::ConnectorFolders folders = app::ConnectorFolders::beside(m_folder->path());
        folders.ownProfiles = u":/balie/demo/connectors"_s;
        m_connectors = std::make_unique<app::Connectors>(*m_settings, *m_secrets, folders, PhoneNumbers());
    }

    void setUp(const QString &token)
    {
        const auto saved = m_connectors->save(demo(), {{u"token"_s, token}});
        QVERIFY(saved);
        m_id = *saved;
        BALIE_TRY_COMPARE(m_connectors->health().size(), 1);
    }

    crm::CardFindings find(const QString &number)
    {
        crm::CardFindings last;
        const auto task = m_connectors->port().findByNumber(
            PhoneNumbers().read(number), {[&last](const crm::CardFindings &found) { last = found; }});
        [&last] { BALIE_TRY_VERIFY(last.isComplete); }();
        return last;
    }

    bool write(const crm::CallReport &report)
    {
        std::optional<bool> written;
        const auto task = m_connectors->port().logCall(
            report, [&written](const Expected<crm::CallReceipt> &receipt) { written = receipt.hasValue(); });
        [&written] { BALIE_TRY_VERIFY(written.has_value()); }();
        return written.value_or(false);
    }

    QString m_id;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<desk::SettingsTable> m_settings;
    std::unique_ptr<test::AskingStore> m_secrets;
    std::unique_ptr<app::DemoCrm> m_crm;
    std::unique_ptr<app::Connectors> m_connectors;
};

BALIE_TEST(CustomerCards)
#include "tst_CustomerCards.moc"
