// What may be opened, whose the card is, and cards in the search field.
#include "desk/cards/CardOwner.h"
#include "desk/cards/CardSearch.h"
#include "tests/cards/CardRig.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using test::FakeCardPort;

class CardLinking : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsSafeIsOpened_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<bool>("allowed");
        const QString slashes = u":/"_s + u'/';
        QTest::newRow("https") << u"https"_s + slashes + u"crm.example/c/1?x=%22"_s << true;
        QTest::newRow("http") << u"http"_s + slashes + u"crm.example/c/1"_s << false;
        QTest::newRow("http here") << u"http"_s + slashes + u"127.0.0.1:8080/c/1"_s << true;
        QTest::newRow("http that looks like here")
            << u"http"_s + slashes + u"127.0.0.1.example/c/1"_s << false;
        QTest::newRow("the profile's own") << u"notes"_s + slashes + u"server/db"_s << true;
        QTest::newRow("the same with a line end")
            << u"notes"_s + slashes + u"server/db%0Ax"_s << false;
        QTest::newRow("another one") << u"zoom"_s + slashes + u"server"_s << false;
        QTest::newRow("a file, though it is named")
            << u"file"_s + slashes + u"/etc/passwd"_s << false;
        QTest::newRow("a script") << u"javascript:alert(1)"_s << false;
        QTest::newRow("with a user")
            << u"https"_s + slashes + u"crm.example@evil.example/"_s << false;
        QTest::newRow("relative") << u"/usr/bin/xterm"_s << false;
        QTest::newRow("none") << QString() << false;
    }

    void onlyWhatIsSafeIsOpened()
    {
        QFETCH(QString, link);
        QFETCH(bool, allowed);
        FakeCardPort port;
        port.systems.first().schemes = {u"https"_s, u"notes"_s, u"file"_s, u"http"_s};
        int opened = 0;
        const CardLinks links(port, [&](const QUrl &) { return ++opened > 0; });
        const auto done = links.open(QUrl(link), u"crm"_s);
        QCOMPARE(done.hasValue(), allowed);
        QCOMPARE(opened, allowed ? 1 : 0);
        if (!allowed)
            QVERIFY(!done.error().userText.isEmpty());
    }

    void anotherSystemsSchemeIsNotAllowed()
    {
        FakeCardPort port;
        port.systems.first().schemes = {u"notes"_s};
        const CardLinks links(port, [](const QUrl &) { return true; });
        QVERIFY(!links.mayOpen(QUrl(u"notes:db"_s), u"other"_s));
        QVERIFY(links.mayOpen(QUrl(u"notes:db"_s), u"crm"_s));
    }

    void theOwnerIsAColleagueOrNobody()
    {
        People people;
        auto anna = test::Office::entry(u"201"_s, u"Anna de Vries"_s);
        anna.email = u"anna@office.example"_s;
        people.setDirectory({anna, test::Office::entry(u"202"_s, u"Jan Jansen"_s),
            test::Office::entry(u"203"_s, u"Jan Jansen"_s)});
        const auto owner = [&](const QString &name, const QString &email) {
            crm::ContactCard card;
            card.ownerName = name;
            card.ownerEmail = email;
            return CardOwner::find(card, people).value();
        };
        QCOMPARE(owner(u"A. Vries"_s, u"Anna@Office.example"_s), u"201"_s);
        QCOMPARE(owner(u"anna de vries"_s, {}), u"201"_s);
        QCOMPARE(owner(u"Jan Jansen"_s, {}), QString());
        QCOMPARE(owner({}, {}), QString());
    }

    void theSearchAsksWhenTheTypingRestsAndTellsEachCardOnce()
    {
        FakeCardPort port;
        test::Office office;
        CardSearch search(port, office.people, office.clock);
        QSignalSpy found(&search, &CardSearch::found);
        search.setText(u"bo"_s);
        office.clock.advance(CardSearch::rest);
        search.setText(u"bos"_s);
        QVERIFY(port.askedNames.isEmpty());
        office.clock.advance(CardSearch::rest);
        QCOMPARE(port.askedNames, QStringList{u"bos"_s});
        const auto jan = FakeCardPort::card(u"a"_s, u"Jan Bos"_s);
        port.answerName(FakeCardPort::findings({jan}, false));
        port.answerName(FakeCardPort::findings({jan, FakeCardPort::card(u"b"_s, u"Els Bos"_s)}));
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.last().first().value<QVector<FoundContact>>().size(), 1);
        search.setText(u"bosch"_s);
        office.clock.advance(CardSearch::rest);
        search.setText({});
        QCOMPARE(port.withdrawn, 1);
        search.setText(u"06-12345678"_s);
        office.clock.advance(CardSearch::rest);
        QCOMPARE(port.askedNumbers, QStringList{test::callerKey});
    }
};

BALIE_TEST(CardLinking)
#include "tst_CardLinking.moc"
