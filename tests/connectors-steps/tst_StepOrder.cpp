#include "tests/connectors-steps/Bench.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::crm;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

/// Steps side by side and one after the other, and what is made of half an answer.
class StepOrder : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void stepsGoSideBySideAndNoMoreThanAllowed()
    {
        Bench free(profileWith({u"/a"_s, u"/b"_s, u"/c"_s}, Operation::Go::All));
        free.find(u"0612345678"_s);
        QCOMPARE(free.system.asked.size(), 3);
        QCOMPARE(free.system.mostUnderWay, 3);

        Profile profile = profileWith({u"/a"_s, u"/b"_s, u"/c"_s}, Operation::Go::All);
        profile.request.maxParallel = 1;
        profile.request.minInterval = std::chrono::milliseconds(500);
        Bench bound(profile);
        bound.task = bound.connector->findByNumber(
            {bound.numbers.read(u"0612345678"_s), 25}, [](const Expected<LookupReply> &) {});
        bound.clock.advance(std::chrono::milliseconds(499));
        QCOMPARE(bound.system.asked.size(), 1);
        bound.clock.advance(std::chrono::milliseconds(501));
        QCOMPARE(bound.system.asked.size(), 3);
        QCOMPARE(bound.system.mostUnderWay, 1);
    }

    void theNextStepIsAskedOnlyWhenNobodyWasFound()
    {
        Bench bench(profileWith({u"/a"_s, u"/b"_s, u"/c"_s}, Operation::Go::FirstFound));
        bench.system.answer = [](const HttpRequest &request) {
            const bool isFirst = request.url.path() == u"/api/a"_s;
            return jsonReply(
                people({person(u"1"_s, u"Jan"_s, isFirst ? u"0699999999"_s : u"0612345678"_s)}));
        };
        bench.find(u"0612345678"_s);
        QCOMPARE(bench.names(), QStringList{u"Jan"_s});
        QCOMPARE(bench.system.paths(), (QStringList{u"/api/a"_s, u"/api/b"_s}));
    }

    void whoeverWasFoundIsToldThoughAnotherStepFailed()
    {
        Bench bench(profileWith({u"/a"_s, u"/b"_s}, Operation::Go::All));
        bench.system.answer = [](const HttpRequest &request) {
            return request.url.path() == u"/api/a"_s
                ? replyOf(500, {})
                : jsonReply(people({person(u"1"_s, u"Jan"_s, u"0612345678"_s)}));
        };
        bench.find(u"0612345678"_s);
        QCOMPARE(bench.names(), QStringList{u"Jan"_s});
    }

    void halfASearchThatFindsNobodyIsAnError()
    {
        Bench bench(profileWith({u"/a"_s, u"/b"_s}, Operation::Go::All));
        bench.system.answer = [](const HttpRequest &request) {
            return request.url.path() == u"/api/a"_s ? replyOf(500, {}) : jsonReply(people({}));
        };
        const auto found = bench.find(u"0612345678"_s);
        QVERIFY(found && !*found);
        // But who may not read one kind of record has searched the others.
        bench.system.answer = [](const HttpRequest &request) {
            return request.url.path() == u"/api/a"_s ? replyOf(403, "{}") : jsonReply(people({}));
        };
        const auto again = bench.find(u"0612345678"_s);
        QVERIFY(again && *again);
    }

    void aStepWaitsForWhatAnotherKeeps()
    {
        Profile profile = profileWith({u"/me"_s, u"/people"_s}, Operation::Go::All);
        Step &me = profile.findByNumber->steps[0];
        me.card.reset();
        me.items.clear();
        me.keep = {{u"division"_s, u"d.0.division"_s}};
        profile.findByNumber->steps[1].url = words(u"/{kept.division}/people"_s);
        profile.findByNumber->steps[1].onlyIf = u"kept.division"_s;
        Bench bench(profile);
        QJsonObject told{{u"d"_s, QJsonArray{QJsonObject{{u"division"_s, qint64(12345678901)}}}}};
        bench.system.answer = [&told](const HttpRequest &request) {
            return jsonReply(request.url.path() == u"/api/me"_s ? told : people({}));
        };
        bench.find(u"0612345678"_s);
        QCOMPARE(bench.system.paths(), (QStringList{u"/api/me"_s, u"/api/12345678901/people"_s}));

        bench.system.asked.clear();
        told = {};
        const auto found = bench.find(u"0612345678"_s);
        QCOMPARE(bench.system.asked.size(), 1);
        QVERIFY(found && *found);
    }

    void aCardIsMadeOfSeveralAnswers()
    {
        Profile profile = sampleProfile();
        Step card = search(u"/people/{card.id}"_s);
        card.items.clear();
        Step activities;
        activities.name = u"activities"_s;
        activities.url = words(u"/people/{card.id}/calls"_s);
        activities.items = u"data"_s;
        activities.card = CardMap();
        FieldMap at;
        at.field = u"activityAt"_s;
        at.paths = {u"at"_s};
        FieldMap text;
        text.field = u"activityText"_s;
        text.paths = {u"subject"_s};
        activities.card->fields = {at, text};
        profile.getCard = Operation{Operation::Go::InOrder, {card, activities}};
        Bench bench(profile);
        bench.system.answer = [](const HttpRequest &request) {
            if (!request.url.path().endsWith(u"calls"_s))
                return jsonReply(person(u"7"_s, u"Jan"_s, u"0612345678"_s));
            return jsonReply(
                people({{{u"at"_s, u"/Date(1767600000000)/"_s}, {u"subject"_s, u"Older"_s}},
                    {{u"at"_s, u"2026-01-06 09:00:00"_s}, {u"subject"_s, u"Newer"_s}}}));
        };
        std::optional<Expected<ContactCard>> told;
        bench.task = bench.connector->getCard({u"crm1"_s, u"Contact"_s, u"7"_s},
            [&told](const Expected<ContactCard> &given) { told = given; });
        bench.settle();
        QVERIFY(told && *told);
        QCOMPARE((*told)->name, u"Jan"_s);
        QCOMPARE((*told)->activities.size(), 2);
        QCOMPARE((*told)->activities.first().text, u"Newer"_s);
        QCOMPARE((*told)->activities.last().at.toMSecsSinceEpoch(), qint64(1767600000000));
        QCOMPARE((*told)->key.id, u"7"_s);
    }

    void aSystemWithoutAnOperationSaysSo()
    {
        Profile profile = sampleProfile();
        profile.findByName.reset();
        Bench bench(profile);
        const auto found = bench.findName(u"Jan"_s);
        QCOMPARE(found->error().code, ErrorCode::NotSupported);
        QVERIFY(!bench.connector->capabilities().testFlag(Capability::FindByName));
        QVERIFY(!bench.connector->directory());
    }

private:
    static Profile profileWith(const QStringList &paths, Operation::Go go)
    {
        Profile profile = sampleProfile();
        profile.findByNumber = Operation();
        profile.findByNumber->go = go;
        for (const QString &path : paths)
            profile.findByNumber->steps.append(search(path));
        return profile;
    }
};

BALIE_TEST(StepOrder)
#include "tst_StepOrder.moc"
