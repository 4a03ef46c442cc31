// What the engine odata sends, before a server that reads it as OData says: over real HTTP, signed
// in by the program's own session, through the engine's module.
#include "base/SystemClock.h"
#include "base/http/HttpClient.h"
#include "crm-connectors/profile/ProfileReader.h"
#include "tests/connectors-odata/ODataServer.h"
#include "tests/http/WireServer.h"
#include "tests/support/ConnectorFromModule.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <optional>

using namespace balie;
using namespace balie::crm;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList namesOf(const QVector<ContactCard> &cards)
{
    QStringList names;
    for (const ContactCard &card : cards)
        names << card.name;
    names.sort();
    return names;
}

QJsonObject withStep(QJsonObject profile, const QString &operation, const QJsonObject &step)
{
    profile.insert(operation, QJsonObject{{u"steps"_s, QJsonArray{step}}});
    return profile;
}

QJsonObject firstStep(const QJsonObject &profile, const QString &operation)
{
    return profile.value(operation).toObject().value("steps"_L1).toArray().first().toObject();
}

QJsonObject withFilter(
    const QJsonObject &profile, const QString &operation, const QJsonValue &filter)
{
    QJsonObject step = firstStep(profile, operation);
    QJsonObject query = step.value("query"_L1).toObject();
    query.insert(u"$filter"_s, filter);
    step.insert(u"query"_s, query);
    return withStep(profile, operation, step);
}

} // namespace

