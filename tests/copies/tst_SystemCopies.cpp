// Copies of customer systems in the store: when they are made, and when they go.
#include "crm-connectors/api/CopiedCard.h"
#include "desk/sources/ConnectorCopies.h"
#include "tests/copies/FakeSetup.h"
#include "tests/desk/support/ContactStore.h"
#include "tests/desk/support/Office.h"
#include "tests/support/FakeCardPort.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using test::FakeCardPort;
using test::FakeSetup;

namespace {

/// What is under way at customer systems: the test answers.
struct Systems {
    struct Run {
        SyncStart start;
        SyncHandlers handlers;
    };
    QMap<QString, std::shared_ptr<Run>> running; ///< by connector
    QMap<QString, int> begun;
};

class FakeDirectory final : public ContactSource {
public:
    FakeDirectory(Systems &systems, QString connector)
        : m_systems(systems)
        , m_connector(std::move(connector))
    {
    }
    std::unique_ptr<SourceTask> synchronise(SyncStart start, SyncHandlers handlers) override
    {
        ++m_systems.begun[m_connector];
        auto run
            = std::make_shared<Systems::Run>(Systems::Run{std::move(start), std::move(handlers)});
        m_systems.running.insert(m_connector, run);
        return std::make_unique<Task>(m_systems, m_connector, run);
    }
    std::unique_ptr<SourceTask> search(
        const QString &, int, std::function<void(Expected<SourceSearchResult>)>) override
    {
        return nullptr;
    }
    std::unique_ptr<SourceTask> test(SourceTestHandlers) override { return nullptr; }

private:
    class Task final : public SourceTask {
    public:
        Task(Systems &systems, QString connector, std::shared_ptr<Systems::Run> run)
            : m_systems(systems)
            , m_connector(std::move(connector))
            , m_run(std::move(run))
        {
        }
        ~Task() override
        {
            if (m_systems.running.value(m_connector) == m_run)
                m_systems.running.remove(m_connector);
        }

    private:
        Systems &m_systems;
        QString m_connector;
        std::shared_ptr<Systems::Run> m_run;
    };

    Systems &m_systems;
    QString m_connector;
};

struct Desk : test::ContactStore {
    explicit Desk(const QStringList &connectors = {u"outlook1"_s})
    {
        QVector<crm::ConnectorHealth> systems;
        for (const QString &id : connectors) {
            setup.all.append(FakeSetup::entry(id));
            systems.append(FakeCardPort::system(id, crm::Capability::Directory));
            port.directories.insert(
                id, [this, id] { return std::make_unique<FakeDirectory>(fake, id); });
        }
        port.systems = systems;
        copies.emplace(setup, port, store, office.people, office.clock);
        told.emplace(&*copies, &ConnectorCopies::contactsChanged);
    }

    bool isRunning(const QString &connector = u"outlook1"_s) const
    {
        return fake.running.contains(connector);
    }
    static Contact contact(const QString &id, const QString &name)
    {
        Contact made = test::outsider(name, u"Jansen"_s, u"06-1234567"_s + id);
        made.uid = crm::copiedUid(u"contact"_s, id);
        made.revision = u"1"_s;
        made.link = u"https://outlook.example/people"_s;
        return made;
    }
    void answer(const QVector<Contact> &contacts, const QString &connector = u"outlook1"_s,
        const QStringList &gone = {})
    {
        const auto run = fake.running.value(connector);
        run->handlers.batch({contacts, gone, contacts.size(), std::nullopt});
        run->handlers.done(SyncEnd{"go on here", {}});
    }
    void fail(ErrorCode code)
    {
        fake.running.value(u"outlook1"_s)
            ->handlers.done(unexpected(Error{code, u"No."_s, u"test"_s}));
    }
    /// Of all sources in the store: "origin: count".
    QStringList stored()
    {
        std::optional<QStringList> found;
        QObject context;
        store.write<QStringList>(
            &context,
            [](sqlite::Database &database) -> Expected<QStringList> {
                QStringList all;
                const auto sources = contacts::sources(database);
                for (const ContactSourceInfo &source : sources.valueOr({})) {
                    if (source.kind == ContactSourceInfo::Kind::Crm)
                        all << source.origin + u": "_s
                                + QString::number(
                                    contacts::countOf(database, source.id).valueOr(-1));
                }
                return all;
            },
            [&found](const Expected<QStringList> &all) { found = all.valueOr({}); });
        [&] { BALIE_TRY_VERIFY(found.has_value()); }();
        return found.value_or(QStringList());
    }
    CopyState::Kind kind() const { return copies->copies().first().kind; }

