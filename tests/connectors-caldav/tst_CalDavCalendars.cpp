// Free and busy of a real server, over real HTTP, through the engine's module.
#include "base/SystemClock.h"
#include "base/http/HttpClient.h"
#include "tests/connectors-caldav/SabreDav.h"
#include "tests/sources/Radicale.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <optional>

using namespace balie;
using namespace balie::crm;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QDateTime at(int hour, int minute = 0)
{
    return QDateTime(QDate(2026, 11, 24), QTime(hour, minute), Qt::UTC);
}

} // namespace

class CalDavCalendars : public TestCase {
    Q_OBJECT

private:
    struct Asking {
        std::optional<Expected<BusyReply>> reply;
        std::unique_ptr<ConnectorTask> task;
    };

    void make(const QHash<QString, QString> &values)
    {
        m_connector.reset();
        auto made = m_sabre.connector(values, m_http, m_clock, m_keep);
        QVERIFY2(
            made.hasValue(), made ? "" : qPrintable(made.error().userText + made.error().detail));
        m_connector = std::move(made.value());
    }
    void ask(const QStringList &emails)
    {
        m_asking.reply.reset();
        m_asking.task = m_connector->busy({emails, at(8), at(18)},
            [this](const Expected<BusyReply> &reply) { m_asking.reply = reply; });
        QVERIFY(!m_asking.reply);
        BALIE_TRY_VERIFY(m_asking.reply.has_value());
    }
    QHash<QString, QString> byAddress(const QString &calendars) const
    {
        QHash<QString, QString> values = m_sabre.values();
        values.insert(u"calendars"_s, calendars);
        values.insert(u"domain"_s, u"elsewhere.example"_s);
        return values;
    }

    SystemClock m_clock;
    HttpClient m_http{m_clock};
    SabreDav m_sabre;
    std::shared_ptr<void> m_keep;
    std::unique_ptr<Connector> m_connector;
    Asking m_asking;

private Q_SLOTS:
    void initTestCase()
    {
        m_sabre.add(u"bram"_s,
            {SabreDav::event(at(9), at(10)),
                SabreDav::event(at(13), at(14, 30), "STATUS:TENTATIVE\r\n"),
                SabreDav::event(at(11), at(12), "TRANSP:TRANSPARENT\r\n"),
                SabreDav::event(at(16), at(17), "RRULE:FREQ=DAILY\r\n")});
        m_sabre.add(u"vrij"_s, {});
        if (const QString why = m_sabre.start(); !why.isEmpty())
            QSKIP(qPrintable(why));
        BALIE_TRY_VERIFY(m_sabre.isUp());
    }

    void theOutboxIsAskedForAllAtOnce()
    {
        make(m_sabre.values());
        QCOMPARE(m_connector->capabilities(), Capabilities(Capability::Busy));
        const QDateTime before = QDateTime::currentDateTimeUtc();
        ask({u"Bram@office.example"_s, u"vrij@office.example"_s, u"niemand@office.example"_s});
        QVERIFY2(m_asking.reply->hasValue(),
            m_asking.reply->hasValue() ? "" : qPrintable(m_asking.reply->error().detail));
        const BusyReply &reply = **m_asking.reply;
        QCOMPARE(reply.people.size(), 2); // who is not there is not known, and not free
        QCOMPARE(reply.people.at(0).email, u"Bram@office.example"_s);
        const QVector<BusySpan> expected{{at(9), at(10), false, false},
            {at(13), at(14, 30), false, true}, {at(16), at(17), false, false}};
        QCOMPARE(reply.people.at(0).spans, expected);
        QVERIFY(reply.people.at(1).spans.isEmpty());
        QVERIFY(reply.asOf >= before && reply.asOf <= QDateTime::currentDateTimeUtc());
    }

    void theirCalendarsAreAskedWhereTheOutboxKnowsThemNot()
    {
        // As a server whose users have no e-mail addresses: those asked for are not those it knows.
        make(byAddress(u"/calendars/{colleague.name}/werk/"_s));
        ask({u"bram@elsewhere.example"_s, u"vrij@elsewhere.example"_s,
            u"niemand@elsewhere.example"_s});
        QVERIFY2(m_asking.reply->hasValue(),
            m_asking.reply->hasValue() ? "" : qPrintable(m_asking.reply->error().detail));
        const BusyReply &reply = **m_asking.reply;
        QCOMPARE(reply.people.size(), 2);
        QCOMPARE(reply.people.at(0).email, u"bram@elsewhere.example"_s);
        QCOMPARE(reply.people.at(0).spans.size(), 3);
        QCOMPARE(reply.people.at(0).spans.at(1).tentative, true);
        QVERIFY(reply.people.at(1).spans.isEmpty());
    }

    void aStrangerIsNotTheColleagueOfThatName()
    {
        make(byAddress(u"/calendars/{colleague.name}/werk/"_s));
        ask({u"bram@partner.example"_s, u"bram@elsewhere.example"_s});
        QVERIFY(m_asking.reply->hasValue());
        QCOMPARE((*m_asking.reply)->people.size(), 1);
        QCOMPARE((*m_asking.reply)->people.first().email, u"bram@elsewhere.example"_s);
    }

