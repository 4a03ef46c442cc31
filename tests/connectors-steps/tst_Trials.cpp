#include "tests/connectors-steps/Bench.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::crm;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

/// What an administrator sees while trying a connector out.
class Trials : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyStepIsShownWithoutSecrets()
    {
        Profile profile = sampleProfile();
        profile.findByNumber->steps.first().query.append(
            {u"sessionName"_s, words(u"{session.name}"_s), false});
        profile.request.headers = {{u"X-Api-Key"_s, words(u"k3y"_s), false},
            {u"Authorization"_s, words(u"Bearer abc"_s), false}};
        Bench bench(profile);
        bench.system.told.insert(u"name"_s, u"s3cret/&na'me x"_s);
        bench.system.secrets = {u"s3cret/&na'me x"_s};
        bench.system.answer = [](const HttpRequest &) {
            QJsonObject reply = people({person(u"1"_s, u"Jan"_s, u"06-12345678"_s),
                person(u"2"_s, u"Piet"_s, u"06-99999999"_s)});
            reply.insert(u"echo"_s, u"s3cret/&na'me x"_s);
            reply.insert(u"inXml"_s, u"<p>s3cret/&amp;na&apos;me x</p><p>s3cret/&amp;na&#39;me x</p>"_s);
            reply.insert(u"inForm"_s, u"a=s3cret%2F%26na%27me+x"_s);
            reply.insert(u"access_token"_s, u"t0ken"_s);
            return jsonReply(reply);
        };
        QVector<TrialStep> steps;
        bool wentWell = false;
        QVector<ContactCard> cards;
        bench.task = bench.connector->tryOut(bench.numbers.read(u"0612345678"_s),
            {[&steps](const TrialStep &step) { steps.append(step); },
                [&](bool well, const QVector<ContactCard> &given) {
                    wentWell = well;
                    cards = given;
                }});
        bench.settle();
        QVERIFY(wentWell);
        QCOMPARE(cards.size(), 1);
        QCOMPARE(steps.size(), 3);
        QCOMPARE(steps[0].kind, TrialStep::Kind::SignIn);
        QCOMPARE(steps[1].kind, TrialStep::Kind::Request);
        QCOMPARE(steps[1].took, std::chrono::milliseconds(10));
        QVERIFY(steps[1].request.startsWith(u"GET https://crm.example/api/people?q=612345678"_s));
        QVERIFY(steps[1].reply.startsWith(u"200 application/json"_s));
        QCOMPARE(steps[2].kind, TrialStep::Kind::Mapping);
        QVERIFY(steps[2].mapping.contains(u"name: Jan"_s));
        QVERIFY(steps[2].mapping.contains(u"name: Piet"_s));
        for (const TrialStep &step : std::as_const(steps)) {
            const QString shown = step.request + step.reply + step.mapping.join(u'\n');
            for (const QString &secret :
                {u"s3cret"_s, u"k3y"_s, u"Bearer"_s, u"t0ken"_s})
                QVERIFY2(!shown.contains(secret), qPrintable(shown));
        }
    }

    void aRefusedSignInIsTheLastStep()
    {
        Bench bench;
        bench.system.signInError = Error{ErrorCode::BadCredentials, u"Sign in."_s, {}};
        QVector<TrialStep> steps;
        std::optional<bool> wentWell;
        bench.task = bench.connector->tryOut(bench.numbers.read(u"0612345678"_s),
            {[&steps](const TrialStep &step) { steps.append(step); },
                [&wentWell](bool well, const QVector<ContactCard> &) { wentWell = well; }});
        bench.settle();
        QCOMPARE(wentWell, std::optional(false));
        QCOMPARE(steps.size(), 1);
        QVERIFY(steps.first().error.has_value());
        QCOMPARE(bench.system.asked.size(), 0);
    }

    void itMayBeWithdrawnFromInside()
    {
        for (int last = 1; last <= 3; ++last) {
            Bench bench;
            int steps = 0;
            bool isDone = false;
            bench.task = bench.connector->tryOut(bench.numbers.read(u"0612345678"_s),
                {[&](const TrialStep &) {
                     if (++steps == last)
                         bench.task.reset();
                 },
                    [&isDone](bool, const QVector<ContactCard> &) { isDone = true; }});
            bench.settle();
            QCOMPARE(steps, last);
            QVERIFY(!isDone);
        }
    }
};

BALIE_TEST(Trials)
#include "tst_Trials.moc"
