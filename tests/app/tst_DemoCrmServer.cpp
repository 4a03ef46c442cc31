#include "app/demo/DemoCrm.h"

#include "base/SystemClock.h"
#include "base/http/HttpClient.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;
using namespace balie;

namespace {

QJsonObject bodyOf(const HttpReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

} // namespace

/// The customer system that the demo starts, over real HTTP.
class DemoCrmServer : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_http = std::make_unique<HttpClient>(m_clock);
        m_crm = std::make_unique<app::DemoCrm>(app::DemoCustomers(40, 1, QDate(2026, 11, 2)));
        QVERIFY(m_crm->start());
    }

    void findsACallerInAnyNotation()
    {
        for (const QString &number :
            {u"+31201234567"_s, u"020-1234567"_s, u"0031 20 123 45 67"_s}) {
            const HttpReply reply = get(
                u"/api/contacts?number="_s + QString::fromLatin1(QUrl::toPercentEncoding(number)));
            QCOMPARE(reply.status, 200);
            const QJsonArray contacts = bodyOf(reply).value("contacts"_L1).toArray();
            QCOMPARE(contacts.size(), 1);
            const QJsonObject contact = contacts[0].toObject();
            QCOMPARE(contact.value("company"_L1).toString(), u"Van Dijk Installaties"_s);
            QVERIFY(!contact.value("owner"_L1).toObject().value("email"_L1).toString().isEmpty());
        }
    }

    void keepsPeopleApartWhoShareANumber()
    {
        // Every seventh company has a second person behind its number.
        int shared = 0;
        for (int last = 1000; last < 1120; ++last) {
            const QJsonArray found = customers().byNumber(u"+3120765"_s + QString::number(last));
            if (found.size() == 2) {
                ++shared;
                QVERIFY(found[0].toObject().value("id"_L1) != found[1].toObject().value("id"_L1));
            }
        }
        QVERIFY(shared > 0);
    }

    void findsByTheBeginningsOfNames()
    {
        const QJsonArray found
            = bodyOf(get(u"/api/contacts?name=dijk%20inst"_s)).value("contacts"_L1).toArray();
        QCOMPARE(found.size(), 1);
    }

    void wantsTheToken()
    {
        QCOMPARE(get(u"/api/contacts?name=dijk"_s, "Bearer wrong").status, 401);
        QCOMPARE(get(u"/api/contacts?name=dijk"_s, QByteArray()).status, 401);
    }

    void takesANoteOnce()
    {
        const QString id = idOf(u"dijk"_s);
        const QByteArray call = QJsonDocument(
            QJsonObject{{u"key"_s, u"a"_s}, {u"contact"_s, id}, {u"text"_s, u"bel terug"_s}})
                                    .toJson();
        QCOMPARE(send(HttpMethod::Post, u"/api/calls"_s, call).status, 201);
        QCOMPARE(send(HttpMethod::Post, u"/api/calls"_s, call).status, 409);
        QCOMPARE(m_crm->calls().size(), 1);
        QCOMPARE(m_crm->calls()[0].value("text"_L1).toString(), u"bel terug"_s);
        QCOMPARE(send(HttpMethod::Post, u"/api/calls"_s, "not even JSON").status, 400);
    }

    void showsACardInTheBrowserWithoutAToken()
    {
        const QString id = idOf(u"dijk"_s);
        const HttpReply card = get(u"/card/"_s + id, QByteArray());
        QCOMPARE(card.status, 200);
        QVERIFY(card.body.contains("Van Dijk Installaties"));
        const HttpReply blank = get(u"/new?number=%3Cb%3E06"_s, QByteArray());
        QVERIFY(!blank.body.contains("<b>06"));
    }

private:
    app::DemoCustomers customers() const { return {40, 1, QDate(2026, 11, 2)}; }

    QString idOf(const QString &name)
    {
        return bodyOf(get(u"/api/contacts?name="_s + name))
            .value("contacts"_L1)
            .toArray()
            .at(0)
            .toObject()
            .value("id"_L1)
            .toString();
    }

    HttpReply get(const QString &target, std::optional<QByteArray> authorization = std::nullopt)
    {
        return send(HttpMethod::Get, target, {}, authorization);
    }

    HttpReply send(HttpMethod method, const QString &target, const QByteArray &body,
        std::optional<QByteArray> authorization = std::nullopt)
    {
        HttpRequest request;
        request.method = method;
        request.url = QUrl(m_crm->address().toString() + target, QUrl::StrictMode);
        request.body = body;
        request.headers
            = {{"Authorization", authorization.value_or("Bearer " + m_crm->token().toLatin1())}};
        std::optional<Expected<HttpReply>> answer;
        const auto call = m_http->send(
            request, {.done = [&answer](Expected<HttpReply> reply) { answer = std::move(reply); }});
        [&answer] { BALIE_TRY_VERIFY(answer.has_value()); }();
        return answer && *answer ? **answer : HttpReply();
    }

    SystemClock m_clock;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<app::DemoCrm> m_crm;
};

BALIE_TEST(DemoCrmServer)
#include "tst_DemoCrmServer.moc"