    void aNameThatClimbsIsNoPartOfAnAddress()
    {
        make(byAddress(u"/calendars/{colleague.name}/werk/"_s));
        ask({u"../bram@elsewhere.example"_s});
        QVERIFY(m_asking.reply->hasValue()); // asked as one segment, which nobody has
        QVERIFY((*m_asking.reply)->people.isEmpty());
    }

    void anAddressThatIsNoneIsSaidAtOnce()
    {
        const auto made = m_sabre.connector(
            byAddress(u"/calendars/{collega}/werk/"_s), m_http, m_clock, m_keep);
        QVERIFY(!made.hasValue());
        QCOMPARE(made.error().code, ErrorCode::InvalidInput);
        QVERIFY2(made.error().detail.contains("collega"_L1), qPrintable(made.error().detail));
    }

    void aDomainThatIsNoneIsSaidAtOnce()
    {
        QHash<QString, QString> values = byAddress(u"/calendars/{colleague.name}/werk/"_s);
        values.insert(u"domain"_s, u"office.example, partner.example"_s);
        const auto made = m_sabre.connector(values, m_http, m_clock, m_keep);
        QVERIFY(!made.hasValue());
        QCOMPARE(made.error().code, ErrorCode::InvalidInput);
        values.insert(u"domain"_s, u" @Elsewhere.example"_s);
        make(values);
        ask({u"bram@elsewhere.example"_s});
        QVERIFY(m_asking.reply->hasValue());
        QCOMPARE((*m_asking.reply)->people.size(), 1);
    }

    void aTrialShowsEachQuestionAndTheOwnCalendar()
    {
        make(m_sabre.values());
        QVector<TrialStep> steps;
        std::optional<bool> wentWell;
        const auto task = m_connector->tryOut({},
            {[&](const TrialStep &step) { steps.append(step); },
                [&](bool well, const QVector<ContactCard> &) { wentWell = well; }});
        BALIE_TRY_VERIFY(wentWell.has_value());
        QVERIFY2(*wentWell, steps.last().error ? qPrintable(steps.last().error->detail) : "");
        QCOMPARE(steps.first().kind, TrialStep::Kind::SignIn);
        QString asked;
        for (const TrialStep &step : std::as_const(steps)) {
            asked += step.request + u'\n';
            QVERIFY(!step.request.contains("geheim"_L1) && !step.reply.contains("geheim"_L1));
        }
        QVERIFY(asked.contains("PROPFIND"_L1)
            && asked.contains("ATTENDEE:mailto:anna@office.example"_L1));
        QVERIFY(steps.last().title.contains("anna@office.example"_L1));
    }

    void aWrongPasswordIsSaid()
    {
        const QMap<QString, QString> right
            = std::exchange(m_sabre.secrets, {{u"password"_s, u"fout"_s}});
        make(m_sabre.values());
        m_sabre.secrets = right;
        ask({u"bram@office.example"_s});
        QVERIFY(!m_asking.reply->hasValue());
        QCOMPARE(m_asking.reply->error().code, ErrorCode::BadCredentials);
        QVERIFY(!m_asking.reply->error().userText.isEmpty());
    }

    void aServerWithoutTheReportSaysSo()
    {
        // Radicale has calendars, no outbox, and before its version 3.2.3 no such report.
        Radicale radicale;
        if (const QString why = radicale.start(); !why.isEmpty())
            QSKIP(qPrintable(why));
        BALIE_TRY_VERIFY(radicale.isUp());
        QHash<QString, QString> values{
            {u"url"_s, radicale.settings().url.toString()}, {u"user"_s, u"anna"_s}};
        make(values);
        ask({u"anna@office.example"_s});
        QVERIFY(!m_asking.reply->hasValue());
        QCOMPARE(m_asking.reply->error().code, ErrorCode::InvalidInput);
        values.insert(u"calendars"_s, u"/{colleague.name}/agenda/"_s);
        values.insert(u"domain"_s, u"office.example"_s);
        make(values);
        ask({u"anna@office.example"_s});
        QVERIFY2(!m_asking.reply->hasValue() || (*m_asking.reply)->people.size() == 1,
            "neither told nor said why");
        if (!m_asking.reply->hasValue())
            QCOMPARE(m_asking.reply->error().code, ErrorCode::NotSupported);
    }

    void aWithdrawnQuestionTellsNothing()
    {
        make(m_sabre.values());
        bool isTold = false;
        auto task = m_connector->busy({{u"bram@office.example"_s}, at(8), at(18)},
            [&](const Expected<BusyReply> &) { isTold = true; });
        task.reset();
        ask({u"bram@office.example"_s}); // whatever the first had under way would come before this
        QVERIFY(!isTold);
    }

    void cleanupTestCase() { m_connector.reset(); }
};

BALIE_TEST(CalDavCalendars)
#include "tst_CalDavCalendars.moc"
