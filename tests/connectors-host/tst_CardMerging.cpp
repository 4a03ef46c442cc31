// Who is one person in two systems, and who is not.
#include "tests/connectors-host/HostDesk.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::crm;
using test::HostDesk;
using test::person;
using test::replyOf;

namespace {
const QString sought = u"020 123 45 67"_s;
}

class CardMerging : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void onePersonOrTwo_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("otherName");
        QTest::addColumn<QString>("otherEmail");
        QTest::addColumn<bool>("isOne");
        const auto row = [](const char *title, const QString &name, const QString &email,
                             const QString &otherName, const QString &otherEmail, bool isOne) {
            QTest::newRow(title) << name << email << otherName << otherEmail << isOne;
        };
        row("same name", u"Jan de Vries"_s, {}, u"Jan de Vries"_s, {}, true);
        row("other order and case", u"Jan de Vries"_s, {}, u"VRIES, Jan de"_s, {}, true);
        row("accents", u"Zoë Café"_s, {}, u"Zoe Cafe"_s, {}, true);
        row("initial", u"Jan de Vries"_s, {}, u"J. de Vries"_s, {}, true);
        row("switchboard", u"Jan de Vries"_s, {}, u"Anna Bakker"_s, {}, false);
        row("family", u"Jan de Vries"_s, {}, u"Piet de Vries"_s, {}, false);
        row("family with one mailbox for all", u"Jan de Vries"_s, u"info@vries.example"_s,
            u"Piet de Vries"_s, u"info@vries.example"_s, false);
        row("short name, same mail", u"Robert Jansen"_s, u"rj@example.org"_s, u"Bob Jansen"_s,
            u"RJ@example.org"_s, true);
        row("no name, same mail", u"Robert Jansen"_s, u"rj@example.org"_s, QString(),
            u"rj@example.org"_s, true);
        row("no names", QString(), {}, QString(), {}, false);
        row("same particle only", u"Jan van Dijk"_s, {}, u"Jan van Berg"_s, {}, false);
    }
    void onePersonOrTwo()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, email);
        QFETCH(const QString, otherName);
        QFETCH(const QString, otherEmail);
        QFETCH(const bool, isOne);
        const auto mails = [](const QString &mail) {
            return mail.isEmpty() ? QStringList() : QStringList{mail};
        };
        HostDesk desk(2);
        desk.fake(0).reply = replyOf({person(u"1"_s, name, {sought}, mails(email))});
        desk.fake(1).reply
            = replyOf({person(u"1"_s, otherName, {u"+31201234567"_s}, mails(otherEmail))});
        const auto heard = desk.find();
        desk.clock.advance(1s);
        QCOMPARE(heard->last().cards.size(), isOne ? 1 : 2);
        if (isOne) {
            QCOMPARE(heard->last().cards.at(0).card.key.connector, u"a"_s);
            QCOMPARE(heard->last().cards.at(0).alsoIn.size(), 1);
            QCOMPARE(heard->last().cards.at(0).alsoIn.at(0).key.connector, u"b"_s);
        }
    }

    void theFirstSystemsCardComesToTheFrontInItsPlace()
    {
        HostDesk desk(3);
        desk.fake(0).reply = replyOf({person(u"1"_s, u"Jan de Vries"_s, {sought})});
        desk.fake(0).after = 900ms;
        desk.fake(1).reply = replyOf({person(u"2"_s, u"Anna Bakker"_s, {sought}),
            person(u"3"_s, u"Jan de Vries"_s, {sought})});
        desk.fake(2).reply = replyOf({person(u"4"_s, u"J. de Vries"_s, {sought})});
        const auto heard = desk.find();
        desk.clock.advance(500ms);
        QCOMPARE(heard->last().cards.size(), 2);
        QCOMPARE(heard->last().cards.at(1).card.key.id, u"3"_s);
        desk.clock.advance(500ms);
        QCOMPARE(heard->last().cards.size(), 2);
        const FoundCard &jan = heard->last().cards.at(1);
        QCOMPARE(jan.card.key.id, u"1"_s);
        QCOMPARE(jan.alsoIn.size(), 2);
        QCOMPARE(jan.alsoIn.at(0).key.id, u"3"_s);
        QCOMPARE(jan.alsoIn.at(1).key.id, u"4"_s);
    }

    void twoRecordsOfOneSystemStayTwo()
    {
        HostDesk desk(1);
        const ContactCard first = person(u"1"_s, u"Jan de Vries"_s, {sought});
        desk.fake(0).reply = replyOf({first, person(u"2"_s, u"Jan de Vries"_s, {sought}), first});
        const auto heard = desk.find();
        desk.clock.advance(1s);
        QCOMPARE(heard->last().cards.size(), 2);
    }

    void companiesAreComparedWithoutTheirLegalForm()
    {
        HostDesk desk(2);
        ContactCard company = person(u"1"_s, u"Bakkerij Smit B.V."_s, {sought});
        company.kind = CardKind::Company;
        desk.fake(0).reply = replyOf({company});
        company.name = u"Bakkerij Smit"_s;
        desk.fake(1).reply = replyOf({company, person(u"2"_s, u"Bakkerij Smit"_s, {sought})});
        const auto heard = desk.find();
        desk.clock.advance(1s);
        QCOMPARE(heard->last().cards.size(), 2);
        QCOMPARE(heard->last().cards.at(0).alsoIn.size(), 1);
        QCOMPARE(heard->last().cards.at(1).card.kind, CardKind::Person);
    }

    void whoHasTheNumberComesBeforeAProbableCompany()
    {
        HostDesk desk(2);
        ContactCard company = person(u"1"_s, u"Smit"_s, {u"020 123 45 00"_s});
        company.kind = CardKind::Company;
        company.match = CardMatch::CompanyNumber;
        desk.fake(0).reply = replyOf({company});
        desk.fake(1).reply = replyOf({person(u"2"_s, u"Anna Bakker"_s, {sought})});
        auto heard = desk.find();
        desk.clock.advance(1s);
        heard = desk.find(); // from memory: both in one part
        desk.clock.settle();
        QCOMPARE(heard->parts.size(), 1);
        QCOMPARE(heard->last().cards.at(0).card.name, u"Anna Bakker"_s);
        QCOMPARE(heard->last().cards.at(1).card.name, u"Smit"_s);
    }

    void aSystemThatGivesTooManyIsCut()
    {
        HostDesk desk(1);
        QVector<ContactCard> many;
        for (int i = 0; i < 40; ++i)
            many << person(QString::number(i), u"Person %1"_s.arg(i), {sought});
        desk.fake(0).reply = replyOf(many);
        const auto heard = desk.find();
        desk.clock.advance(1s);
        QCOMPARE(heard->last().cards.size(), 25);
        QVERIFY(heard->last().more);
    }
};

BALIE_TEST(CardMerging)
#include "tst_CardMerging.moc"
