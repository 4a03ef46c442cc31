#include "tests/http/PatientClock.h"
#include "tests/sources/Slapd.h"
#include "tests/sources/Valve.h"
#include "tests/sources/Watched.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include "crm-connectors/sources/LdapSource.h"

using namespace balie;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

/// A real directory: what is read of it, what a change brings, and what each wrong setting is told.
class LdapDirectory : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString missing = m_slapd.missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        const QString problem = m_slapd.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        BALIE_TRY_VERIFY(m_slapd.isUp());
    }

    /// A directory that is there and cannot be filled must not look like one that is not there.
    void whatCannotBeFilledIsAnErrorAndNothingMissing()
    {
        Slapd broken;
        QCOMPARE(broken.missing(), QString());
        const QString problem = broken.start("dn: uid=nobody,ou=people,dc=example,dc=org\nobjectClass: nonsense\n\n");
        QVERIFY2(problem.contains(u"slapadd"_s), qPrintable(problem));
        QVERIFY(!broken.isUp());
    }

    void everybodyIsReadInPages()
    {
        LdapSource source(m_slapd.settings(), m_clock);
        WatchedSync sync(source);
        QVERIFY(!sync.isOver());
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY2(sync.wentWell(), qPrintable(sync.sentence()));
        QCOMPARE(sync.changed.size(), Slapd::people);
        QCOMPARE(sync.known.size(), Slapd::people); // no uid twice
        QVERIFY2(sync.batches >= 4, "all at once is no progress");
        QCOMPARE(sync.done, qint64(Slapd::people));
        QVERIFY(sync.gone.isEmpty());

        const Contact *jorg = sync.find(u"J\u00f6rg M\u00fcller"_s);
        QVERIFY(jorg);
        QVERIFY(!QUuid::fromString(jorg->uid).isNull());
        QCOMPARE(jorg->givenName, u"J\u00f6rg"_s);
        QCOMPARE(jorg->familyName, u"M\u00fcller"_s);
        QCOMPARE(jorg->initials, u"J.W."_s);
        QCOMPARE(jorg->company, u"Caf\u00e9 M\u00fcller"_s);
        QCOMPARE(jorg->department, u"Verkoop"_s);
        QCOMPARE(jorg->title, u"Inkoper"_s);
        QCOMPARE(jorg->note, u"belt liever niet"_s);
        QCOMPARE(jorg->link, u"https://intranet.example.org/muller"_s);
        QCOMPARE(jorg->emails, (QStringList{u"jorg@example.org"_s, u"muller@example.org"_s}));
        const QVector<ContactNumber> numbers{{ContactNumberKind::Work, u"+31 20 123 45 67"_s, false},
            {ContactNumberKind::Work, u"84201"_s, false}, {ContactNumberKind::Mobile, u"06-12345678"_s, false},
            {ContactNumberKind::Home, u"020-7654321"_s, false},
            {ContactNumberKind::Fax, u"+31 20 123 45 68"_s, false},
            {ContactNumberKind::Pager, u"0650000001"_s, false}};
        QCOMPARE(jorg->numbers, numbers);
    }

    void aPartOnAnotherServerIsSaidAndNotAsked()
    {
        LdapSource source(m_slapd.settings(), m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY(sync.wentWell());
        const QStringList notRead = (*sync.result)->notRead;
        QCOMPARE(notRead.size(), 1);
        QVERIFY(notRead.first().contains(u"other.example.org"_s));
    }

    void onlyWhatChangedIsTold()
    {
        LdapSettings settings = m_slapd.settings();
        settings.overlap = {};
        Valve valve(m_slapd.port());
        settings.port = valve.port();
        LdapSource source(settings, m_clock);
        WatchedSync first(source);
        BALIE_TRY_VERIFY(first.wentWell());
        const qint64 whole = valve.passed;

        QVERIFY(m_slapd.change("dn: uid=p0007,ou=people,dc=example,dc=org\nchangetype: modify\n"
                               "replace: telephoneNumber\ntelephoneNumber: +31 10 555 9999\n\n"
                               "dn: uid=p0008,ou=people,dc=example,dc=org\nchangetype: delete\n\n"
                               "dn: uid=new,ou=people,dc=example,dc=org\nchangetype: add\n"
                               "objectClass: inetOrgPerson\nuid: new\ncn: Nieuw Persoon\nsn: Persoon\n"
                               "mobile: 0611111111\n\n"));
        WatchedSync second(source, first.next());
        BALIE_TRY_VERIFY(second.wentWell());
        QVERIFY2(valve.passed - whole < whole / 2, "everything was fetched again");
        QCOMPARE(second.changed.size(), 2);
        QVERIFY(second.find(u"Nieuw Persoon"_s));
        const Contact *changed = second.find(u"Voornaam0007 Achternaam0007"_s);
        QVERIFY(changed);
        QCOMPARE(changed->numbers.first().text, u"+31 10 555 9999"_s);
        const Contact *gone = first.find(u"Voornaam0008 Achternaam0008"_s);
        QCOMPARE(second.gone, QStringList{gone->uid});
        QCOMPARE(second.known.size(), Slapd::people);

        // And nothing twice, also when the margin reads them again.
        settings.overlap = std::chrono::hours(1);
        LdapSource careful(settings, m_clock);
        WatchedSync third(careful, second.next());
        BALIE_TRY_VERIFY(third.wentWell());
        QVERIFY(third.changed.isEmpty());
        QVERIFY(third.gone.isEmpty());

        QVERIFY(m_slapd.change("dn: uid=new,ou=people,dc=example,dc=org\nchangetype: delete\n\n"
                               "dn: uid=p0008,ou=people,dc=example,dc=org\nchangetype: add\n"
                               "objectClass: inetOrgPerson\nuid: p0008\ncn: Voornaam0008 Achternaam0008\n"
                               "sn: Achternaam0008\n\n"));
    }

    void oneTheCallerLostIsReadAgain()
    {
        LdapSource source(m_slapd.settings(), m_clock);
        WatchedSync first(source);
        BALIE_TRY_VERIFY(first.wentWell());
        LdapSettings settings = m_slapd.settings();
        settings.overlap = std::chrono::seconds(-3600); // as if no change had been seen for an hour
        SyncStart start = first.next();
        const QString lost = first.find(u"J\u00f6rg M\u00fcller"_s)->uid;
        start.known.remove(lost);
        LdapSource later(settings, m_clock);
        WatchedSync second(later, start);
        BALIE_TRY_VERIFY(second.wentWell());
        QCOMPARE(second.changed.size(), 1);
        QCOMPARE(second.changed.first().uid, lost);
    }

    void otherSettingsBeginAnewAndTellOnlyTheDifference()
    {
        LdapSource source(m_slapd.settings(), m_clock);
        WatchedSync first(source);
        BALIE_TRY_VERIFY(first.wentWell());
        LdapSettings narrow = m_slapd.settings();
        narrow.filter = u"uid=p00*"_s; // parentheses are added
        LdapSource other(narrow, m_clock);
        WatchedSync second(other, first.next());
        BALIE_TRY_VERIFY(second.wentWell());
        QVERIFY(second.changed.isEmpty());
        QCOMPARE(second.known.size(), 100);
    }

    void aDirectoryThatShowsNobodyAnyMoreRemovesNobody()
    {
        LdapSource source(m_slapd.settings(), m_clock);
        WatchedSync first(source);
        BALIE_TRY_VERIFY(first.wentWell());
        LdapSettings settings = m_slapd.settings();
        settings.user = u"uid=blind,dc=example,dc=org"_s;
        LdapSource blind(settings, m_clock);
        WatchedSync second(blind, first.next());
        BALIE_TRY_VERIFY(second.isOver());
        QVERIFY(second.failedWith(ErrorCode::Refused));
        QCOMPARE(second.known.size(), Slapd::people);
    }

    void aLimitOfTheServerKeepsWhatCame()
    {
        LdapSettings settings = m_slapd.settings();
        settings.user = u"uid=small,dc=example,dc=org"_s;
        settings.pageSize = 50;
        LdapSource source(settings, m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY(sync.failedWith(ErrorCode::Refused));
        QVERIFY(sync.sentence().contains(u"limit"_s));
        QVERIFY(sync.changed.size() >= 100);
        QVERIFY(sync.gone.isEmpty());
        // With more rights it goes on from there.
        LdapSource whole(m_slapd.settings(), m_clock);
        WatchedSync rest(whole, {{}, sync.known});
        BALIE_TRY_VERIFY(rest.wentWell());
        QCOMPARE(rest.changed.size() + sync.changed.size(), Slapd::people);
        QVERIFY(rest.gone.isEmpty());
    }

    void aDirectoryThatIsTooLargeIsNotCopied()
    {
        LdapSettings settings = m_slapd.settings();
        settings.maximum = 600;
        LdapSource source(settings, m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY(sync.failedWith(ErrorCode::Refused));
        QVERIFY(sync.sentence().contains(u"600"_s));
        QVERIFY(sync.changed.size() <= 1000);
    }

    void searchFindsWhatIsTyped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("names");
        const QStringList jorg{u"J\u00f6rg M\u00fcller"_s};
        const QStringList star{u"Ster * (Haak) \\ Streep"_s};
        QTest::newRow("family name") << u"m\u00fcller"_s << jorg;
        QTest::newRow("two words, any order") << u"m\u00fcller j\u00f6rg"_s << jorg;
        QTest::newRow("company") << u"caf\u00e9"_s << jorg;
        QTest::newRow("department and name") << u"verkoop jo"_s << jorg;
        QTest::newRow("number as stored") << u"06-12345678"_s << jorg;
        QTest::newRow("number in E.164") << u"+31612345678"_s << jorg;
        QTest::newRow("number from abroad") << u"0031 6 1234 5678"_s << jorg;
        QTest::newRow("office number, national") << u"020 1234567"_s << jorg;
        QTest::newRow("an extension") << u"84201"_s << jorg;
        QTest::newRow("star") << u"*"_s << star;
        QTest::newRow("parenthesis") << u"(haak)"_s << star;
        QTest::newRow("backslash") << u"\\"_s << star;
        QTest::newRow("a filter") << u"*)(uid=*"_s << QStringList();
        QTest::newRow("NUL") << QString(QChar(0)) << QStringList();
        QTest::newRow("nothing") << u"   "_s << QStringList();
        QTest::newRow("nobody") << u"qqqq"_s << QStringList();
    }
    void searchFindsWhatIsTyped()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, names);
        LdapSource source(m_slapd.settings(), m_clock);
        WatchedSearch search(source, text);
        QVERIFY(!search.isOver());
        BALIE_TRY_VERIFY(search.isOver());
        QVERIFY2(search.result->hasValue(),
            search.result->hasValue() ? "" : qPrintable(search.result->error().userText));
        QCOMPARE(search.names(), names);
        QVERIFY(!(*search.result)->more);
    }

    void searchSaysThatThereIsMore()
    {
        LdapSource source(m_slapd.settings(), m_clock);
        WatchedSearch search(source, u"achternaam"_s, 25);
        BALIE_TRY_VERIFY(search.isOver());
        QVERIFY(search.result->hasValue());
        QCOMPARE((*search.result)->contacts.size(), 25);
        QVERIFY((*search.result)->more);
    }

    void wrongSettingsAreTold_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("filter");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("word");
        QTest::addColumn<SourceTestStep::Kind>("step");
        using Kind = SourceTestStep::Kind;
        const QString user = u"uid=reader,dc=example,dc=org"_s;
        const QString base = u"dc=example,dc=org"_s;
        const QString people = u"(objectClass=inetOrgPerson)"_s;
        QTest::newRow("password") << user << u"fout"_s << base << people << ErrorCode::BadCredentials
                                  << u"password"_s << Kind::SignIn;
        QTest::newRow("user") << u"uid=niemand,dc=example,dc=org"_s << u"lezer"_s << base << people
                              << ErrorCode::BadCredentials << u"user name"_s << Kind::SignIn;
        QTest::newRow("user that is no DN") << u"reader"_s << u"lezer"_s << base << people
                                            << ErrorCode::InvalidInput << u"ou=people"_s << Kind::SignIn;
        QTest::newRow("no password") << user << QString() << base << people << ErrorCode::InvalidInput
                                     << u"password"_s << Kind::Reach;
        QTest::newRow("base") << user << u"lezer"_s << u"ou=nergens,dc=example,dc=org"_s << people
                              << ErrorCode::InvalidInput << u"ou=nergens"_s << Kind::FindPlace;
        QTest::newRow("base that is no DN") << user << u"lezer"_s << u"nergens"_s << people
                                            << ErrorCode::InvalidInput << u"search base"_s << Kind::FindPlace;
        QTest::newRow("base on another server")
            << user << u"lezer"_s << u"ou=x,ou=elsewhere,dc=example,dc=org"_s << people << ErrorCode::Refused
            << u"other.example.org"_s << Kind::FindPlace;
        QTest::newRow("filter") << user << u"lezer"_s << base << u"((("_s << ErrorCode::InvalidInput
                                << u"filter"_s << Kind::ReadContacts;
        QTest::newRow("nobody there") << user << u"lezer"_s << u"ou=empty,dc=example,dc=org"_s << people
                                      << ErrorCode::InvalidInput << u"Nobody"_s << Kind::ReadContacts;
    }
    void wrongSettingsAreTold()
    {
        QFETCH(QString, user);
        QFETCH(QString, password);
        QFETCH(QString, base);
        QFETCH(QString, filter);
        QFETCH(ErrorCode, code);
        QFETCH(QString, word);
        QFETCH(SourceTestStep::Kind, step);
        LdapSettings settings = m_slapd.settings();
        settings.user = user;
        settings.password = password;
        settings.base = base;
        settings.filter = filter;
        LdapSource source(settings, m_clock);
        WatchedTest test(source);
        BALIE_TRY_VERIFY(test.isOver());
        QVERIFY(!*test.wentWell);
        const SourceTestStep last = test.steps.last();
        QCOMPARE(last.kind, step);
        QVERIFY(last.error);
        QCOMPARE(last.error->code, code);
        QVERIFY2(last.error->userText.contains(word), qPrintable(last.error->userText));
        for (const SourceTestStep &before : test.steps.first(test.steps.size() - 1))
            QVERIFY(!before.error && !before.said.isEmpty());
        // A detail goes to support: no names of people.
        QVERIFY(!last.error->detail.contains(u"dc=example"_s));

        // The synchronisation says the same.
        if (step != SourceTestStep::Kind::ReadContacts || code != ErrorCode::InvalidInput || word == u"filter"_s) {
            WatchedSync sync(source);
            BALIE_TRY_VERIFY(sync.isOver());
            QVERIFY(sync.failedWith(code));
            QCOMPARE(sync.sentence(), last.error->userText);
        }
    }

    void trialOfGoodSettingsTellsEachStep()
    {
        LdapSource source(m_slapd.settings(), m_clock);
        WatchedTest test(source);
        QVERIFY(test.steps.isEmpty());
        BALIE_TRY_VERIFY(test.isOver());
        QVERIFY(*test.wentWell);
        QCOMPARE(test.steps.size(), 4);
        QVERIFY(test.steps.last().said.contains(u"50"_s));
    }

    void cancelledIsSilentAtEveryMoment()
    {
        // After every number of batches, from inside the handler too.
        for (int when = 1; when <= 3; ++when) {
            Valve valve(m_slapd.port());
            LdapSettings settings = m_slapd.settings();
            settings.port = valve.port();
            LdapSource source(settings, m_clock);
            WatchedSync sync(source);
            sync.onBatch = [&sync, when] {
                if (sync.batches == when)
                    sync.task.reset();
            };
            BALIE_TRY_COMPARE(valve.closed, 1);
            QVERIFY(!sync.isOver());
            QCOMPARE(sync.batches, when);
        }
        LdapSource source(m_slapd.settings(), m_clock);
        WatchedSync sync(source);
        sync.task.reset();
        WatchedSync other(source); // the loop has gone well past the first one when this is through
        BALIE_TRY_VERIFY(other.wentWell());
        QVERIFY(!sync.isOver());
        QCOMPARE(sync.batches, 0);
    }

private:
    Slapd m_slapd;
    PatientClock m_clock;
};

BALIE_TEST(LdapDirectory)
#include "tst_LdapDirectory.moc"
