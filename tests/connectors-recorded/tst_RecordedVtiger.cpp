// The profile of vtiger against what a real vtiger 8.0 replied once: the same requests are sent, the same people found.
#include "base/SystemClock.h"
#include "crm-connectors/host/EngineLoader.h"
#include "crm-connectors/making/ConnectorMaker.h"
#include "crm-connectors/profile/ProfileReader.h"
#include "tests/connectors-auth/FakeSecrets.h"
#include "tests/connectors-auth/PlayedHttp.h"
#include "tests/connectors-recorded/VtigerRecord.h"
#include "tests/support/Patience.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QCryptographicHash>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::test;

namespace {

const QString accessKey = u"sleutel-van-de-beheerder"_s;

template <typename T, typename Ask> Expected<T> awaited(Ask ask)
{
    std::optional<Expected<T>> answer;
    const std::unique_ptr<crm::ConnectorTask> task = ask([&answer](Expected<T> came) { answer = std::move(came); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, patienceMs))
        return unexpected(Error{ErrorCode::Cancelled, u"The test waited in vain."_s, {}});
    return *answer;
}

QStringList namesOf(const Expected<crm::LookupReply> &reply)
{
    if (!reply)
        return {errorCodeName(reply.error().code) + u": "_s + reply.error().detail};
    QStringList names;
    for (const crm::ContactCard &card : reply->cards)
        names << card.name;
    names.sort();
    return names;
}

} // namespace

class RecordedVtiger : public TestCase {
    Q_OBJECT

private:
    SystemClock m_clock;
    PhoneNumbers m_numbers;
    crm::EngineLoader m_engines;
    VtigerRecord m_record;
    std::unique_ptr<PlayedHttp> m_http;
    crm::MadeConnector m_made;

