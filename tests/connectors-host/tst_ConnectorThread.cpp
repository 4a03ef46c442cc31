// Connectors on a thread of their own, used on the GUI thread.
#include "crm-connectors/host/ThreadedCardPort.h"
#include "tests/connectors-host/FakeConnector.h"
#include "tests/support/Patience.h"
#include "tests/support/TestCase.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::crm;
using test::FakeConnector;
using test::FakeSystem;
using test::person;
using test::replyOf;

namespace {

const QString sought = u"020 123 45 67"_s;

ThreadedCardPort::Make making(const std::vector<std::shared_ptr<FakeSystem>> &fakes,
    const std::shared_ptr<std::atomic<QThread *>> &thread = nullptr, const QByteArray &setup = "1")
{
    return [fakes, thread, setup](HttpPort &, Clock &clock) {
        if (thread)
            *thread = QThread::currentThread();
        std::vector<HostedConnector> all;
        for (size_t i = 0; i < fakes.size(); ++i) {
            HostedConnector hosted;
            hosted.id = QChar(u'a' + char16_t(i));
            hosted.name = u"System "_s + hosted.id;
            hosted.setup = setup;
            hosted.connector = std::make_unique<FakeConnector>(clock, fakes[i]);
            all.push_back(std::move(hosted));
        }
        return all;
    };
}

std::shared_ptr<FakeSystem> system(std::chrono::milliseconds after = 0ms)
{
    auto fake = std::make_shared<FakeSystem>();
    fake->after = after;
    fake->reply = replyOf({person(u"1"_s, u"Anna Bakker"_s, {sought})});
    return fake;
}

std::shared_ptr<FakeSystem> silent()
{
    auto fake = system();
    fake->isSilent = true;
    return fake;
}

/// So long that the test decides what happens.
HostLimits patient()
{
    HostLimits limits;
    limits.ring = limits.live = limits.card = limits.note = 1h;
    return limits;
}

} // namespace

