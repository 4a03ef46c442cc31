#include "tests/connectors-steps/Bench.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::crm;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

/// Who has a number: what comes back is looked at again, whatever the system calls a match.
class NumberSearches : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void fiveNotationsAreOneNumber_data()
    {
        QTest::addColumn<QString>("stored");
        for (const char *stored :
            {"+31612345678", "06-12345678", "06 1234 5678", "+31 (0)6 12345678", "0031612345678",
                "612345678", "020-1234567 / 06-12345678", "06 12345678 tst 12"})
            QTest::newRow(stored) << QString::fromLatin1(stored);
    }
    void fiveNotationsAreOneNumber()
    {
        QFETCH(QString, stored);
        Bench bench;
        bench.system.answer = [&stored](const HttpRequest &) {
            return jsonReply(people({person(u"7"_s, u"Jan Jansen"_s, stored)}));
        };
        const auto found = bench.find(u"0612345678"_s);
        QVERIFY(found && *found);
        QCOMPARE(bench.names(), QStringList{u"Jan Jansen"_s});
        const ContactCard &card = (*found)->cards.first();
        QCOMPARE(card.match, CardMatch::Number);
        QCOMPARE(card.matchedBy, stored);
        QCOMPARE(card.key, (CardKey{u"crm1"_s, u"Contact"_s, u"7"_s}));
        QCOMPARE(card.link, QUrl(u"https://crm.example/people/7"_s));
        QCOMPARE(bench.system.paths(), QStringList{u"/api/people?q=612345678"_s});
    }

    void nearMissesAreThrownOut()
    {
        Bench bench;
        bench.system.answer = [](const HttpRequest &) {
            return jsonReply(people({person(u"1"_s, u"Ends alike"_s, u"+49 612345678"_s),
                person(u"2"_s, u"One digit"_s, u"0612345679"_s),
                person(u"3"_s, u"Short"_s, u"5678"_s), person(u"4"_s, u"None"_s, u""_s),
                person(u"5"_s, u"Words"_s, u"bel Jan"_s)}));
        };
        const auto found = bench.find(u"0612345678"_s);
        QVERIFY(found && *found);
        QCOMPARE(bench.names(), QStringList());
    }

    void aNumberWithoutItsAreaCodeCounts()
    {
        Bench bench;
        bench.system.answer = [](const HttpRequest &) {
            return jsonReply(people({person(u"1"_s, u"Local"_s, u"1234567"_s)}));
        };
        bench.find(u"0201234567"_s);
        QCOMPARE(bench.names(), QStringList{u"Local"_s});
    }

    void everybodyWithTheNumberIsTold()
    {
        Bench bench;
        bench.system.answer = [](const HttpRequest &) {
            return jsonReply(people({person(u"1"_s, u"Jan"_s, u"0612345678"_s),
                person(u"2"_s, u"Piet"_s, u"+31612345678"_s),
                person(u"1"_s, u"Jan"_s, u"06-12345678"_s)}));
        };
        bench.find(u"0612345678"_s);
        QCOMPARE(bench.names(), (QStringList{u"Jan"_s, u"Piet"_s}));
    }

    void furtherPagesAreReadUpToTheLimit()
    {
        Profile profile = sampleProfile();
        Step &step = profile.findByNumber->steps.first();
        step.query.append({u"from"_s, words(u"{page.skip}"_s), false});
        step.next.kind = NextPage::Kind::Skip;
        step.next.path = u"more"_s;
        Bench bench(profile);
        bench.system.answer = [&bench](const HttpRequest &) {
            const QString id = QString::number(bench.system.asked.size());
            QJsonObject page = people({person(id + u'a', u"A"_s + id, u"0612345678"_s),
                person(id + u'b', u"B"_s + id, u"0612345678"_s)});
            page.insert(u"more"_s, bench.system.asked.size() < 3);
            return jsonReply(page);
        };
        auto found = bench.find(u"0612345678"_s);
        QVERIFY(found && *found);
        QCOMPARE((*found)->cards.size(), 6);
        QVERIFY(!(*found)->more);
        QCOMPARE(bench.system.paths().last(), u"/api/people?q=612345678&from=4"_s);

        bench.system.asked.clear();
        found = bench.find(u"0612345678"_s, 3);
        QCOMPARE((*found)->cards.size(), 3);
        QVERIFY((*found)->more);
        QCOMPARE(bench.system.asked.size(), 2);
    }

    void aLinkToAnotherServerIsNotFollowed()
    {
        Profile profile = sampleProfile();
        profile.findByNumber->steps.first().next.kind = NextPage::Kind::Link;
        profile.findByNumber->steps.first().next.path = u"[odata.nextLink]"_s;
        Bench bench(profile);
        bench.system.answer = [](const HttpRequest &) {
            QJsonObject page = people({person(u"1"_s, u"Jan"_s, u"0612345678"_s)});
            page.insert(u"odata.nextLink"_s, u"https://elsewhere.example/more"_s);
            return jsonReply(page);
        };
        const auto found = bench.find(u"0612345678"_s);
        QCOMPARE(bench.system.asked.size(), 1);
        QVERIFY((*found)->more);
    }

    void nobodyIsNoError()
    {
        Bench bench;
        bench.system.answer = [](const HttpRequest &) { return replyOf(204, {}); };
        const auto found = bench.find(u"0612345678"_s);
        QVERIFY(found && *found);
        QVERIFY((*found)->cards.isEmpty());
    }

    void notationsGoInPortionsUntilSomebodyIsFound()
    {
        Profile profile = sampleProfile();
        profile.numbers.variants = {NumberNotation::E164, NumberNotation::National,
            NumberNotation::Nsn, NumberNotation::InternationalPrefix, NumberNotation::Digits};
        profile.numbers.variantsPerRequest = 2;
        Text list;
        list.kind = Text::Kind::Join;
        list.separator = u","_s;
        list.over = u"number.variants"_s;
        list.parts = {words(u"{item}"_s)};
        profile.findByNumber->steps.first().query = {{u"in"_s, list, false}};
        Bench bench(profile);
        bench.system.answer = [&bench](const HttpRequest &) {
            return bench.system.asked.size() < 2
                ? jsonReply(people({}))
                : jsonReply(people({person(u"1"_s, u"Jan"_s, u"612345678"_s)}));
        };
        bench.find(u"0612345678"_s);
        QCOMPARE(bench.names(), QStringList{u"Jan"_s});
        QCOMPARE(bench.system.paths(),
            (QStringList{u"/api/people?in=%2B31612345678%2C0612345678"_s,
                u"/api/people?in=612345678%2C0031612345678"_s}));
    }

    void aCompanyIsFoundByTheBeginningOfItsNumber()
    {
        Profile profile = sampleProfile();
        profile.numbers.companyToo = true;
        profile.findByNumber->steps.first().card->kind = CardKind::Company;
        Bench bench(profile);
        bench.system.answer = [&bench](const HttpRequest &) {
            return bench.system.asked.size() < 2
                ? jsonReply(people({}))
                : jsonReply(people({person(u"1"_s, u"Bakkerij"_s, u"020-1234500"_s),
                    person(u"2"_s, u"Slager"_s, u"020-9234567"_s)}));
        };
        const auto found = bench.find(u"0201234567"_s);
        QCOMPARE(bench.names(), QStringList{u"Bakkerij"_s});
        QCOMPARE((*found)->cards.first().match, CardMatch::CompanyNumber);
        QCOMPARE(bench.system.paths().last(), u"/api/people?q=2012345"_s);
    }

    void aScriptInANameStaysText()
    {
        Bench bench;
        const QString name = u"<script>alert(1)</script>\n{setting.url}"_s;
        bench.system.answer = [&name](const HttpRequest &) {
            return jsonReply(people({person(u"../../x?y=1"_s, name, u"0612345678"_s)}));
        };
        const auto found = bench.find(u"0612345678"_s);
        QCOMPARE(bench.names(), QStringList{u"<script>alert(1)</script> {setting.url}"_s});
        QCOMPARE((*found)->cards.first().link.toString(QUrl::FullyEncoded),
            u"https://crm.example/people/..%2F..%2Fx%3Fy%3D1"_s);
    }

    void aNameGoesEncodedIntoTheQuestion()
    {
        Bench bench;
        bench.system.answer = [](const HttpRequest &) {
            return jsonReply(people({person(u"1"_s, u"O'Brien & M\u00fcller"_s, u""_s)}));
        };
        const auto found = bench.findName(u" O'Brien & M\u00fcller+ "_s);
        QVERIFY(found && *found);
        QCOMPARE((*found)->cards.first().match, CardMatch::Name);
        QVERIFY2(bench.system.paths().first().contains(u"%20%26%20M%C3%BCller%2B"_s),
            qPrintable(bench.system.paths().first()));
    }

    void aWithdrawnSearchAsksNothingMore()
    {
        Bench bench;
        bool isTold = false;
        auto task = bench.connector->findByNumber({bench.numbers.read(u"0612345678"_s), 25},
            [&isTold](const Expected<LookupReply> &) { isTold = true; });
        QCOMPARE(bench.system.asked.size(), 0);
        task.reset();
        bench.settle();
        QCOMPARE(bench.system.asked.size(), 0);

        task = bench.connector->findByNumber({bench.numbers.read(u"0612345678"_s), 25},
            [&isTold](const Expected<LookupReply> &) { isTold = true; });
        bench.clock.settle();
        QCOMPARE(bench.system.underWay, 1);
        task.reset();
        QCOMPARE(bench.system.underWay, 0);
        bench.settle();
        QVERIFY(!isTold);
    }

    void aTaskMayOutliveItsConnector()
    {
        Bench bench;
        bool isTold = false;
        const auto task = bench.connector->findByNumber({bench.numbers.read(u"0612345678"_s), 25},
            [&isTold](const Expected<LookupReply> &) { isTold = true; });
        bench.clock.settle();
        bench.connector.reset();
        bench.settle();
        QVERIFY(isTold);
    }
};

BALIE_TEST(NumberSearches)
#include "tst_NumberSearches.moc"
