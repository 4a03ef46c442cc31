#include "base/xml/XmlTree.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace Qt::Literals::StringLiterals;

/// A received document: namespaces whatever the prefixes are called, character sets, and refusals.
class XmlReading : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void namespacesAreResolvedWhateverThePrefixes()
    {
        const auto tree = XmlTree::parse(
            "<a:root xmlns:a='urn:one' xmlns:b='http://www.w3.org/2001/XMLSchema-instance'>"
            "<a:one b:type=' a:First '/>"
            "<two xmlns='urn:two'><three/><a:four xmlns:a='urn:inner'/></two>"
            "<five b:nil='true'/><lost:six lost:type='Plain' type='other'/>"
            "<seven type='ours'/></a:root>");
        QVERIFY(tree);
        const auto root = tree->root();
        QCOMPARE(tree->rootNamespace(), u"urn:one"_s);
        QCOMPARE(root.namespaceUri(), u"urn:one"_s);
        QCOMPARE(root.child("one"_L1).schemaType(), (XmlName{u"urn:one"_s, u"First"_s}));
        const auto two = root.child("two"_L1);
        QCOMPARE(two.namespaceUri(), u"urn:two"_s);
        QCOMPARE(two.child("three"_L1).namespaceUri(), u"urn:two"_s);
        QCOMPARE(two.child("four"_L1).namespaceUri(), u"urn:inner"_s);
        QVERIFY(root.child("five"_L1).isNil());
        QVERIFY(!root.child("one"_L1).isNil());
        QCOMPARE(root.child("five"_L1).namespaceUri(), QString());
        // Some switches never declare what they use.
        QCOMPARE(root.child("six"_L1).schemaType(), (XmlName{{}, u"Plain"_s}));
        QCOMPARE(root.child("seven"_L1).schemaType(), XmlName());
        QCOMPARE(root.child("seven"_L1).attribute("type"_L1), u"ours"_s);
        QCOMPARE(XmlElement().schemaType(), XmlName());
    }

    void aDeclarationEndsWithItsElement()
    {
        const auto tree = XmlTree::parse(
            "<r xmlns='urn:outer'><a xmlns='urn:inner'/><b/><c xmlns=''><d/></c></r>");
        QVERIFY(tree);
        QCOMPARE(tree->root().child("a"_L1).namespaceUri(), u"urn:inner"_s);
        QCOMPARE(tree->root().child("b"_L1).namespaceUri(), u"urn:outer"_s);
        QCOMPARE(tree->root().child("c"_L1).child("d"_L1).namespaceUri(), QString());
    }

    void theDeclaredCharacterSetIsFollowed()
    {
        const auto latin = XmlTree::parse(
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><name>Andr\xE9</name>");
        QVERIFY(latin);
        QCOMPARE(latin->root().text(), u"Andr\u00E9"_s);
        const auto plain = XmlTree::parse("<name>Andr\xC3\xA9</name>");
        QVERIFY(plain);
        QCOMPARE(plain->root().text(), u"Andr\u00E9"_s);
    }

    void whatMayHarmIsRefused_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::newRow("doctype") << QByteArray("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
        QTest::newRow("external") << QByteArray("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>");
        QTest::newRow("entity") << QByteArray("<a>&b;</a>");
        QTest::newRow("depth") << QByteArray("<a>").repeated(65) + QByteArray("</a>").repeated(65);
        QTest::newRow("bytes") << "<a>" + QByteArray(4 * 1024 * 1024, 'x') + "</a>";
        QTest::newRow("open") << QByteArray("<a><b></a>");
        QTest::newRow("empty") << QByteArray();
    }

    void whatMayHarmIsRefused()
    {
        QFETCH(QByteArray, document);
        const auto tree = XmlTree::parse(document);
        QVERIFY(!tree);
        QCOMPARE(tree.error().code, ErrorCode::Protocol);
        QVERIFY(!tree.error().detail.isEmpty());
    }
};

BALIE_TEST(XmlReading)
#include "tst_XmlReading.moc"
