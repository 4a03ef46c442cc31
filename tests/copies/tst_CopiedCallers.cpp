// All the way: contacts of a customer system without a search come into the store over the
// connectors' own thread, and then a caller is known at once, without asking that system.
#include "crm-connectors/host/ThreadedCardPort.h"
#include "desk/contacts/CallerContacts.h"
#include "desk/sources/ConnectorCopies.h"
#include "desk/sources/CopiedCards.h"
#include "tests/connectors-directory/GraphBench.h"
#include "tests/copies/FakeSetup.h"
#include "tests/desk/support/ContactStore.h"
#include "tests/desk/support/Office.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using test::FakeSetup;
using test::snapshot;

namespace {

struct Desk : test::ContactStore {
    explicit Desk(test::GraphBench &graph)
    {
        office.goLive();
        office.tell(snapshot(u"200"_s));
        port.setConnectors([&graph](HttpPort &http, Clock &clock) {
            std::vector<crm::HostedConnector> all;
            crm::HostedConnector outlook;
            outlook.id = u"outlook1"_s;
            outlook.name = u"Outlook"_s;
            outlook.connector = graph.connector(http, clock, outlook.tools);
            all.push_back(std::move(outlook));
            return all;
        });
        setup.all = {FakeSetup::entry(u"outlook1"_s)};
    }
    void ring(const QString &number, const QString &call)
    {
        auto ringing = test::connection(call, u"200"_s, cti::ConnectionState::Alerting, number);
        ringing.remote.device = {};
        office.tell(snapshot(u"200"_s, {ringing}));
    }

    test::Office office;
    FakeSetup setup;
    PhoneNumbers numbers;
    crm::ThreadedCardPort port{numbers};
    ConnectorCopies copies{setup, port, store, office.people, office.clock};
    CopiedCards cards{port, store, office.people, office.clock};
    CallerContacts callers{office.switchboard, office.people, store};
};

} // namespace

class CopiedCallers : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aCallerOutOfOutlookIsNamedAtTheFirstRing()
    {
        test::GraphBench graph;
        if (const QString why = graph.start(); !why.isEmpty()) {
            QVERIFY2(!why.startsWith("FAILED"_L1), qPrintable(why));
            QSKIP(qPrintable(why));
        }
        Desk desk(graph);
        desk.setup.set({FakeSetup::entry(u"outlook1"_s)});
        BALIE_TRY_VERIFY(!desk.copies.copies().isEmpty());
        BALIE_TRY_COMPARE(desk.copies.copies().first().kind, CopyState::Kind::Idle);
        QCOMPARE(desk.copies.copies().first().name, u"Outlook"_s);
        QCOMPARE(desk.copies.copies().first().progress.added, 77);
        graph.control(u"requests"_s);
        BALIE_TRY_VERIFY(graph.isControlled());
        const qsizetype asked = graph.list().size();

        desk.ring(u"+31612345683"_s, u"1"_s); // stored as +31 (0)6 1234 5683
        BALIE_TRY_VERIFY(desk.callers.find(u"+31612345683"_s) != nullptr);
        QCOMPARE(desk.callers.find(u"+31612345683"_s)->name, u"Ruben Veenstra"_s);
        QVERIFY(desk.callers.find(u"+31612345683"_s)->about.contains("De Molen B.V."_L1));
        graph.control(u"requests"_s);
        BALIE_TRY_VERIFY(graph.isControlled());
        QCOMPARE(graph.list().size(), asked); // the system itself was not asked

        // It is a card like any other: shown, read whole, and written with.
        std::optional<crm::CardFindings> findings;
        const auto look = desk.cards.findByNumber(desk.numbers.read(u"0612345683"_s),
            {[&](const crm::CardFindings &told) { findings = told; }});
        BALIE_TRY_VERIFY(findings && findings->isComplete);
        QCOMPARE(findings->cards.size(), 1);
        const crm::ContactCard card = findings->cards.first().card;
        QCOMPARE(card.matchedBy, u"+31 (0)6 1234 5683"_s);
        QCOMPARE(card.link, QUrl(u"https://outlook.office.com/people/"_s));
        std::optional<Expected<crm::ContactCard>> whole;
        auto asking = desk.cards.getCard(
            card.key, [&](const Expected<crm::ContactCard> &told) { whole = told; });
        BALIE_TRY_VERIFY(whole.has_value());
        QVERIFY(whole->hasValue());
        QCOMPARE((*whole)->title, u"Inkoper"_s);
        crm::CallReport report;
        report.key = u"call-1"_s;
        report.card = card.key;
        report.number = u"+31612345683"_s;
        report.start = QDateTime(QDate(2026, 11, 23), QTime(9, 5), Qt::UTC);
        report.text = u"Belt terug"_s;
        std::optional<Expected<crm::CallReceipt>> receipt;
        asking = desk.cards.logCall(
            report, [&](const Expected<crm::CallReceipt> &told) { receipt = told; });
        BALIE_TRY_VERIFY(receipt.has_value());
        QVERIFY(receipt->hasValue());

        std::optional<Expected<QVector<crm::BusyReply>>> calendars;
        asking
            = desk.cards.busy({{u"altijd.bezet@balie.example"_s}, QDateTime::currentDateTimeUtc(),
                                  QDateTime::currentDateTimeUtc().addSecs(3600)},
                [&](const Expected<QVector<crm::BusyReply>> &told) { calendars = told; });
        BALIE_TRY_VERIFY(calendars.has_value());
        QVERIFY(calendars->hasValue());
        QCOMPARE(calendars->value().size(), 1);
        QVERIFY(!calendars->value().first().people.first().spans.isEmpty());

        QSignalSpy removals(&desk.copies, &ConnectorCopies::contactsChanged);
        desk.setup.set({}); // the connector is removed, and its people with it
        BALIE_TRY_COMPARE(removals.size(), 1);
        BALIE_TRY_VERIFY(desk.copies.copies().isEmpty());
        desk.ring(u"+31612345682"_s, u"2"_s);
        bool isRead = false;
        QObject context;
        desk.store.read<int>(
            Lane::Caller, &context,
            [](sqlite::Database &database) { return contacts::count(database); },
            [&](const Expected<int> &count) { isRead = count.valueOr(-1) == 0; });
        BALIE_TRY_VERIFY(isRead);
        QVERIFY(desk.callers.find(u"+31612345682"_s) == nullptr);
    }
};

BALIE_TEST(CopiedCallers)
#include "tst_CopiedCallers.moc"
