#include "tests/connectors-host/FakeConnector.h"

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

class FakeTask final : public crm::ConnectorTask {
public:
    FakeTask(Clock &clock, std::shared_ptr<FakeSystem> system, std::function<void()> answer)
        : m_system(std::move(system))
    {
        ++m_system->asked;
        ++m_system->underWay;
        m_timer = clock.makeTimer([this, answer = std::move(answer)] {
            m_isAnswered = true;
            answer();
        });
        if (!m_system->isSilent)
            m_timer->start(m_system->after);
    }
    ~FakeTask() override
    {
        --m_system->underWay;
        if (!m_isAnswered)
            ++m_system->cancelled;
    }

private:
    std::shared_ptr<FakeSystem> m_system;
    std::unique_ptr<Timer> m_timer;
    bool m_isAnswered = false;
};

class FakeCopy final : public SourceTask {
public:
    explicit FakeCopy(std::unique_ptr<crm::ConnectorTask> task)
        : m_task(std::move(task))
    {
    }

private:
    std::unique_ptr<crm::ConnectorTask> m_task;
};

class FakeDirectory final : public ContactSource {
public:
    FakeDirectory(Clock &clock, std::shared_ptr<FakeSystem> system)
        : m_clock(clock)
        , m_system(std::move(system))
    {
    }
    std::unique_ptr<SourceTask> synchronise(SyncStart, SyncHandlers handlers) override
    {
        return std::make_unique<FakeCopy>(
            std::make_unique<FakeTask>(m_clock, m_system, [handlers, reply = m_system->reply] {
                if (!reply) {
                    handlers.done(unexpected(reply.error()));
                    return;
                }
                SyncBatch batch;
                batch.changed.append(Contact());
                handlers.batch(batch);
                handlers.done(SyncEnd{"next", {}});
            }));
    }
    std::unique_ptr<SourceTask> search(
        const QString &, int, std::function<void(Expected<SourceSearchResult>)>) override
    {
        return nullptr;
    }
    std::unique_ptr<SourceTask> test(SourceTestHandlers) override { return nullptr; }

private:
    Clock &m_clock;
    std::shared_ptr<FakeSystem> m_system;
};

} // namespace

FakeConnector::FakeConnector(Clock &clock, std::shared_ptr<FakeSystem> system)
    : m_clock(clock)
    , m_system(std::move(system))
{
}

FakeConnector::~FakeConnector()
{
    m_system->isGone = true;
}

std::unique_ptr<crm::ConnectorTask> FakeConnector::findByNumber(
    const crm::NumberLookup &, crm::Done<crm::LookupReply> done)
{
    return std::make_unique<FakeTask>(
        m_clock, m_system, [done, reply = m_system->reply] { done(reply); });
}

std::unique_ptr<crm::ConnectorTask> FakeConnector::findByName(
    const crm::NameLookup &, crm::Done<crm::LookupReply> done)
{
    return std::make_unique<FakeTask>(
        m_clock, m_system, [done, reply = m_system->reply] { done(reply); });
}

std::unique_ptr<crm::ConnectorTask> FakeConnector::getCard(
    const crm::CardKey &key, crm::Done<crm::ContactCard> done)
{
    return std::make_unique<FakeTask>(m_clock, m_system, [done, key, system = m_system] {
        if (!system->reply) {
            done(unexpected(system->reply.error()));
            return;
        }
        crm::ContactCard card;
        card.key = key;
        card.ownerName = u"Eva Smit"_s;
        done(card);
    });
}

std::unique_ptr<crm::ConnectorTask> FakeConnector::logCall(
    const crm::CallReport &, crm::Done<crm::CallReceipt> done)
{
    return std::make_unique<FakeTask>(
        m_clock, m_system, [done] { done(crm::CallReceipt{u"note 1"_s}); });
}

std::unique_ptr<crm::ConnectorTask> FakeConnector::busy(
    const crm::BusyLookup &, crm::Done<crm::BusyReply> done)
{
    return std::make_unique<FakeTask>(m_clock, m_system, [done, reply = m_system->reply] {
        if (reply)
            done(crm::BusyReply());
        else
            done(unexpected(reply.error()));
    });
}

std::unique_ptr<ContactSource> FakeConnector::directory()
{
    return std::make_unique<FakeDirectory>(m_clock, m_system);
}

std::unique_ptr<crm::ConnectorTask> FakeConnector::tryOut(
    const PhoneNumber &, crm::TrialHandlers handlers)
{
    return std::make_unique<FakeTask>(m_clock, m_system, [handlers] { handlers.done(true, {}); });
}

QUrl FakeConnector::newContactLink(const PhoneNumber &number) const
{
    return QUrl(u"https://crm.example.org/new?phone="_s + number.e164.mid(1));
}

crm::ContactCard person(
    const QString &id, const QString &name, const QStringList &numbers, const QStringList &emails)
{
    crm::ContactCard card;
    card.key = {u"whatever"_s, u"Contact"_s, id};
    card.name = name;
    for (const QString &number : numbers)
        card.numbers << ContactNumber{ContactNumberKind::Work, number};
    card.emails = emails;
    card.match = crm::CardMatch::Number;
    return card;
}

crm::LookupReply replyOf(const QVector<crm::ContactCard> &cards)
{
    return {cards, false};
}

Error errorOf(ErrorCode code)
{
    return {code, u"It says no: "_s + errorCodeName(code), u"fake"_s};
}

} // namespace balie::test