class ConnectorThread : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void connectorsRunElsewhereAndTellHere()
    {
        const auto there = std::make_shared<std::atomic<QThread *>>(nullptr);
        ThreadedCardPort port(m_numbers, patient());
        const auto fake = system();
        fake->can |= Capability::NewContact;
        port.setConnectors(making({fake}, there));
        QVector<CardFindings> parts;
        QVector<NewContactPlace> places;
        bool isHere = true;
        const auto task = port.findByNumber(number(), {[&](const CardFindings &findings) {
            isHere &= QThread::currentThread() == thread();
            places = port.newContactPlaces(number());
            parts << findings;
        }});
        QVERIFY(parts.isEmpty());
        BALIE_TRY_VERIFY(!parts.isEmpty() && parts.last().isComplete);
        QVERIFY(isHere);
        QVERIFY(*there && *there != thread());
        QCOMPARE(parts.last().cards.at(0).card.name, u"Anna Bakker"_s);
        QCOMPARE(places.size(), 1);
        QVERIFY(port.newContactPlaces(m_numbers.read(u"06 12345678"_s)).isEmpty());
    }

    void cardsAndNotesComeBack()
    {
        ThreadedCardPort port(m_numbers, patient());
        port.setConnectors(making({system()}));
        QString owner;
        QString note;
        int names = 0;
        const auto card = port.getCard({u"a"_s, u"Contact"_s, u"1"_s},
            [&](const Expected<ContactCard> &told) { owner = told.value().ownerName; });
        CallReport report;
        report.card.connector = u"a"_s;
        const auto log = port.logCall(
            report, [&](const Expected<CallReceipt> &told) { note = told.value().id; });
        const auto find = port.findByName(u"bakker"_s,
            {[&](const CardFindings &findings) { names = int(findings.cards.size()); }});
        BALIE_TRY_VERIFY(!owner.isEmpty() && !note.isEmpty() && names == 1);
    }

    void aDeletedTaskTellsNothingAndCancelsThere()
    {
        ThreadedCardPort port(m_numbers, patient());
        const auto fake = silent();
        port.setConnectors(making({fake}));
        int parts = 0;
        auto task = port.findByNumber(number(), {[&](const CardFindings &) { ++parts; }});
        BALIE_TRY_COMPARE(fake->underWay.load(), 1);
        task.reset();
        const int before = parts;
        BALIE_TRY_COMPARE(fake->underWay.load(), 0);
        QCOMPARE(fake->cancelled.load(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(parts, before);
    }

    void aTaskMayBeDeletedInItsHandler()
    {
        ThreadedCardPort port(m_numbers, patient());
        const auto fake = silent();
        port.setConnectors(making({fake}));
        int parts = 0;
        std::unique_ptr<ConnectorTask> task;
        task = port.findByNumber(number(), {[&](const CardFindings &) {
            ++parts;
            task.reset();
        }});
        BALIE_TRY_COMPARE(parts, 1);
        BALIE_TRY_COMPARE(fake->cancelled.load(), 1);
        QCOMPARE(parts, 1);
    }

    void handlersAreDeletedHere()
    {
        QThread *deletedOn = nullptr;
        {
            ThreadedCardPort port(m_numbers, patient());
            port.setConnectors(making({silent()}));
            std::shared_ptr<void> held(this, [&](void *) { deletedOn = QThread::currentThread(); });
            auto task = port.findByNumber(number(), {[held](const CardFindings &) {}});
            held.reset();
            QCoreApplication::processEvents();
            QVERIFY(!deletedOn);
            task.reset();
            QCOMPARE(deletedOn, thread());
        }
    }

    void thePortGoesWithLookUpsUnderWay()
    {
        const auto fake = silent();
        auto port = std::make_unique<ThreadedCardPort>(m_numbers, patient());
        port->setConnectors(making({fake, system()}));
        int parts = 0;
        const auto task = port->findByNumber(number(), {[&](const CardFindings &) { ++parts; }});
        const auto card
            = port->getCard({u"a"_s, u"Contact"_s, u"1"_s}, [&](const auto &) { ++parts; });
        BALIE_TRY_COMPARE(fake->underWay.load(), 2);
        port.reset();
        const int before = parts;
        QCOMPARE(fake->underWay.load(), 0);
        QVERIFY(fake->isGone);
        QCoreApplication::processEvents();
        QCOMPARE(parts, before);
    }

    void thePortMayGoBeforeItHasBegun()
    {
        ThreadedCardPort port(m_numbers);
        port.setConnectors(making({system()}));
        const auto task = port.findByNumber(number(), {[](const CardFindings &) {}});
    }

    void replacingConnectorsEndsWhatIsUnderWay()
    {
        ThreadedCardPort port(m_numbers, patient());
        const auto old = silent();
        port.setConnectors(making({old}));
        CardFindings last;
        const auto task
            = port.findByNumber(number(), {[&](const CardFindings &findings) { last = findings; }});
        BALIE_TRY_COMPARE(old->underWay.load(), 1);
        port.setConnectors(making({system()}, nullptr, "2"));
        BALIE_TRY_VERIFY(last.isComplete);
        QCOMPARE(last.sources.at(0).state, SourceReport::State::Skipped);
        BALIE_TRY_VERIFY(old->isGone.load());
        const auto again
            = port.findByNumber(number(), {[&](const CardFindings &findings) { last = findings; }});
        BALIE_TRY_VERIFY(last.cards.size() == 1);
    }

    void healthIsToldWhenItChanges()
    {
        ThreadedCardPort port(m_numbers, patient());
        QSignalSpy changed(&port, &CardPort::healthChanged);
        QVERIFY(port.health().isEmpty());
        const auto fake = system();
        port.setConnectors(making({fake}));
        BALIE_TRY_COMPARE(changed.size(), 1);
        QCOMPARE(port.health().at(0).state, ConnectorHealth::State::Untried);
        for (int i = 0; i < 3; ++i) {
            bool isComplete = false;
            const auto task = port.findByNumber(m_numbers.read(u"020 123 45 6%1"_s.arg(i)),
                {[&](const CardFindings &findings) { isComplete = findings.isComplete; }});
            BALIE_TRY_VERIFY(isComplete);
        }
        QCOMPARE(fake->asked.load(), 3);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(port.health().at(0).state, ConnectorHealth::State::Working);
    }

    void otherWorkRunsThereToo()
    {
        ThreadedCardPort port(m_numbers);
        const auto fake = system();
        int told = 0;
        auto task = port.begin([fake, &told](HttpPort &, Clock &clock,
                                   const ThreadedCardPort::Tell &tell) -> std::shared_ptr<void> {
            struct Trial {
                FakeConnector connector;
                std::unique_ptr<ConnectorTask> task;
            };
            auto trial = std::make_shared<Trial>(Trial{FakeConnector(clock, fake), nullptr});
            trial->task = trial->connector.tryOut(
                {}, {{}, [tell, &told](bool, const auto &) { tell([&told] { ++told; }); }});
            return trial;
        });
        BALIE_TRY_COMPARE(told, 1);
        QCOMPARE(fake->underWay.load(), 1);
        task.reset();
        BALIE_TRY_COMPARE(fake->underWay.load(), 0);
    }

private:
    PhoneNumber number() const { return m_numbers.read(sought); }

    PhoneNumbers m_numbers;
};

BALIE_TEST(ConnectorThread)
#include "tst_ConnectorThread.moc"
