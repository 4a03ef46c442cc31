#include "crm-connectors/host/ConnectorHost.h"

#include "crm-connectors/host/BusyAsk.h"
#include "crm-connectors/host/CardLookup.h"
#include "crm-connectors/host/DirectoryRun.h"
#include "crm-connectors/host/SingleAsk.h"

#include <algorithm>
#include <utility>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

ConnectorHost::ConnectorHost(
    Clock &clock, const PhoneNumbers &numbers, const HostLimits &limits, Backoff::Random random)
    : m_clock(clock)
    , m_numbers(numbers)
    , m_limits(limits)
    , m_random(std::move(random))
    , m_memory(clock, limits)
{
}

ConnectorHost::~ConnectorHost()
{
    for (const Place &place : m_places)
        place->retire();
    for (const auto &known : m_pending) {
        if (const auto pending = known.lock())
            pending->withdraw();
    }
}

void ConnectorHost::setHealthTold(HealthTold told)
{
    m_healthTold = std::move(told);
}

void ConnectorHost::setConnectors(std::vector<HostedConnector> connectors)
{
    const std::vector<Place> before = std::exchange(m_places, {});
    for (HostedConnector &connector : connectors)
        m_places.push_back(placeFor(std::move(connector), before));
    for (const Place &place : before) {
        if (std::find(m_places.cbegin(), m_places.cend(), place) == m_places.cend())
            end(place);
    }
    tellHealth();
}

ConnectorHost::Place ConnectorHost::placeFor(
    HostedConnector hosted, const std::vector<Place> &before)
{
    const int order = int(m_places.size());
    const auto there = std::find_if(before.begin(), before.end(), [&](const Place &place) {
        return place->id() == hosted.id && place->setup() == hosted.setup;
    });
    if (there != before.end()) {
        (*there)->setOrder(order);
        return *there;
    }
    if (const auto make = std::exchange(hosted.make, nullptr))
        make(hosted);
    return std::make_shared<ConnectorPlace>(
        std::move(hosted), order, m_limits, m_clock, m_random, [this] { tellHealth(); });
}

void ConnectorHost::end(const Place &gone)
{
    gone->retire();
    m_memory.forgetConnector(gone->id());
    std::erase_if(m_inquiries, [&](const auto &known) {
        const auto inquiry = known.second.lock();
        if (inquiry && !inquiry->isAt(*gone))
            return false;
        if (inquiry)
            inquiry->disown();
        return true;
    });
    std::erase_if(m_kept, [&](const auto &inquiry) { return inquiry->isAt(*gone); });
    std::erase_if(m_pending, [](const auto &known) { return known.expired(); });
    for (const auto &known : m_pending) {
        if (const auto pending = known.lock())
            pending->end(*gone);
    }
}

void ConnectorHost::signInChanged(const QString &connector)
{
    if (const Place place = placeOf(connector))
        place->signInChanged();
}

std::unique_ptr<ConnectorTask> ConnectorHost::findByNumber(
    const PhoneNumber &number, FindHandlers handlers)
{
    auto lookup = std::make_shared<CardLookup>(m_clock, CardMerge(m_numbers, number.key()),
        std::move(handlers),
        [this](std::shared_ptr<Inquiry> inquiry) { keep(std::move(inquiry)); });
    // Nobody has an extension, 112 or a withheld number.
    if (number.kind == NumberKind::Number) {
        for (const Place &place : m_places)
            addNumberSource(*lookup, place, number);
    }
    lookup->begin(m_limits.ring);
    return watch(lookup);
}

void ConnectorHost::addNumberSource(
    CardLookup &lookup, const Place &place, const PhoneNumber &number)
{
    if (!place->isParked() && !place->can(Capability::FindByNumber))
        return;
    if (const LookupReply *known = m_memory.find(place->id(), number.key())) {
        lookup.addRemembered(*place, *known);
        return;
    }
    const auto running = m_inquiries.find({place->id(), number.key()});
    if (running != m_inquiries.end()) {
        const auto inquiry = running->second.lock();
        if (inquiry && !inquiry->isOver()) {
            lookup.addAsked(*place, inquiry);
            return;
        }
    }
    if (const auto refused = place->refusal()) {
        lookup.addSkipped(*place, refused->userText);
        return;
    }
    lookup.addAsked(*place, inquiryFor(place, number));
}

std::shared_ptr<Inquiry> ConnectorHost::inquiryFor(const Place &place, const PhoneNumber &number)
{
    auto inquiry = std::make_shared<Inquiry>(place, m_clock, m_limits, m_limits.ring,
        [this, id = place->id(), key = number.key()](
            const LookupReply &reply) { m_memory.put(id, key, reply); });
    inquiry->begin(
        [lookup = NumberLookup{number, m_limits.cards}](Connector &connector,
            Done<LookupReply> done) { return connector.findByNumber(lookup, std::move(done)); });
    std::erase_if(m_inquiries, [](const auto &known) { return known.second.expired(); });
    m_inquiries[{place->id(), number.key()}] = inquiry;
    return inquiry;
}

void ConnectorHost::keep(std::shared_ptr<Inquiry> inquiry)
{
    std::erase_if(m_kept, [&](const auto &known) { return known->isOver() || known == inquiry; });
    m_kept.push_back(std::move(inquiry));
}

