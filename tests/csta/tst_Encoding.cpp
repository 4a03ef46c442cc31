#include "base/xml/XmlTree.h"
#include "cti/csta/ElementTable.h"
#include "tests/csta/OrderChecker.h"
#include "tests/csta/Samples.h"
#include "tests/support/TestRegistry.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::csta;

namespace {

constexpr EncoderOptions options(Edition edition)
{
    return {edition, edition == Edition::Ed6};
}

QByteArray encoded(const Request &request, const EncoderOptions &how = {})
{
    const auto document = encode(request, how);
    return document ? *document : "ERROR " + document.error().detail.toUtf8();
}

const ConnectionId call1{u"1"_s, {u"200"_s}};
const ConnectionId call2{u"2"_s, {u"200"_s}};

} // namespace

class Encoding : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyMessageStandsInTheOrderOfTheStandard_data()
    {
        QTest::addColumn<int>("sample");
        QTest::addColumn<int>("edition");
        const auto all = test::samples();
        for (int i = 0; i < all.size(); ++i) {
            for (int edition = 3; edition <= 6; ++edition)
                QTest::addRow("%s, edition %d", all.at(i).name.constData(), edition)
                    << i << edition;
        }
    }

    void everyMessageStandsInTheOrderOfTheStandard()
    {
        QFETCH(int, sample);
        QFETCH(int, edition);
        const auto one = test::samples().at(sample);
        const auto document = encode(one.request, options(Edition(edition)));
        QVERIFY2(document, document ? "" : qPrintable(document.error().detail));
        QCOMPARE(test::orderFault(*document), QString());
        const auto tree = XmlTree::parse(*document);
        QVERIFY(tree);
        QCOMPARE(tree->root().name(), rootOf(one.request));
        const QString ns = messageRule(tree->root().name())->dictionary == Dictionary::Csta
            ? u"http://www.ecma-international.org/standards/ecma-323/csta/ed%1"_s.arg(edition)
            : u"http://www.ecma-international.org/standards/ecma-354/appl_session"_s;
        QCOMPARE(tree->rootNamespace(), ns);
    }

    /// Data of a server profile: a maker's own sign-in, his own versions, his own order.
    void aMakersHabitsAreFollowed()
    {
        const LoginForm form{u"http://maker.example.org/csta"_s, "SessionLoginInfo"_L1,
            "userName"_L1, "password"_L1, {}, {{"cleanUp"_L1, u"5"_s}, {"sessionID"_L1, {}}}, true};
        StartApplicationSession start{u"Balie"_s,
            SessionLogin{u"receptie"_s, u"p"_s, u"200"_s, form}, {Edition::Ed3}, 180,
            {u"/priv7"_s, u"/priv2"_s}};
        const auto session = encode(start, {Edition::Ed3});
        QVERIFY(session);
        QVERIFY2(session->contains(
                     "<b:SessionLoginInfo xmlns:b=\"http://maker.example.org/csta\" "
                     "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                     "xsi:type=\"b:SessionLoginInfo\"><b:userName>receptie</b:userName>"
                     "<b:password>p</b:password><b:cleanUp>5</b:cleanUp><b:sessionID></b:sessionID>"
                     "</b:SessionLoginInfo>"),
            session->constData());
        QVERIFY2(session->contains("csta/ed3/priv7</protocolVersion><protocolVersion>"
                                   "http://www.ecma-international.org/standards/ecma-323/csta/"
                                   "ed3/priv2</protocolVersion>"),
            session->constData());
        const auto turned
            = encode(AnswerCall{{u"17"_s, {u"200"_s, {}}}}, {Edition::Ed3, false, true});
        QVERIFY(turned);
        QVERIFY2(
            turned->contains("<deviceID>200</deviceID><callID>17</callID>"), turned->constData());
    }

    void wrongOrderIsFound_data()
    {
        QTest::addColumn<QByteArray>("document");
        for (const auto &fact : test::messageFacts())
            QTest::addRow("%s", fact.root) << QByteArray(fact.wrong);
    }

    void wrongOrderIsFound()
    {
        QFETCH(QByteArray, document);
        const QString fault = test::orderFault(document);
        QVERIFY(!fault.isEmpty());
        QVERIFY2(
            !fault.startsWith(u"no facts"_s) && !fault.contains(u"missing"_s), qPrintable(fault));
    }

    void factsSamplesAndTableSpeakOfTheSameMessages()
    {
        QSet<QString> facts;
        for (const auto &fact : test::messageFacts())
            facts.insert(QString::fromLatin1(fact.root));
        QSet<QString> sampled;
        for (const auto &sample : test::samples())
            sampled.insert(rootOf(sample.request));
        QSet<QString> table;
        for (const auto &rule : messageRules())
            table.insert(rule.root);
        QCOMPARE(sampled, facts);
        QCOMPARE(table, facts);
    }

    /// Every variant of Request has a sample, so that none escapes the tables above.
    void everyRequestHasASample()
    {
        QSet<size_t> kinds;
        for (const auto &sample : test::samples())
            kinds.insert(sample.request.index());
        QCOMPARE(size_t(kinds.size()), std::variant_size_v<Request>);
    }

    void theTableOrdersAndMarksLikeTheFacts()
    {
        for (const auto &fact : test::messageFacts()) {
            const MessageRule *rule = messageRule(QString::fromLatin1(fact.root));
            QVERIFY2(rule, fact.root);
            const QStringList words
                = QString::fromLatin1(fact.elements).split(u' ', Qt::SkipEmptyParts);
            qsizetype place = 0;
            for (const auto &element : rule->elements) {
                const QString marked = element.presence == Presence::Mandatory
                    ? element.name + u'!'
                    : QString(element.name);
                place = words.indexOf(marked, place);
                QVERIFY2(place >= 0, qPrintable(rule->root + u'/' + element.name));
            }
            for (const QString &word : words) {
                if (!word.endsWith(u'!'))
                    continue;
                const QString name = word.chopped(1);
                QVERIFY2(std::any_of(rule->elements.begin(), rule->elements.end(),
                             [&](const auto &e) { return e.name == name; }),
                    qPrintable(word));
            }
        }
    }

    void reconnectIsTheOtherWayRound()
    {
        const QByteArray reconnect = encoded(ReconnectCall{call1, call2});
        QVERIFY(reconnect.indexOf("<activeCall>") < reconnect.indexOf("<heldCall>"));
        QVERIFY(reconnect.contains("<activeCall><callID>1</callID>"));
        const QByteArray alternate = encoded(AlternateCall{call1, call2});
        QVERIFY(alternate.indexOf("<heldCall>") < alternate.indexOf("<activeCall>"));
        QVERIFY(alternate.contains("<heldCall><callID>1</callID>"));
    }

    void deflectTargetFollowsTheServerProfile()
    {
        const DeflectCall request{call1, {u"201"_s}, {}};
        QVERIFY(encoded(request, {Edition::Ed6, true})
                    .contains("<newDestination><device>201</device></newDestination>"));
        QVERIFY(encoded(request, {Edition::Ed4, false})
                    .contains("<newDestination>201</newDestination>"));
    }

    void connectionsGoBackExactlyAsTheyCame()
    {
        const ConnectionId dynamic{
            u"00A4"_s, {u"N<302118840101>Line71001;noa=nk"_s, {{u"typeOfNumber"_s, u"other"_s}}}};
        QVERIFY(
            encoded(AnswerCall{dynamic})
                .contains("<callToBeAnswered><callID>00A4</callID><deviceID typeOfNumber=\"other\">"
                          "N&lt;302118840101&gt;Line71001;noa=nk</deviceID></callToBeAnswered>"));
        QVERIFY(encoded(AnswerCall{{u"7"_s, {}}})
                    .contains("<callToBeAnswered><callID>7</callID></callToBeAnswered>"));
        QVERIFY(encoded(AnswerCall{{{}, {u"200"_s}}})
                    .contains("<callToBeAnswered><deviceID>200</deviceID></callToBeAnswered>"));
    }

    void emptyMandatoryPartsAreRefused_data()
    {
        QTest::addColumn<QString>("named");
        QTest::addColumn<int>("which");
        QTest::newRow("no number") << u"calledDirectoryNumber"_s << 0;
        QTest::newRow("no call") << u"callToBeAnswered"_s << 1;
        QTest::newRow("no digits") << u"charactersToSend"_s << 2;
        QTest::newRow("no device to watch") << u"deviceObject"_s << 3;
    }

    void emptyMandatoryPartsAreRefused()
    {
        QFETCH(QString, named);
        QFETCH(int, which);
        const QVector<Request> requests{
            MakeCall{{u"200"_s}, {}}, AnswerCall{}, GenerateDigits{call1, {}}, MonitorStart{}};
        const auto document = encode(requests.at(which), {});
        if (which == 3) // the choice is empty, so the element around it is missing
            named = u"monitorObject"_s;
        QVERIFY(!document);
        QCOMPARE(document.error().code, ErrorCode::InvalidInput);
        QVERIFY2(document.error().detail.contains(named), qPrintable(document.error().detail));
        QVERIFY(!document.error().userText.isEmpty());
    }

    void charactersThatXmlCannotCarryAreRefused()
    {
        const auto control = encode(MakeCall{{u"200"_s},
                                        {u"1\u0001"
                                         "2"_s}},
            {});
        QVERIFY(!control);
        QCOMPARE(control.error().code, ErrorCode::InvalidInput);
        QVERIFY(!encode(MakeCall{{u"200"_s}, {QString(QChar(0xD800))}}, {}));
        QVERIFY(!encode(DeflectCall{call1, {u"699"_s},
                            u"20\u0002"
                            "1"_s},
            {}));
        QVERIFY(!encode(SetWatchList{1,
                            {u"20\u0002"
                             "1"_s}},
            {}));
        QVERIFY(!encode(StartApplicationSession{u"Balie"_s, SessionLogin{u"a"_s, u"\u0007"_s, {}},
                            {Edition::Ed6}, 1},
            {}));
        // What is unusual but legal goes out and comes back.
        const auto legal = encode(MakeCall{{u"200"_s}, {u"\U0001F600 & <é>"_s}}, {});
        QVERIFY(legal);
        QCOMPARE(XmlTree::parse(*legal)->root().child("calledDirectoryNumber"_L1).text(),
            u"\U0001F600 & <é>"_s);
    }

    void signInCarriesOurProfile()
    {
        const QByteArray document = encoded(StartApplicationSession{u"Balie"_s,
            SessionLogin{u"receptie"_s, u"p"_s, u"200"_s}, {Edition::Ed6, Edition::Ed3}, 180});
        const auto tree = XmlTree::parse(document);
        QVERIFY(tree);
        const auto login = tree->root().find("SessionLogin"_L1);
        QCOMPARE(login.child("user"_L1).text(), u"receptie"_s);
        QCOMPARE(login.child("password"_L1).text(), u"p"_s);
        QCOMPARE(login.child("device"_L1).text(), u"200"_s);
        QVERIFY(document.contains("\"urn:balie:csta:1\""));
        const auto versions = tree->root().child("requestedProtocolVersions"_L1);
        QCOMPARE(versions.firstChild().text(), cstaNamespace(Edition::Ed6));
        QCOMPARE(versions.firstChild().nextSibling().text(), cstaNamespace(Edition::Ed3));
    }

    void mailboxAndEscapesCarryOurProfile()
    {
        const auto tree = XmlTree::parse(encoded(DeflectCall{call1, {u"699"_s}, u"201"_s}));
        QCOMPARE(tree->root()
                     .child("extensions"_L1)
                     .child("privateData"_L1)
                     .child("private"_L1)
                     .child("Mailbox"_L1)
                     .text(),
            u"201"_s);
        const auto devices = XmlTree::parse(encoded(GetDevices{200, 100}));
        const auto page
            = devices->root().child("privateData"_L1).child("private"_L1).child("GetDevices"_L1);
        QCOMPARE(page.attribute("offset"_L1), u"200"_s);
        QCOMPARE(page.attribute("limit"_L1), u"100"_s);
        const auto list = XmlTree::parse(encoded(SetWatchList{3, {u"201"_s, u"202"_s}}));
        const auto set = list->root().find("SetWatchList"_L1);
        QCOMPARE(set.attribute("revision"_L1), u"3"_s);
        QCOMPARE(set.firstChild().nextSibling().text(), u"202"_s);
    }
};

BALIE_TEST(Encoding)
#include "tst_Encoding.moc"
