// Cards of systems whose contacts are copied: out of the store at once, beside those of the others.
#include "crm-connectors/api/CopiedCard.h"
#include "desk/sources/CopiedCards.h"
#include "tests/desk/support/ContactStore.h"
#include "tests/desk/support/Office.h"
#include "tests/support/FakeCardPort.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using test::FakeCardPort;
using State = crm::SourceReport::State;

namespace {

struct Desk : test::ContactStore {
    Desk()
    {
        port.systems = {FakeCardPort::system(u"outlook"_s, crm::Capability::Directory),
            FakeCardPort::system(u"crm"_s)};
    }
    void put(const QString &origin, const QVector<Contact> &all)
    {
        write<void>([=](sqlite::Database &database) -> Expected<void> {
            const auto source = contacts::addSource(
                database, {0, ContactSourceInfo::Kind::Crm, origin, origin, {}, {}});
            if (!source)
                return unexpected(source.error());
            const auto put = contacts::put(database, source->id, 0, all, PhoneNumbers());
            return put ? Expected<void>() : unexpected(put.error());
        });
    }
    static Contact contact(const QString &id, const QString &given, const QString &number)
    {
        Contact made = test::outsider(given, u"Jansen"_s, number);
        made.uid = crm::copiedUid(u"contact"_s, id);
        made.revision = id;
        made.link = u"https://outlook.example/"_s + id;
        return made;
    }
    void look()
    {
        task = cards.findByNumber(numbers.read(u"0612345678"_s),
            {[this](const crm::CardFindings &findings) { told.append(findings); }});
    }
    QStringList names() const
    {
        QStringList all;
        for (const crm::FoundCard &found : told.last().cards)
            all << found.card.key.connector + u' ' + found.card.name;
        return all;
    }

    test::Office office;
    PhoneNumbers numbers;
    FakeCardPort port;
    CopiedCards cards{port, store, office.people, office.clock};
    QVector<crm::CardFindings> told;
    std::unique_ptr<crm::ConnectorTask> task;
};

} // namespace

class CardsOfCopies : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aCopyAnswersBeforeAnySystemAndKeepsItsPlace()
    {
        Desk desk;
        desk.put(u"outlook"_s, {Desk::contact(u"1"_s, u"Jan"_s, u"06-1234 5678"_s)});
        desk.put(u"gone"_s, {Desk::contact(u"2"_s, u"Oud"_s, u"0612345678"_s)}); // not set up
        desk.look();
        BALIE_TRY_COMPARE(desk.told.size(), 1);
        QCOMPARE(desk.names(), QStringList{u"outlook Jan Jansen"_s});
        const crm::ContactCard card = desk.told.last().cards.first().card;
        QCOMPARE(card.key, (crm::CardKey{u"outlook"_s, u"contact"_s, u"1"_s}));
        QCOMPARE(card.match, crm::CardMatch::Number);
        QCOMPARE(card.matchedBy, u"06-1234 5678"_s);
        QCOMPARE(card.link, QUrl(u"https://outlook.example/1"_s));
        QVERIFY(!desk.told.last().isComplete);
        QCOMPARE(desk.told.last().sources.first().state, State::Found);

        desk.port.answer(FakeCardPort::findings({FakeCardPort::card(u"9"_s, u"Piet de Boer"_s)}));
        QCOMPARE(desk.told.size(), 2);
        QCOMPARE(desk.names(), (QStringList{u"outlook Jan Jansen"_s, u"crm Piet de Boer"_s}));
        QVERIFY(desk.told.last().isComplete);
    }

    void onePersonInBothIsOneCard()
    {
        Desk desk;
        desk.put(u"outlook"_s, {Desk::contact(u"1"_s, u"Jan"_s, u"0612345678"_s)});
        desk.look();
        BALIE_TRY_COMPARE(desk.told.size(), 1);
        desk.port.answer(FakeCardPort::findings({FakeCardPort::card(u"9"_s, u"jan jansen"_s)}));
        QCOMPARE(desk.names(), QStringList{u"outlook Jan Jansen"_s});
        QCOMPARE(desk.told.last().cards.first().alsoIn.size(), 1);
        QCOMPARE(desk.told.last().cards.first().alsoIn.first().key.connector, u"crm"_s);
    }

    void systemsThatAnsweredFirstKeepTheirPlace()
    {
        Desk desk;
        desk.put(u"outlook"_s, {Desk::contact(u"1"_s, u"Jan"_s, u"0612345678"_s)});
        desk.look();
        desk.port.answer(FakeCardPort::findings({FakeCardPort::card(u"9"_s, u"Piet"_s)}));
        QVERIFY(!desk.told.last().isComplete); // the store has not answered
        BALIE_TRY_COMPARE(desk.told.size(), 2);
        QCOMPARE(desk.names(), (QStringList{u"crm Piet"_s, u"outlook Jan Jansen"_s}));
        QVERIFY(desk.told.last().isComplete);
    }

    void nobodyIsSaidToo()
    {
        Desk desk;
        desk.look();
        BALIE_TRY_COMPARE(desk.told.size(), 1);
        QCOMPARE(desk.told.last().sources.first().state, State::Nothing);
        QVERIFY(desk.told.last().cards.isEmpty());
    }

    void withoutCopiesAndWithdrawnItIsThePortItself()
    {
        Desk desk;
        desk.port.systems = {FakeCardPort::system(u"crm"_s)};
        desk.look();
        desk.port.answer(FakeCardPort::findings({}));
        QCOMPARE(desk.told.size(), 1);
        QVERIFY(desk.told.last().isComplete);
        desk.port.systems = {FakeCardPort::system(u"outlook"_s, crm::Capability::Directory)};
        desk.look();
        desk.task.reset();
        QCOMPARE(desk.port.withdrawn, 1);
        QVERIFY(desk.port.numbers.empty());
    }
};

BALIE_TEST(CardsOfCopies)
#include "tst_CardsOfCopies.moc"