std::unique_ptr<ConnectorTask> ConnectorHost::findByName(const QString &text, FindHandlers handlers)
{
    auto lookup = std::make_shared<CardLookup>(
        m_clock, CardMerge(m_numbers, {}), std::move(handlers), nullptr);
    if (!text.trimmed().isEmpty()) {
        for (const Place &place : m_places) {
            if (!place->isParked() && !place->can(Capability::FindByName))
                continue;
            if (const auto refused = place->refusal()) {
                lookup->addSkipped(*place, refused->userText);
                continue;
            }
            auto inquiry = std::make_shared<Inquiry>(
                place, m_clock, m_limits, m_limits.live, Inquiry::Remember());
            inquiry->begin([asked = NameLookup{text.trimmed(), m_limits.cards}](
                               Connector &connector, Done<LookupReply> done) {
                return connector.findByName(asked, std::move(done));
            });
            lookup->addAsked(*place, std::move(inquiry));
        }
    }
    lookup->begin(m_limits.live);
    return watch(lookup);
}

std::unique_ptr<ConnectorTask> ConnectorHost::getCard(const CardKey &key, Done<ContactCard> done)
{
    auto ask = std::make_shared<SingleAsk<ContactCard>>(m_clock, std::move(done));
    const Place place = placeOf(key.connector);
    if (auto refused = refusal(place, Capability::GetCard)) {
        ask->refuse(std::move(*refused));
    } else {
        ask->begin(
            place,
            [key, place](Connector &connector, Done<ContactCard> told) {
                return connector.getCard(
                    key, [place, told = std::move(told)](Expected<ContactCard> card) {
                        if (card)
                            place->clean(card.value());
                        told(std::move(card));
                    });
            },
            m_limits.card);
    }
    return watch(ask);
}

std::unique_ptr<ConnectorTask> ConnectorHost::logCall(
    const CallReport &report, Done<CallReceipt> done)
{
    auto ask = std::make_shared<SingleAsk<CallReceipt>>(m_clock, std::move(done));
    const Place place = placeOf(report.card.connector);
    if (auto refused = refusal(place, Capability::LogCall)) {
        ask->refuse(std::move(*refused));
    } else {
        ask->begin(
            place,
            [report](Connector &connector, Done<CallReceipt> told) {
                return connector.logCall(report, std::move(told));
            },
            m_limits.note);
    }
    return watch(ask);
}

std::unique_ptr<ConnectorTask> ConnectorHost::busy(
    const BusyLookup &lookup, Done<QVector<BusyReply>> done)
{
    auto ask = std::make_shared<BusyAsk>(m_clock, std::move(done));
    std::vector<Place> places;
    for (const Place &place : m_places) {
        if (place->isParked() || !place->can(Capability::Busy))
            continue;
        if (const auto refused = place->refusal())
            ask->addError(*refused);
        else
            places.push_back(place);
    }
    ask->begin(places, lookup, m_limits.busy);
    return watch(ask);
}

std::unique_ptr<ConnectorTask> ConnectorHost::synchronise(
    const QString &connector, SyncStart start, SyncHandlers handlers)
{
    auto run = std::make_shared<DirectoryRun>(m_clock, std::move(handlers));
    const Place place = placeOf(connector);
    if (auto refused = refusal(place, Capability::Directory))
        run->refuse(std::move(*refused));
    else
        run->begin(place, std::move(start));
    return watch(run);
}

std::optional<Error> ConnectorHost::refusal(const Place &place, Capability capability) const
{
    if (!place)
        return Error{ErrorCode::NotSupported,
            QCoreApplication::translate(
                "ConnectorHost", "This customer system is no longer set up."),
            u"no connector of that id"_s};
    if (auto refused = place->refusal())
        return refused;
    if (!place->can(capability))
        return Error{ErrorCode::NotSupported,
            QCoreApplication::translate("ConnectorHost", "%1 cannot do this.").arg(place->name()),
            u"no such capability"_s};
    return std::nullopt;
}

std::unique_ptr<ConnectorTask> ConnectorHost::watch(const std::shared_ptr<Pending> &pending)
{
    std::erase_if(m_pending, [](const auto &known) { return known.expired(); });
    m_pending.push_back(pending);
    return std::make_unique<PendingTask>(pending);
}

QVector<NewContactPlace> ConnectorHost::newContactPlaces(const PhoneNumber &number) const
{
    QVector<NewContactPlace> places;
    for (const Place &place : m_places) {
        if (!place->can(Capability::NewContact))
            continue;
        const QUrl link = place->connector().newContactLink(number);
        if (!link.isEmpty() && place->mayOpen(link))
            places << NewContactPlace{place->id(), place->name(), link};
    }
    return places;
}

QVector<ConnectorHealth> ConnectorHost::health() const
{
    QVector<ConnectorHealth> all;
    for (const Place &place : m_places)
        all << place->health();
    return all;
}

void ConnectorHost::forget(const QString &numberKey)
{
    m_memory.forgetNumber(numberKey);
    // What is on its way may have been found before what is to be found anew.
    std::erase_if(m_inquiries, [&](const auto &known) {
        if (!numberKey.isEmpty() && known.first.second != numberKey)
            return false;
        if (const auto inquiry = known.second.lock())
            inquiry->disown();
        return true;
    });
}

ConnectorHost::Place ConnectorHost::placeOf(const QString &connector) const
{
    for (const Place &place : m_places) {
        if (place->id() == connector)
            return place;
    }
    return nullptr;
}

void ConnectorHost::tellHealth()
{
    QVector<ConnectorHealth> now = health();
    if (now == m_toldHealth)
        return;
    m_toldHealth = std::move(now);
    if (m_healthTold)
        m_healthTold(m_toldHealth);
}

} // namespace balie::crm