    test::Office office;
    FakeSetup setup;
    FakeCardPort port;
    Systems fake;
    std::optional<ConnectorCopies> copies;
    std::optional<QSignalSpy> told;
};

} // namespace

class SystemCopies : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void copiedAtTheStartAndEveryQuarterOfAnHour()
    {
        Desk desk;
        BALIE_TRY_VERIFY(desk.isRunning());
        QVERIFY(desk.fake.running.first()->start.continuation.isEmpty());
        desk.answer({Desk::contact(u"1"_s, u"Jan"_s), Desk::contact(u"2"_s, u"Piet"_s)});
        BALIE_TRY_COMPARE(desk.kind(), CopyState::Kind::Idle);
        QCOMPARE(desk.told->size(), 1);
        QCOMPARE(desk.stored(), QStringList{u"outlook1: 2"_s});

        desk.office.clock.advance(ConnectorCopies::interval);
        BALIE_TRY_VERIFY(desk.isRunning());
        const SyncStart start = desk.fake.running.first()->start;
        QCOMPARE(start.continuation, QByteArray("go on here"));
        QCOMPARE(start.known.size(), 2);
        desk.answer({}, u"outlook1"_s, {crm::copiedUid(u"contact"_s, u"1"_s)});
        BALIE_TRY_COMPARE(desk.stored(), QStringList{u"outlook1: 1"_s});
    }

    void oneSystemAtATime()
    {
        Desk desk({u"a"_s, u"b"_s});
        BALIE_TRY_VERIFY(desk.isRunning(u"a"_s));
        QVERIFY(!desk.isRunning(u"b"_s));
        desk.answer({Desk::contact(u"1"_s, u"Jan"_s)}, u"a"_s);
        BALIE_TRY_VERIFY(desk.isRunning(u"b"_s));
    }

    void whatIsRemovedOrSwitchedOffGoesFromTheStore()
    {
        Desk desk({u"a"_s, u"b"_s});
        BALIE_TRY_VERIFY(desk.isRunning(u"a"_s));
        desk.answer({Desk::contact(u"1"_s, u"Jan"_s)}, u"a"_s);
        BALIE_TRY_VERIFY(desk.isRunning(u"b"_s));
        desk.answer({Desk::contact(u"1"_s, u"Jan"_s)}, u"b"_s);
        BALIE_TRY_COMPARE(desk.stored().size(), 2);
        desk.setup.set({FakeSetup::entry(u"a"_s, false), FakeSetup::entry(u"b"_s)});
        BALIE_TRY_COMPARE(desk.stored(), QStringList{u"b: 1"_s});
        desk.setup.set({});
        BALIE_TRY_VERIFY(desk.stored().isEmpty());
        BALIE_TRY_VERIFY(desk.copies->copies().isEmpty());
    }

    void removedWhileItIsCopied()
    {
        Desk desk;
        BALIE_TRY_VERIFY(desk.isRunning());
        const auto run = desk.fake.running.first();
        run->handlers.batch({{Desk::contact(u"1"_s, u"Jan"_s)}, {}, 1, std::nullopt});
        desk.setup.set({});
        QVERIFY(!desk.isRunning());
        BALIE_TRY_VERIFY(desk.stored().isEmpty());
    }

    void otherSettingsAreReadAnew()
    {
        Desk desk;
        BALIE_TRY_VERIFY(desk.isRunning());
        desk.answer({Desk::contact(u"1"_s, u"Jan"_s)});
        BALIE_TRY_COMPARE(desk.kind(), CopyState::Kind::Idle);
        crm::ConnectorEntry renamed = FakeSetup::entry(u"outlook1"_s);
        renamed.name = u"Post"_s;
        desk.setup.set({renamed});
        QCOMPARE(desk.stored(), QStringList{u"outlook1: 1"_s});
        QVERIFY(!desk.isRunning());

        renamed.values.insert(u"tenant"_s, u"other.example"_s);
        desk.setup.set({renamed});
        BALIE_TRY_VERIFY(desk.isRunning());
        QVERIFY(desk.fake.running.first()->start.continuation.isEmpty());
        QVERIFY(desk.fake.running.first()->start.known.isEmpty());
    }

    void afterAFailureWhatIsThereStaysAndASignInTriesAgain()
    {
        Desk desk;
        BALIE_TRY_VERIFY(desk.isRunning());
        desk.answer({Desk::contact(u"1"_s, u"Jan"_s)});
        BALIE_TRY_COMPARE(desk.kind(), CopyState::Kind::Idle);
        desk.office.clock.advance(ConnectorCopies::interval);
        BALIE_TRY_VERIFY(desk.isRunning());
        desk.fail(ErrorCode::BadCredentials);
        BALIE_TRY_COMPARE(desk.kind(), CopyState::Kind::Failed);
        QCOMPARE(desk.copies->copies().first().problem, u"No."_s);
        QCOMPARE(desk.stored(), QStringList{u"outlook1: 1"_s});

        auto health = desk.port.systems;
        health.first().state = crm::ConnectorHealth::State::SignedOut;
        desk.port.setSystems(health);
        QVERIFY(!desk.isRunning());
        health.first().state = crm::ConnectorHealth::State::Untried;
        desk.port.setSystems(health);
        BALIE_TRY_VERIFY(desk.isRunning());
    }

    void connectorsThatAreMadeAnewAreCopiedSoonAfter()
    {
        Desk desk;
        BALIE_TRY_VERIFY(desk.isRunning());
        desk.fail(ErrorCode::LinkLost);
        BALIE_TRY_VERIFY(!desk.isRunning());
        desk.office.clock.advance(ConnectorCopies::afterReplacing);
        BALIE_TRY_VERIFY(desk.isRunning());
    }

    void whatIsNotThereYetIsNotThrownAway()
    {
        Desk desk;
        BALIE_TRY_VERIFY(desk.isRunning());
        desk.answer({Desk::contact(u"1"_s, u"Jan"_s)});
        BALIE_TRY_COMPARE(desk.kind(), CopyState::Kind::Idle);
        desk.port.setSystems({}); // the connectors are being made
        QCOMPARE(desk.stored(), QStringList{u"outlook1: 1"_s});
        QCOMPARE(desk.copies->copies().size(), 1);
    }

    void aCopiedContactIsARecordOfItsSystem()
    {
        ContactSourceInfo source;
        source.kind = ContactSourceInfo::Kind::Crm;
        source.origin = u"outlook1"_s;
        const crm::CardKey key
            = ConnectorCopies::cardKey(source, Desk::contact(u"AAk:x=1"_s, u"Jan"_s));
        QCOMPARE(key, (crm::CardKey{u"outlook1"_s, u"contact"_s, u"AAk:x=1"_s}));
        source.kind = ContactSourceInfo::Kind::Ldap;
        QVERIFY(ConnectorCopies::cardKey(source, Desk::contact(u"1"_s, u"Jan"_s)).isEmpty());
    }
};

BALIE_TEST(SystemCopies)
#include "tst_SystemCopies.moc"
