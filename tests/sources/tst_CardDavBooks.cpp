#include "tests/http/Asked.h"
#include "tests/http/PatientClock.h"
#include "tests/sources/Radicale.h"
#include "tests/sources/Valve.h"
#include "tests/sources/Watched.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include "crm-connectors/sources/CardDavSource.h"

using namespace balie;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

/// A real CardDAV server: what is read of it, and what a change brings.
class CardDavBooks : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString missing = m_radicale.start(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        BALIE_TRY_VERIFY(m_radicale.isUp());
        for (int i = 0; i < 250; ++i)
            m_radicale.write(u"kantoor"_s, u"p%1.vcf"_s.arg(i), person(i, "+31 10 555 0000"));
        m_radicale.write(u"thuis"_s, u"j\u00f6rg.vcf"_s,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:jorg\r\nFN:J\u00f6rg M\u00fcller\r\nN:M\u00fcller;J\u00f6rg;;;\r\n"
            "ORG:Caf\u00e9 M\u00fcller;Verkoop\r\nTEL;TYPE=CELL:06-12345678\r\nEMAIL:jorg@example.org\r\n"
            "END:VCARD\r\n");
    }

    void everyBookIsRead()
    {
        CardDavSource source(m_radicale.settings(), m_http, m_clock);
        WatchedSync sync(source);
        QVERIFY(!sync.isOver());
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY2(sync.wentWell(), qPrintable(sync.sentence()));
        QCOMPARE(sync.changed.size(), 251);
        QCOMPARE(sync.known.size(), 251);
        QVERIFY(sync.batches >= 3);
        QCOMPARE(sync.done, qint64(251));
        QCOMPARE(sync.total.value_or(0), qint64(251));
        QVERIFY((*sync.result)->notRead.isEmpty());
        const Contact *jorg = sync.find(u"J\u00f6rg M\u00fcller"_s);
        QVERIFY(jorg);
        QCOMPARE(jorg->uid, u"/anna/thuis/j\u00f6rg.vcf"_s);
        QVERIFY(!jorg->revision.isEmpty());
        QCOMPARE(jorg->familyName, u"M\u00fcller"_s);
        QCOMPARE(jorg->company, u"Caf\u00e9 M\u00fcller"_s);
        QCOMPARE(jorg->department, u"Verkoop"_s);
        QCOMPARE(jorg->numbers.size(), 1);
        QCOMPARE(jorg->numbers.first().kind, ContactNumberKind::Mobile);
        QCOMPARE(jorg->emails, QStringList{u"jorg@example.org"_s});
    }

    void anAddressOfOneBookIsThatBook()
    {
        CardDavSettings settings = m_radicale.settings();
        settings.url.setPath(u"/anna/thuis"_s);
        CardDavSource source(settings, m_http, m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.wentWell());
        QCOMPARE(sync.changed.size(), 1);
    }

    void anAddressOfSomethingElseLeadsToTheBooks()
    {
        CardDavSettings settings = m_radicale.settings();
        settings.url.setPath(u"/anna/agenda/"_s);
        CardDavSource source(settings, m_http, m_clock);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.wentWell());
        QCOMPARE(sync.changed.size(), 251);
    }

    void onlyWhatChangedIsTold()
    {
        Valve valve(m_radicale.port());
        CardDavSettings settings = m_radicale.settings();
        settings.url.setPort(valve.port());
        CardDavSource source(settings, m_http, m_clock);
        WatchedSync first(source);
        BALIE_TRY_VERIFY(first.wentWell());
        const qint64 whole = valve.passed;

        put(u"p7.vcf"_s, person(7, "+31 10 555 9999"));
        put(u"new.vcf"_s, person(9000, "0611111111"));
        remove(u"p8.vcf"_s);
        WatchedSync second(source, first.next());
        BALIE_TRY_VERIFY(second.wentWell());
        QVERIFY2(valve.passed - whole < whole / 4, "everything was listed again");
        QCOMPARE(second.changed.size(), 2);
        QVERIFY(second.find(u"Voornaam Achternaam9000"_s));
        const Contact *changed = second.find(u"Voornaam Achternaam7"_s);
        QVERIFY(changed);
        QCOMPARE(changed->numbers.first().text, u"+31 10 555 9999"_s);
        QCOMPARE(second.gone, QStringList{u"/anna/kantoor/p8.vcf"_s});

        WatchedSync third(source, second.next());
        BALIE_TRY_VERIFY(third.wentWell());
        QVERIFY(third.changed.isEmpty());
        QVERIFY(third.gone.isEmpty());

        put(u"p8.vcf"_s, person(8, "+31 10 555 0000"));
        remove(u"new.vcf"_s);
    }

    void anExpiredTokenBeginsAnewAndTellsOnlyTheDifference()
    {
        CardDavSource source(m_radicale.settings(), m_http, m_clock);
        WatchedSync first(source);
        BALIE_TRY_VERIFY(first.wentWell());
        put(u"p20.vcf"_s, person(20, "+31 10 555 2222"));
        remove(u"p21.vcf"_s);
        QVERIFY(m_radicale.forgetTokens(u"kantoor"_s));
        WatchedSync second(source, first.next());
        BALIE_TRY_VERIFY(second.isOver());
        QVERIFY2(second.wentWell(), qPrintable(second.sentence()));
        QCOMPARE(second.changed.size(), 1);
        QCOMPARE(second.changed.first().numbers.first().text, u"+31 10 555 2222"_s);
        QCOMPARE(second.gone, QStringList{u"/anna/kantoor/p21.vcf"_s});
        put(u"p21.vcf"_s, person(21, "+31 10 555 0000"));
    }

    void cutShortItGoesOnWhereItWas()
    {
        CardDavSource source(m_radicale.settings(), m_http, m_clock);
        WatchedSync cut(source);
        cut.onBatch = [&cut] { cut.task.reset(); };
        BALIE_TRY_COMPARE(cut.batches, 1);
        WatchedSync rest(source, {{}, cut.known});
        BALIE_TRY_VERIFY(rest.wentWell());
        QVERIFY(!cut.isOver());
        QCOMPARE(cut.batches, 1);
        QCOMPARE(cut.changed.size() + rest.changed.size(), 251);
        QVERIFY(rest.gone.isEmpty());
    }

    void wrongSettingsAreTold_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("path");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<SourceTestStep::Kind>("step");
        QTest::newRow("password") << u"fout"_s << u"/"_s << ErrorCode::BadCredentials
                                  << SourceTestStep::Kind::SignIn;
        QTest::newRow("path") << u"geheim"_s << u"/anna/nergens/"_s << ErrorCode::InvalidInput
                              << SourceTestStep::Kind::FindPlace;
    }
    void wrongSettingsAreTold()
    {
        QFETCH(QString, password);
        QFETCH(QString, path);
        QFETCH(ErrorCode, code);
        QFETCH(SourceTestStep::Kind, step);
        CardDavSettings settings = m_radicale.settings();
        settings.password = password;
        settings.url.setPath(path);
        CardDavSource source(settings, m_http, m_clock);
        WatchedTest test(source);
        BALIE_TRY_VERIFY(test.isOver());
        QVERIFY(!*test.wentWell);
        QCOMPARE(test.steps.last().kind, step);
        QVERIFY(test.steps.last().error);
        QCOMPARE(test.steps.last().error->code, code);
        WatchedSync sync(source);
        BALIE_TRY_VERIFY(sync.isOver());
        QVERIFY(sync.failedWith(code));
    }

    void trialOfGoodSettingsTellsEachStep()
    {
        CardDavSource source(m_radicale.settings(), m_http, m_clock);
        WatchedTest test(source);
        QVERIFY(test.steps.isEmpty());
        BALIE_TRY_VERIFY(test.isOver());
        QVERIFY(*test.wentWell);
        QCOMPARE(test.steps.size(), 4);
        QVERIFY(test.steps[2].said.contains(u"Kantoor"_s));
        QVERIFY(test.steps[2].said.contains(u"Thuis"_s));
        QVERIFY(!test.steps[2].said.contains(u"Agenda"_s));
        QVERIFY(test.steps[3].said.contains(u"251"_s));
    }

