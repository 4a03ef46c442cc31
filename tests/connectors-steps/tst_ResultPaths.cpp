#include "crm-connectors/steps/AnswerBody.h"
#include "crm-connectors/steps/ResultPath.h"
#include "tests/connectors-steps/Answers.h"
#include "tests/connectors-steps/FakeSystem.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::crm;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

/// What is read of an answer.
class ResultPaths : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreFoundWhereTheyStand_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("index") << u"d.0.tags.1"_s << QStringList{u"b"_s};
        QTest::newRow("each") << u"d.*.tags.*"_s << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("big number") << u"d.0.id"_s << QStringList{u"9007199254740993"_s};
        QTest::newRow("of an object") << u"map.*.n"_s << QStringList{u"1"_s, u"2.5"_s};
        QTest::newRow("dots") << u"d.0.[odata.nextLink]"_s << QStringList{u"y"_s};
        QTest::newRow("at") << u"d.0.[@odata.etag]"_s << QStringList{u"x"_s};
        QTest::newRow("named member")
            << u"d.0.name_value_list.phone.value"_s << QStringList{u"0612345678"_s};
        QTest::newRow("null") << u"d.0.empty"_s << QStringList();
        QTest::newRow("missing") << u"d.7.tags.x.y"_s << QStringList();
    }
    void valuesAreFoundWhereTheyStand()
    {
        QFETCH(QString, path);
        QFETCH(QStringList, found);
        const auto body = readAnswerBody(replyOf(200, nestedAnswer()), false);
        QVERIFY(body.hasValue());
        QCOMPARE(resultPath::texts(*body, path), found);
    }

    void aWrapperThatIsLeftOutIsNotMissed()
    {
        const auto body = readAnswerBody(replyOf(200, nestedAnswer()), false);
        QCOMPARE(resultPath::records(*body, u"d.results"_s).list.size(), 1);
        QVERIFY(!resultPath::records(*body, u"e.results"_s).isThere);
    }

    void atomIsReadLikeJson()
    {
        const auto body = readAnswerBody(replyOf(200, atomFeed()), true);
        QVERIFY(body.hasValue());
        const auto records = resultPath::records(*body, u"$resources"_s);
        QCOMPARE(records.list.size(), 1);
        const QJsonValue person = records.list.first();
        QCOMPARE(resultPath::texts(person, u"$key"_s), QStringList{u"42"_s});
        QCOMPARE(resultPath::texts(person, u"pers_lastname"_s), QStringList{u"Jansen & Zn"_s});
        QCOMPARE(resultPath::texts(person, u"company.comp_name"_s), QStringList{u"Bakkerij"_s});
        QCOMPARE(resultPath::texts(person, u"pers_fax"_s), QStringList());
        QCOMPARE(resultPath::texts(*body, u"$totalResults"_s), QStringList{u"1"_s});
        QCOMPARE(resultPath::texts(*body, u"entry.0.payload.person.pers_lastname"_s),
            QStringList{u"Jansen & Zn"_s});
        QVERIFY(!readAnswerBody(replyOf(200, atomWithEntity()), true).hasValue());
        QVERIFY(!readAnswerBody(replyOf(200, atomFeed()), false).hasValue());
    }
};

BALIE_TEST(ResultPaths)
#include "tst_ResultPaths.moc"