class ODataServers : public TestCase {
    Q_OBJECT

private:
    Expected<std::unique_ptr<Connector>> connectorOf(
        const QJsonObject &profile, const QString &password, const QString &address)
    {
        m_connector.reset();
        const auto read = ProfileReader::read(QJsonDocument(profile).toJson());
        if (!read)
            return unexpected(read.error());
        return connectorFromModule(m_engines, *read,
            {u"odata1"_s, {{u"url"_s, address}, {u"user"_s, u"balie"_s}}},
            {{u"password"_s, password}}, m_http, m_clock, m_keep);
    }
    void make(const QJsonObject &profile, const QString &password = u"geheim"_s,
        const QString &address = {})
    {
        auto made
            = connectorOf(profile, password, address.isEmpty() ? m_server.address() : address);
        QVERIFY2(made.hasValue(), made ? "" : qPrintable(made.error().detail));
        m_connector = std::move(made.value());
        readAsked();
        m_before = m_asked.size();
    }
    /// What came in since make(): the $filter of each, or its whole address where it has none.
    QStringList filters()
    {
        readAsked();
        QStringList all;
        for (const QString &one : m_asked.mid(m_before)) {
            // What the adapter makes of version 2 and asks itself does not count.
            if (m_version == "v2"_L1 && one.contains("/odata/v4/"_L1))
                continue;
            const QUrl url(one.section(u' ', 1), QUrl::TolerantMode);
            const QString filter = QUrlQuery(url).queryItemValue(u"$filter"_s, QUrl::FullyDecoded);
            all << (filter.isEmpty() ? one : filter);
        }
        return all;
    }
    void readAsked()
    {
        std::optional<QByteArray> body;
        HttpRequest request;
        request.url = QUrl(m_server.address() + u"/asked"_s);
        const auto call = m_http.send(request, {{}, {}, [&](const Expected<HttpReply> &reply) {
                                                    body = reply ? reply->body : QByteArray();
                                                }});
        BALIE_TRY_VERIFY(body.has_value());
        m_asked.clear();
        const QJsonArray list = QJsonDocument::fromJson(*body).array();
        for (const QJsonValue one : list)
            m_asked << one.toString();
    }
    void findNumber(const QString &number, int limit = 25)
    {
        m_reply.reset();
        m_task = m_connector->findByNumber({m_numbers.read(number), limit},
            [this](const Expected<LookupReply> &reply) { m_reply = reply; });
        BALIE_TRY_VERIFY(m_reply.has_value());
    }
    void findName(const QString &name)
    {
        m_reply.reset();
        m_task = m_connector->findByName(
            {name, 25}, [this](const Expected<LookupReply> &reply) { m_reply = reply; });
        BALIE_TRY_VERIFY(m_reply.has_value());
    }
    void versions()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("4") << u"v4"_s;
        QTest::newRow("2") << u"v2"_s;
    }
    void begin()
    {
        QFETCH(QString, version);
        m_version = version;
        m_profile = ODataServer::profile(version);
        make(m_profile);
    }

    SystemClock m_clock;
    HttpClient m_http{m_clock};
    PhoneNumbers m_numbers;
    EngineLoader m_engines;
    ODataServer m_server;
    QString m_version;
    QJsonObject m_profile;
    QStringList m_asked;
    qsizetype m_before = 0;
    std::shared_ptr<void> m_keep;
    std::unique_ptr<Connector> m_connector;
    std::optional<Expected<LookupReply>> m_reply;
    std::unique_ptr<ConnectorTask> m_task;

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = m_server.start(); !why.isEmpty())
            QSKIP(qPrintable(why));
        BALIE_TRY_VERIFY(m_server.isUp() || m_server.hasEnded());
        if (m_server.isTooOld())
            QSKIP("needs node, 20 or later");
        QVERIFY2(m_server.isUp(), qPrintable(m_server.errors()));
        m_engines.look(QString::fromUtf8(BALIE_ENGINE_FOLDER));
    }

    void aNumberIsFoundInEveryNotation_data() { versions(); }
    void aNumberIsFoundInEveryNotation()
    {
        begin();
        findNumber(u"06 1234 5678"_s);
        QVERIFY2(
            m_reply->hasValue(), m_reply->hasValue() ? "" : qPrintable(m_reply->error().detail));
        QCOMPARE(namesOf((*m_reply)->cards),
            (QStringList{u"Anne Jansen"_s, u"Jan d'Ancona"_s, u"Klaas Bakker"_s, u"Piet de Vries"_s,
                u"Zoë van der Müllen"_s}));
        QVERIFY(!(*m_reply)->more);
        for (const ContactCard &card : (*m_reply)->cards) {
            QCOMPARE(card.match, CardMatch::Number);
            QCOMPARE(card.numbers.size(), 1);
            QCOMPARE(card.numbers.first().kind, ContactNumberKind::Mobile);
            if (card.name == "Jan d'Ancona"_L1) { // the expanded company
                QCOMPARE(card.company, u"'t Hooft & Zn."_s);
                QCOMPARE(card.companyKey, (CardKey{u"odata1"_s, u"company"_s, u"1"_s}));
                QCOMPARE(card.emails, QStringList{u"jan0@office.example"_s});
            } else if (card.name == "Klaas Bakker"_L1) {
                QVERIFY(card.company.isEmpty() && card.companyKey.isEmpty());
            }
        }
        findNumber(u"0207654300"_s); // a company's
        QVERIFY(m_reply->hasValue());
        QCOMPARE(namesOf((*m_reply)->cards), QStringList{u"'t Hooft & Zn."_s});
        QCOMPARE((*m_reply)->cards.first().kind, CardKind::Company);
    }

    void whatTheProfileLeavesOutIsWhereODataPutsIt_data() { versions(); }
    void whatTheProfileLeavesOutIsWhereODataPutsIt()
    {
        begin();
        QVERIFY(!firstStep(m_profile, u"findByNumber"_s).contains("items"_L1));
        QVERIFY(!firstStep(m_profile, u"findByNumber"_s).contains("next"_L1));
        findNumber(u"0207654321"_s); // 23 people, ten to a page
        QVERIFY2(
            m_reply->hasValue(), m_reply->hasValue() ? "" : qPrintable(m_reply->error().detail));
        QCOMPARE((*m_reply)->cards.size(), 23);
        QVERIFY(!(*m_reply)->more);
        QCOMPARE(namesOf((*m_reply)->cards).last(), u"Bladzij Persoon 23"_s);
        QCOMPARE(filters().size(), 4); // three pages of people, one of companies

        make(m_profile);
        findNumber(u"0207654321"_s, 15);
        QVERIFY(m_reply->hasValue());
        QCOMPARE((*m_reply)->cards.size(), 15);
        QVERIFY((*m_reply)->more);
        QCOMPARE(filters().size(), 3); // the third page of people is not asked for
    }

    void namesAreFoundWithTheirSigns_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("found");
        for (const QString &version : {u"v4"_s, u"v2"_s}) {
            const auto row = [&version](const char *name) -> QTestData & {
                return QTest::newRow(qPrintable(version + u' ' + QString::fromUtf8(name)))
                    << version;
            };
            row("apostrophe") << u"d'ancona"_s << QStringList{u"Jan d'Ancona"_s};
            row("umlaut") << u"zoë müllen"_s << QStringList{u"Zoë van der Müllen"_s};
            row("of the company") << u"'t hooft &"_s
                                  << QStringList{u"Jan d'Ancona"_s, u"Piet de Vries"_s};
            row("what looks like a condition") << u"x') or (1 eq 1"_s << QStringList{};
            row("plus and percent") << u"%2B+"_s << QStringList{};
        }
    }
    void namesAreFoundWithTheirSigns()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, found);
        begin();
        findName(typed);
        QVERIFY2(
            m_reply->hasValue(), m_reply->hasValue() ? "" : qPrintable(m_reply->error().detail));
        QCOMPARE(namesOf((*m_reply)->cards), found);
    }

    void aCardIsReadByItsKey_data() { versions(); }
    void aCardIsReadByItsKey()
    {
        begin();
        std::optional<Expected<ContactCard>> card;
        const auto read = [&](const QString &id) {
            card.reset();
            m_task = m_connector->getCard({u"odata1"_s, u"contact"_s, id},
                [&card](const Expected<ContactCard> &told) { card = told; });
        };
        read(u"00000000-0000-4000-8000-000000000002"_s);
        BALIE_TRY_VERIFY(card.has_value());
        QVERIFY2(card->hasValue(), card->hasValue() ? "" : qPrintable(card->error().detail));
        QCOMPARE((*card)->name, u"Zoë van der Müllen"_s);
        QCOMPARE((*card)->company, u"Müller Käse GmbH"_s);
        read(u"00000000-0000-4000-8000-000000000999"_s);
        BALIE_TRY_VERIFY(card.has_value());
        QVERIFY(!card->hasValue());
    }

    void aNoteStandsThereOnce_data() { versions(); }
    void aNoteStandsThereOnce()
    {
        begin();
        CallReport report;
        report.key = u"thread-1 it's "_s + m_version;
        report.card = {u"odata1"_s, u"contact"_s, u"00000000-0000-4000-8000-000000000001"_s};
        report.start = QDateTime(QDate(2026, 11, 24), QTime(10, 5), Qt::OffsetFromUTC, 3600);
        report.seconds = 125;
        report.subject = u"Offerte"_s;
        report.text = u"Belt \"morgen\" terug,\n50 % zeker's"_s;
        QStringList ids;
        for (int attempt = 0; attempt < 2; ++attempt) {
            std::optional<Expected<CallReceipt>> receipt;
            m_task = m_connector->logCall(
                report, [&receipt](const Expected<CallReceipt> &told) { receipt = told; });
            BALIE_TRY_VERIFY(receipt.has_value());
            QVERIFY2(receipt->hasValue(),
                receipt->hasValue() ? "" : qPrintable(receipt->error().detail));
            ids << (*receipt)->id;
        }
        QVERIFY(!ids.first().isEmpty());
        QCOMPARE(ids.first(), ids.last());
        // As the server keeps it, whichever way it came.
        std::optional<QByteArray> body;
        HttpRequest request;
        request.url = QUrl(m_server.address() + u"/odata/v4/crm/Calls"_s);
        request.headers.append(
            HttpHeader{"Authorization", "Basic " + QByteArray("balie:geheim").toBase64()});
        const auto call = m_http.send(request, {{}, {}, [&](const Expected<HttpReply> &reply) {
                                                    body = reply ? reply->body : QByteArray();
                                                }});
        BALIE_TRY_VERIFY(body.has_value());
        QVector<QJsonObject> stored;
        const QJsonArray calls
            = QJsonDocument::fromJson(*body).object().value("value"_L1).toArray();
        for (const QJsonValue one : calls) {
            if (one.toObject().value("callKey"_L1).toString() == report.key)
                stored << one.toObject();
        }
        QCOMPARE(stored.size(), 1);
        QCOMPARE(stored.first().value("text"_L1).toString(), report.text);
        QCOMPARE(stored.first().value("seconds"_L1).toInt(), 125);
        QCOMPARE(QDateTime::fromString(stored.first().value("began"_L1).toString(), Qt::ISODate),
            report.start);
        QCOMPARE(stored.first().value("contact_ID"_L1).toString(), report.card.id);
    }

    void whatTheServerRefusesIsSaid_data() { versions(); }
    void whatTheServerRefusesIsSaid()
    {
        begin();
        make(withFilter(m_profile, u"findByNumber"_s, u"telefoon eq '{number.e164}'"_s));
        findNumber(u"0612345678"_s);
        QVERIFY(!m_reply->hasValue());
        QCOMPARE(m_reply->error().code, ErrorCode::InvalidInput);
        QVERIFY2(m_reply->error().detail.contains("does not exist"_L1),
            qPrintable(m_reply->error().detail));

        make(m_profile, u"fout"_s);
        findNumber(u"0612345678"_s);
        QVERIFY(!m_reply->hasValue());
        QCOMPARE(m_reply->error().code, ErrorCode::BadCredentials);
    }

    void whereNoOrGoesAcrossFieldsEachIsAskedByItself_data() { versions(); }
    void whereNoOrGoesAcrossFieldsEachIsAskedByItself()
    {
        begin();
        // What a join makes of one field's notations stays together, also between the profile's own
        // words.
        const bool isFour = m_version == "v4"_L1;
        const QString contains = isFour ? u"contains(phone,'{number.last4}') or "_s
                                        : u"substringof('{number.last4}',phone) or "_s;
        QJsonObject profile = withFilter(m_profile, u"findByNumber"_s,
            QJsonObject{{u"concat"_s,
                QJsonArray{QJsonObject{{u"odata"_s, contains}},
                    QJsonObject{{u"join"_s, u" or "_s}, {u"over"_s, u"number.variants"_s},
                        {u"of"_s, QJsonObject{{u"odata"_s, u"mobile eq '{item}'"_s}}}},
                    QJsonObject{{u"odata"_s, u" or phone eq '{number.national}'"_s}}}}});
        profile.insert(
            u"numbers"_s, QJsonObject{{u"variants"_s, QJsonArray{u"e164"_s, u"national"_s}}});
        QJsonObject own = profile.value("odata"_L1).toObject();
        own.insert(u"orAcrossFields"_s, false);
        profile.insert(u"odata"_s, own);
        make(profile);
        findNumber(u"0612345678"_s);
        QVERIFY2(
            m_reply->hasValue(), m_reply->hasValue() ? "" : qPrintable(m_reply->error().detail));
        QCOMPARE(namesOf((*m_reply)->cards), QStringList{u"Jan d'Ancona"_s});
        QStringList asked = filters();
        asked.sort();
        QCOMPARE(asked,
            (QStringList{isFour ? u"contains(phone,'5678')"_s
                                : u"mobile eq '+31612345678' or mobile eq '0612345678'"_s,
                isFour ? u"mobile eq '+31612345678' or mobile eq '0612345678'"_s
                       : u"phone eq '0612345678'"_s,
                isFour ? u"phone eq '0612345678'"_s : u"substringof('5678',phone)"_s}));
    }

    void tooManyNotationsForOneFilterGoInPortions_data() { versions(); }
    void tooManyNotationsForOneFilterGoInPortions()
    {
        begin();
        QJsonObject profile = withFilter(m_profile, u"findByNumber"_s,
            QJsonObject{{u"join"_s, u" or "_s}, {u"over"_s, u"number.variants"_s},
                {u"of"_s, QJsonObject{{u"odata"_s, u"mobile eq '{item}'"_s}}}});
        profile.insert(u"numbers"_s,
            QJsonObject{{u"variants"_s,
                            QJsonArray{u"e164"_s, u"nsn"_s, u"digits"_s, u"mobile-hyphen"_s,
                                u"national"_s}},
                {u"variantsPerRequest"_s, 2}});
        make(profile);
        findNumber(u"0612345678"_s);
        QVERIFY2(
            m_reply->hasValue(), m_reply->hasValue() ? "" : qPrintable(m_reply->error().detail));
        // The first portion finds nobody, the second does, so that the third is not asked for.
        QCOMPARE(namesOf((*m_reply)->cards), QStringList{u"Piet de Vries"_s});
        QCOMPARE(filters(),
            (QStringList{u"mobile eq '+31612345678' or mobile eq '612345678'"_s,
                u"mobile eq '31612345678' or mobile eq '06-12345678'"_s}));
    }

    void versionThreeIsReadInItsLightForm()
    {
        // No server of this version is at hand; what it answers stands in its specification.
        WireServer server([&server](QTcpSocket &socket, const WireRequest &request) {
            if (request.line().startsWith("GET /odata/v4/crm/Companies"))
                socket.write(test::reply("200 OK", ODataServer::light({})));
            else if (request.line().contains("skiptoken"))
                socket.write(test::reply("200 OK", ODataServer::light({u"Piet"_s})));
            else
                socket.write(test::reply("200 OK",
                    ODataServer::light(
                        {u"Jan"_s}, server.url(u"/odata/v4/crm/Contacts?$skiptoken=1"_s))));
        });
        QJsonObject profile = ODataServer::profile(u"v4"_s);
        profile.insert(u"odata"_s, QJsonObject{{u"version"_s, 3}});
        make(profile, u"geheim"_s, server.url({}).toString());
        findNumber(u"0612345678"_s);
        QVERIFY2(
            m_reply->hasValue(), m_reply->hasValue() ? "" : qPrintable(m_reply->error().detail));
        QCOMPARE(namesOf((*m_reply)->cards), (QStringList{u"Jan"_s, u"Piet"_s}));
    }

    void aMistakeInItsOwnPartIsSaid_data()
    {
        QTest::addColumn<QJsonObject>("own");
        QTest::newRow("version") << QJsonObject{{u"version"_s, 5}};
        QTest::newRow("or") << QJsonObject{{u"orAcrossFields"_s, u"no"_s}};
    }
    void aMistakeInItsOwnPartIsSaid()
    {
        QFETCH(QJsonObject, own);
        QJsonObject profile = ODataServer::profile(u"v4"_s);
        profile.insert(u"odata"_s, own);
        const auto made = connectorOf(profile, u"geheim"_s, m_server.address());
        QVERIFY(!made.hasValue());
        QCOMPARE(made.error().code, ErrorCode::InvalidInput);
        QVERIFY2(made.error().userText.contains("/odata"_L1), qPrintable(made.error().userText));
    }

    void cleanupTestCase() { m_connector.reset(); }
};

BALIE_TEST(ODataServers)
#include "tst_ODataServers.moc"