private:
    static QByteArray person(int number, const QByteArray &phone)
    {
        const QByteArray name = "Achternaam" + QByteArray::number(number);
        return "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u" + QByteArray::number(number) + "\r\nFN:Voornaam " + name
            + "\r\nN:" + name + ";Voornaam;;;\r\nTEL;TYPE=WORK:" + phone + "\r\nEND:VCARD\r\n";
    }

    void change(HttpMethod method, const QString &card, const QByteArray &body)
    {
        HttpRequest request = get(m_radicale.cardUrl(u"kantoor"_s, card));
        request.method = method;
        request.body = body;
        request.headers = {{"Authorization", "Basic " + QByteArray("anna:geheim").toBase64()},
            {"Content-Type", "text/vcard"}};
        Asked asked(m_http, request);
        BALIE_TRY_VERIFY(asked.times == 1);
        QVERIFY2(asked.status() / 100 == 2, asked.body().constData());
    }
    void put(const QString &card, const QByteArray &body) { change(HttpMethod::Put, card, body); }
    void remove(const QString &card) { change(HttpMethod::Delete, card, {}); }

    Radicale m_radicale;
    PatientClock m_clock;
    HttpClient m_http{m_clock};
};

BALIE_TEST(CardDavBooks)
#include "tst_CardDavBooks.moc"