    crm::Connector &connector() { return *m_made.connector; }
    Expected<crm::LookupReply> byNumber(const QString &number)
    {
        return awaited<crm::LookupReply>(
            [&](auto done) { return connector().findByNumber({m_numbers.read(number)}, std::move(done)); });
    }
    Expected<crm::LookupReply> byName(const QString &name)
    {
        return awaited<crm::LookupReply>([&](auto done) { return connector().findByName({name}, std::move(done)); });
    }

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_record = {};
        if (!m_record.load())
            QSKIP("there is no vtiger8.json in ../shared/captures: the replies of a real vtiger are not played");
        m_http = std::make_unique<PlayedHttp>(m_clock, [this](const HttpRequest &request) { return m_record.answer(request); });
        crm::ConnectorPlan plan;
        plan.entry.id = u"vtiger"_s;
        plan.systemName = u"vtiger"_s;
        plan.entry.values = {{u"url"_s, u"https://crm.example.nl/crm"_s}, {u"user"_s, m_record.request(u"getchallenge"_s).value("username"_L1).toString()}};
        const auto profile = crm::ProfileReader::readFolder(QStringLiteral(BALIE_SOURCE_DIR "/crm-connectors/profiles/vtiger"));
        QVERIFY(profile);
        plan.profile = *profile;
        m_engines.look(QStringLiteral(BALIE_ENGINE_FOLDER));
        const auto engine = m_engines.engine(plan.profile->engine, plan.profile->engineVersion);
        QVERIFY(engine);
        plan.engine = *engine;
        plan.secretPort = [this] {
            auto secrets = std::make_unique<FakeSecrets>(m_clock);
            secrets->stored.insert(u"password"_s, accessKey);
            return secrets;
        };
        auto made = crm::makeConnector(plan, *m_http, m_clock);
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        m_made = std::move(*made);
    }
    void cleanup()
    {
        m_made.connector.reset();
        m_made = {};
        m_http.reset();
        QCOMPARE(m_record.troubles, QStringList());
    }

    void signsInWithTheChallenge()
    {
        QVERIFY(byNumber(u"+31612345678"_s));
        QCOMPARE(m_record.asked.mid(0, 2), QStringList({u"getchallenge"_s, u"login"_s}));
        const QString token = m_record.result(u"getchallenge"_s).value("token"_L1).toString();
        QCOMPARE(m_record.last.value(u"login"_s).value(u"accessKey"_s),
            QString::fromLatin1(QCryptographicHash::hash((token + accessKey).toUtf8(), QCryptographicHash::Md5).toHex()));
        QCOMPARE(m_record.last.value(u"login"_s).value(u"username"_s), m_record.request(u"login"_s).value("username"_L1).toString());
    }

    void findsANumberInEveryNotationThatStoodThere()
    {
        const auto reply = byNumber(u"06-12345678"_s);
        QCOMPARE(namesOf(reply), QStringList({u"Anna de Vries"_s, u"Piet Jansen"_s, u"Sean O'Brien"_s}));
        for (const crm::ContactCard &card : reply->cards) {
            QCOMPARE(card.key.type, u"Contacts"_s);
            QCOMPARE(card.companyKey.id, u"11x2"_s);
            QCOMPARE(card.match, crm::CardMatch::Number);
            if (card.name != "Anna de Vries"_L1)
                continue;
            QCOMPARE(card.key.id, u"12x4"_s);
            QCOMPARE(card.numbers.size(), 1);
            QCOMPARE(card.numbers.first().text, u"+31 (0)6 1234 5678"_s);
            QCOMPARE(card.numbers.first().kind, ContactNumberKind::Mobile);
            QCOMPARE(card.emails, QStringList(u"anna@voorbeeld.example"_s));
            QCOMPARE(card.link, QUrl(u"https://crm.example.nl/crm/index.php?module=Contacts&view=Detail&record=4"_s));
        }
    }

    void findsACompany()
    {
        const auto reply = byNumber(u"020-1234567"_s);
        QCOMPARE(namesOf(reply), QStringList(u"Voorbeeld BV"_s));
        const crm::ContactCard &card = reply->cards.first();
        QCOMPARE(card.kind, crm::CardKind::Company);
        QCOMPARE(card.key.id, u"11x2"_s);
        QCOMPARE(card.emails, QStringList(u"info@voorbeeld.example"_s));
    }

    void findsNobody() { QCOMPARE(namesOf(byNumber(u"0699999999"_s)), QStringList()); }

    void findsNames()
    {
        QCOMPARE(namesOf(byName(u"Vries"_s)), QStringList(u"Anna de Vries"_s));
        // A quote is doubled: with a backslash that server read a syntax error.
        QCOMPARE(namesOf(byName(u"O'Brien"_s)), QStringList(u"Sean O'Brien"_s));
        QVERIFY(m_record.last.value(u"query"_s).value(u"query"_s).contains(u"O''Brien"_s));
    }

    void readsOneCard()
    {
        const auto card = awaited<crm::ContactCard>([&](auto done) {
            return connector().getCard({u"vtiger"_s, u"Contacts"_s, u"12x4"_s}, std::move(done));
        });
        QVERIFY2(card, card ? "" : qPrintable(card.error().detail));
        QCOMPARE(card->name, u"Anna de Vries"_s);
        QCOMPARE(card->company, u"Voorbeeld BV"_s);
        QCOMPARE(card->numbers.value(0).text, u"+31 (0)6 1234 5678"_s);
        // Who may not see the owner sees the card.
        QCOMPARE(card->ownerName, QString());
        QCOMPARE(m_record.asked.mid(2), QStringList({u"retrieve 12x4"_s, u"retrieve 11x2"_s, u"retrieve 19x1"_s}));
    }

    void writesTheCallAsItWasWrittenThen()
    {
        const QJsonObject then
            = QJsonDocument::fromJson(m_record.request(u"create"_s, u"Events"_s).value("element"_L1).toString().toUtf8()).object();
        crm::CallReport report;
        report.key = u"gesprek-1"_s;
        report.card = {u"vtiger"_s, u"Contacts"_s, then.value("contact_id"_L1).toString()};
        report.company = {u"vtiger"_s, u"Accounts"_s, then.value("parent_id"_L1).toString()};
        report.number = u"+31612345678"_s;
        report.name = u"Piet Jansen"_s;
        report.subject = then.value("subject"_L1).toString();
        report.text = then.value("description"_L1).toString();
        report.start = QDateTime(QDate(2026, 11, 22), QTime(15, 0), Qt::OffsetFromUTC, 3600);
        report.seconds = 300;
        const auto receipt = awaited<crm::CallReceipt>([&](auto done) { return connector().logCall(report, std::move(done)); });
        QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().detail));
        QCOMPARE(receipt->id, m_record.result(u"create"_s, u"Events"_s).value("id"_L1).toString());
        QCOMPARE(m_record.asked.mid(2), QStringList({u"query Events"_s, u"create"_s}));
        const QHash<QString, QString> sent = m_record.last.value(u"create"_s);
        QCOMPARE(sent.value(u"elementType"_s), u"Events"_s);
        QJsonObject now = QJsonDocument::fromJson(sent.value(u"element"_s).toUtf8()).object();
        // The key, by which a second attempt finds the first, stands behind the text.
        QCOMPARE(now.value("description"_L1).toString(), report.text + u"\n\ngesprek-1"_s);
        now.insert("description"_L1, report.text);
        QCOMPARE(now, then);
    }

    void signsInAnewWhenTheSessionHasEnded()
    {
        QVERIFY(byName(u"Vries"_s));
        m_record.asked.clear();
        m_record.endSession();
        QCOMPARE(namesOf(byName(u"Vries"_s)), QStringList(u"Anna de Vries"_s));
        QVERIFY(m_record.asked.contains(u"query in vain"_s));
        QCOMPARE(m_record.asked.count(u"login"_s), 1);
    }

    void saysThatTheKeyIsWrong()
    {
        m_record.refuseSignIn();
        const auto reply = byNumber(u"+31612345678"_s);
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, ErrorCode::BadCredentials);
        QVERIFY(!m_record.asked.contains(u"query Contacts"_s));
    }

    void aTrialAsksWhatTheServerKnows()
    {
        std::optional<bool> wentWell;
        const auto task = connector().tryOut({}, {[](const crm::TrialStep &) {},
                                                     [&wentWell](bool well, const QVector<crm::ContactCard> &) { wentWell = well; }});
        BALIE_TRY_VERIFY(wentWell.has_value());
        QVERIFY(*wentWell);
        QCOMPARE(m_record.asked, QStringList({u"getchallenge"_s, u"login"_s, u"listtypes"_s}));
    }
};

BALIE_TEST(RecordedVtiger)
#include "tst_RecordedVtiger.moc"
