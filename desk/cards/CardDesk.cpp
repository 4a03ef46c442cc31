#include "desk/cards/CardDesk.h"

#include "desk/store/CardTable.h"

#include <algorithm>
#include <utility>

namespace balie::desk {

using cti::CallEventKind;
using cti::CallThreadId;

namespace {

constexpr qsizetype mostNamed = 500; // numbers; the names of older ones go

bool isLast(const cti::CallEvent &event)
{
    return event.kind == CallEventKind::Ended || event.kind == CallEventKind::Transferred;
}

bool isTalking(const cti::Connection &connection)
{
    return connection.answeredAt
        && (connection.state == cti::ConnectionState::Connected
            || connection.state == cti::ConnectionState::Hold);
}

/// The one card that has this very number; nullptr when none or more than one has.
const crm::FoundCard *onlyWithNumber(const crm::CardFindings &findings)
{
    const crm::FoundCard *only = nullptr;
    for (const crm::FoundCard &card : findings.cards) {
        if (card.card.match != crm::CardMatch::Number)
            continue;
        if (only)
            return nullptr;
        only = &card;
    }
    return only;
}

} // namespace

struct CardDesk::Call {
    CallCards cards;
    cti::Party remote; ///< the last one that was told
    QSet<cti::ConnectionId> connections; ///< the own parts in it
    bool isConsultation = false;
    bool mayPopOnAnswer = false; ///< the answer was seen, not concluded
    bool toasted = false;
    bool broughtUp = false;
    bool opened = false;
    bool choseNone = false;
    qint64 beganMs = 0; ///< wall clock
    quint64 endedAs = 0; ///< grows with each that is over
    crm::CardKey remembered;
    std::unique_ptr<crm::ConnectorTask> look;
    std::unique_ptr<crm::ConnectorTask> wholeTask;
    crm::CardKey wholeOf; ///< asked for, or there
};

CardDesk::CardDesk(const cti::Switchboard &switchboard, People &people, crm::CardPort &port,
    const CardLinks &links, Store &store, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_people(people)
    , m_port(port)
    , m_links(links)
    , m_store(store)
    , m_clock(clock)
{
    connect(&switchboard, &cti::Switchboard::callEvent, this, &CardDesk::callEvent);
    connect(&switchboard, &cti::Switchboard::threadsMerged, this, &CardDesk::threadsMerged);
    connect(&port, &crm::CardPort::healthChanged, this, &CardDesk::healthChanged);
    // The same numbers have other keys now.
    connect(&people, &People::numbersChanged, this, [this] {
        for (const QString &key : std::exchange(m_named, {}))
            m_people.setCardName(key, {});
    });
}

CardDesk::~CardDesk() = default;

void CardDesk::setPops(const Pops &pops)
{
    m_pops = pops;
}

CardDesk::Call *CardDesk::callOf(CallThreadId thread)
{
    const auto known = m_calls.find(thread);
    return known == m_calls.end() ? nullptr : known->second.get();
}

const CallCards *CardDesk::find(CallThreadId thread) const
{
    const auto known = m_calls.find(thread);
    return known == m_calls.end() ? nullptr : &known->second->cards;
}

QVector<CallThreadId> CardDesk::live() const
{
    QVector<CallThreadId> threads;
    for (const auto &[thread, call] : m_calls) {
        if (!call->cards.isOver)
            threads.append(thread);
    }
    return threads;
}

void CardDesk::callEvent(const cti::CallEvent &event)
{
    if (!event.own || event.thread == CallThreadId::None)
        return;
    const cti::Connection &connection = event.connection;
    Call *call = callOf(event.thread);
    const bool isNew = !call;
    if (isNew) {
        if (isLast(event))
            return;
        call = m_calls.emplace(event.thread, std::make_unique<Call>()).first->second.get();
        call->cards.thread = event.thread;
        call->cards.outgoing = connection.direction == cti::Direction::Outgoing
            || (connection.direction == cti::Direction::Unknown
                && event.kind == CallEventKind::Originated);
        call->cards.quiet = event.certainty == cti::Certainty::Inferred;
        call->isConsultation = !connection.consultationOf.call.isEmpty();
        call->beganMs = m_clock.wallMs();
    }
    if (!event.formerly.call.isEmpty())
        call->connections.remove(event.formerly);
    if (isLast(event)) {
        call->connections.remove(connection.id);
        if (call->connections.isEmpty() && !call->cards.isOver)
            over(*call);
        return;
    }
    call->connections.insert(connection.id);
    const CallCards before = call->cards;
    call->cards.isOver = false;
    const bool answers = event.kind == CallEventKind::Answered || event.kind == CallEventKind::Held
        || event.kind == CallEventKind::Retrieved || isTalking(connection);
    if (answers && !call->cards.answered) {
        call->cards.answered = true;
        call->mayPopOnAnswer = event.certainty == cti::Certainty::Observed;
    }
    // The consultation half of a call that is being handed on is about the colleague.
    if (connection.consultationOf.call.isEmpty() || call->isConsultation) {
        call->remote = connection.remote;
        follow(*call);
    }
    if (isNew || call->cards != before)
        Q_EMIT changed(event.thread);
    popUp(event.thread);
}

CallCards::Asked CardDesk::whether(const cti::Party &remote, const PhoneNumber &number) const
{
    if (remote.withheld || (!remote.number.isEmpty() && number.kind == NumberKind::Withheld))
        return CallCards::Asked::Withheld;
    if (m_people.atDevice(remote.device) || m_people.byNumber(remote.number)
        || number.kind == NumberKind::Extension)
        return CallCards::Asked::Internal;
    if (number.kind != NumberKind::Number)
        return CallCards::Asked::NoNumber;
    const QVector<crm::ConnectorHealth> systems = m_port.health();
    const bool canAsk
        = std::any_of(systems.cbegin(), systems.cend(), [](const crm::ConnectorHealth &system) {
              return system.capabilities.testAnyFlags(
                  crm::Capability::FindByNumber | crm::Capability::Directory);
          });
    return canAsk ? CallCards::Asked::Yes : CallCards::Asked::NoSystem;
}

/// Nothing is known of whom the call is with now.
void CardDesk::begin(Call &call, CallCards::Asked asked, const PhoneNumber &number)
{
    CallCards &cards = call.cards;
    cards.asked = asked;
    cards.number = number;
    cards.findings = {};
    cards.chosen = {};
    cards.choice = CallCards::Choice::None;
    cards.whole.reset();
    call.remembered = {};
    call.choseNone = false;
    call.look.reset();
    call.wholeTask.reset();
    call.wholeOf = {};
}

/// Asks for the other side of the call, where that is somebody else than before.
void CardDesk::follow(Call &call)
{
    CallCards &cards = call.cards;
    const PhoneNumber number = m_people.numbers().numbers.read(call.remote.number);
    const CallCards::Asked asked = whether(call.remote, number);
    if (asked != CallCards::Asked::Yes) {
        // A colleague on the line, or a moment without a number, does not take the customer's card away; somebody else
        // from outside does.
        const bool isOther = asked == CallCards::Asked::Withheld
            || (asked == CallCards::Asked::NoSystem && number.key() != cards.number.key());
        if (cards.asked != CallCards::Asked::Yes || isOther)
            begin(call, asked, number);
        return;
    }
    if (cards.asked != asked || cards.number.key() != number.key()) {
        begin(call, asked, number);
        m_store.read<std::optional<crm::CardKey>>(
            Lane::Caller, this,
            [key = number.key()](
                sqlite::Database &database) { return cards::choice(database, key); },
            [this, thread = cards.thread, key = number.key()](
                const Expected<std::optional<crm::CardKey>> &choice) {
                if (choice && *choice)
                    remembered(thread, key, **choice);
            });
        look(call);
    } else if (!call.look && !cards.findings.isComplete) {
        look(call); // it had been withdrawn
    }
}

void CardDesk::look(Call &call)
{
    // The call outlives its task.
    call.look = m_port.findByNumber(call.cards.number,
        {[this, &call](const crm::CardFindings &findings) { found(call.cards.thread, findings); }});
}

void CardDesk::lookAgain(CallThreadId thread)
{
    Call *call = callOf(thread);
    if (!call || call->cards.asked != CallCards::Asked::Yes || call->cards.isOver)
        return;
    call->cards.findings.isComplete = false;
    call->wholeOf = {};
    look(*call);
    Q_EMIT changed(thread);
}

void CardDesk::found(CallThreadId thread, const crm::CardFindings &findings)
{
    Call *call = callOf(thread);
    if (!call)
        return;
    CallCards &cards = call->cards;
    const CallCards before = cards;
    cards.findings = findings;
    settleChoice(*call);
    if (findings.isComplete)
        nameCaller(cards);
    if (cards != before)
        Q_EMIT changed(thread);
    popUp(thread);
}

void CardDesk::remembered(CallThreadId thread, const QString &numberKey, const crm::CardKey &key)
{
    Call *call = callOf(thread);
    if (!call || call->cards.number.key() != numberKey)
        return;
    const CallCards before = call->cards;
    call->remembered = key;
    settleChoice(*call);
    if (call->cards != before)
        Q_EMIT changed(thread);
}

void CardDesk::settleChoice(Call &call)
{
    CallCards &cards = call.cards;
    const bool standsStill = cards.choice == CallCards::Choice::ByUser && cards.chosenCard();
    if (!standsStill && !call.choseNone) {
        cards.chosen = call.remembered;
        cards.choice = CallCards::Choice::Remembered;
        const auto only = cards.findings.cards.size() == 1 ? &cards.findings.cards.constFirst()
                                                           : onlyWithNumber(cards.findings);
        if (cards.findings.cards.size() == 1 || !cards.chosenCard()) {
            cards.chosen = only ? only->card.key : crm::CardKey();
            cards.choice = only ? CallCards::Choice::Only : CallCards::Choice::None;
        }
    }
    // While more may come, the only one so far may not stay the only one.
    if (!cards.chosen.isEmpty()
        && (cards.findings.isComplete || cards.choice != CallCards::Choice::Only))
        readWhole(call);
}

void CardDesk::readWhole(Call &call)
{
    const crm::CardKey key = call.cards.chosen;
    if (call.wholeOf == key)
        return;
    call.wholeOf = key;
    call.cards.whole.reset();
    call.wholeTask.reset();
    const QVector<crm::ConnectorHealth> systems = m_port.health();
    const bool canTell
        = std::any_of(systems.cbegin(), systems.cend(), [&key](const crm::ConnectorHealth &system) {
              return system.connector == key.connector
                  && system.capabilities.testFlag(crm::Capability::GetCard);
          });
    if (!canTell)
        return;
    call.wholeTask = m_port.getCard(key, [this, &call](const Expected<crm::ContactCard> &card) {
        if (!card)
            return; // what was found is shown all the same
        call.cards.whole = *card;
        Q_EMIT changed(call.cards.thread);
    });
}

void CardDesk::choose(CallThreadId thread, const crm::CardKey &key)
{
    Call *call = callOf(thread);
    if (!call)
        return;
    CallCards &cards = call->cards;
    const bool isKnown = std::any_of(cards.findings.cards.cbegin(), cards.findings.cards.cend(),
        [&key](const crm::FoundCard &card) { return isCard(card, key); });
    if (!key.isEmpty() && !isKnown)
        return;
    const CallCards before = cards;
    call->choseNone = key.isEmpty();
    cards.chosen = key;
    cards.choice = key.isEmpty() ? CallCards::Choice::None : CallCards::Choice::ByUser;
    if (key.isEmpty()) {
        call->wholeOf = {};
        call->wholeTask.reset();
        cards.whole.reset();
    }
    settleChoice(*call);
    if (key.isEmpty() || cards.findings.cards.size() > 1) {
        call->remembered = key;
        m_store.write<void>(
            this,
            [numberKey = cards.number.key(), key, nowMs = m_clock.wallMs()](
                sqlite::Database &database) {
                return cards::saveChoice(database, numberKey, key, nowMs);
            },
            [this](const Expected<void> &written) {
                if (!written)
                    Q_EMIT failed(written.error());
            });
    }
    if (cards != before)
        Q_EMIT changed(thread);
}

QVector<crm::NewContactPlace> CardDesk::newContactPlaces(CallThreadId thread) const
{
    const CallCards *cards = find(thread);
    return cards && cards->number.kind == NumberKind::Number
        ? m_port.newContactPlaces(cards->number)
        : QVector<crm::NewContactPlace>();
}

void CardDesk::nameCaller(const CallCards &cards)
{
    const QString &key = cards.number.key();
    const crm::FoundCard *only = cards.findings.more ? nullptr : onlyWithNumber(cards.findings);
    const QString name = only ? only->card.name : QString();
    m_named.removeOne(key);
    m_people.setCardName(key, name);
    if (name.isEmpty())
        return;
    m_named.append(key);
    if (m_named.size() > mostNamed)
        m_people.setCardName(m_named.takeFirst(), {});
}

CardDesk::Pop CardDesk::popOf(const crm::ContactCard &card) const
{
    return m_pops.value(card.key.connector, Pop::Off);
}

bool CardDesk::mayComeUp(const crm::CardFindings &findings) const
{
    return std::any_of(
        findings.cards.cbegin(), findings.cards.cend(), [this](const crm::FoundCard &found) {
            return popOf(found.card) != Pop::Off
                || std::any_of(found.alsoIn.cbegin(), found.alsoIn.cend(),
                    [this](const crm::ContactCard &card) { return popOf(card) != Pop::Off; });
        });
}

/// Whoever listens may change everything: nothing of the call is held over a signal.
void CardDesk::popUp(CallThreadId thread)
{
    Call *call = callOf(thread);
    if (!call || call->cards.quiet || call->cards.isOver || !mayComeUp(call->cards.findings))
        return;
    const bool isSeenAnswered = call->cards.answered && call->mayPopOnAnswer;
    const bool toasts
        = !call->cards.outgoing && !call->cards.answered && !std::exchange(call->toasted, true);
    const bool comesUp
        = (call->cards.outgoing || isSeenAnswered) && !std::exchange(call->broughtUp, true);
    const std::optional<crm::ContactCard> opens = cardToOpen(*call);
    call->opened = call->opened || opens.has_value();
    if (toasts)
        Q_EMIT toast(thread);
    if (comesUp)
        Q_EMIT bringUp(thread);
    if (opens) {
        if (const auto done = m_links.open(*opens); !done)
            Q_EMIT failed(done.error());
    }
}

std::optional<crm::ContactCard> CardDesk::cardToOpen(const Call &call) const
{
    const crm::CardFindings &findings = call.cards.findings;
    if (call.opened || !findings.isComplete || findings.more || findings.cards.size() != 1
        || findings.cards.constFirst().card.match != crm::CardMatch::Number)
        return std::nullopt;
    const bool isSeenAnswered = call.cards.answered && call.mayPopOnAnswer;
    // At an answer that was only concluded nothing comes up, also what was to come up earlier.
    const bool isSeenRinging = !call.cards.answered || call.mayPopOnAnswer;
    const crm::FoundCard &found = findings.cards.constFirst();
    for (const crm::ContactCard &card : QVector<crm::ContactCard>{found.card} + found.alsoIn) {
        const Pop pop = popOf(card);
        const bool isTime
            = (pop == Pop::OnRing && isSeenRinging) || (pop == Pop::OnAnswer && isSeenAnswered);
        if (isTime && !card.link.isEmpty())
            return card;
    }
    return std::nullopt;
}

void CardDesk::over(Call &call)
{
    const CallThreadId thread = call.cards.thread;
    call.cards.isOver = true;
    call.endedAs = ++m_lastEnd;
    call.look.reset();
    call.wholeTask.reset();
    if (!call.cards.whole)
        call.wholeOf = {};
    Q_EMIT changed(thread);
    forgetOldest();
}

void CardDesk::forgetOldest()
{
    for (;;) {
        auto oldest = m_calls.end();
        qsizetype ended = 0;
        for (auto call = m_calls.begin(); call != m_calls.end(); ++call) {
            if (!call->second->cards.isOver)
                continue;
            ++ended;
            if (oldest == m_calls.end() || call->second->endedAs < oldest->second->endedAs)
                oldest = call;
        }
        if (ended <= keptAfter)
            return;
        const CallThreadId thread = oldest->first;
        m_calls.erase(oldest);
        Q_EMIT gone(thread);
    }
}

void CardDesk::threadsMerged(CallThreadId lost, CallThreadId into)
{
    const auto other = m_calls.find(lost);
    if (other == m_calls.end())
        return;
    std::unique_ptr<Call> taken = std::move(other->second);
    m_calls.erase(other);
    std::unique_ptr<Call> &kept = m_calls[into];
    if (!kept) {
        kept = std::make_unique<Call>();
        kept->isConsultation = true; // gives way to what it takes over
    }
    // The customer's card, not that of whom he is handed to.
    const bool takesOver = kept->cards.asked != CallCards::Asked::Yes
        || (kept->isConsultation && !taken->isConsultation
            && taken->cards.asked == CallCards::Asked::Yes);
    if (takesOver)
        std::swap(kept, taken); // not what they hold: what is under way knows its call by its place
    kept->cards.thread = into;
    kept->connections.unite(taken->connections);
    kept->cards.answered = kept->cards.answered || taken->cards.answered;
    kept->cards.quiet = kept->cards.quiet || taken->cards.quiet;
    kept->mayPopOnAnswer = kept->mayPopOnAnswer || taken->mayPopOnAnswer;
    kept->toasted = kept->toasted || taken->toasted;
    kept->broughtUp = kept->broughtUp || taken->broughtUp;
    kept->opened = kept->opened || taken->opened;
    kept->cards.isOver = kept->connections.isEmpty();
    Q_EMIT merged(lost, into);
    Q_EMIT changed(into);
}

void CardDesk::healthChanged()
{
    for (const CallThreadId thread : live()) {
        Call *call = callOf(thread);
        if (!call || call->cards.asked != CallCards::Asked::NoSystem)
            continue;
        follow(*call);
        if (call->cards.asked != CallCards::Asked::NoSystem)
            Q_EMIT changed(thread);
    }
}

void CardDesk::forget(const PrivacyScope &scope)
{
    QVector<CallThreadId> lost;
    for (const auto &[thread, call] : m_calls) {
        const bool isHis = scope.isOfEverybody() || scope.keys.contains(call->cards.number.key());
        if (call->cards.isOver && isHis && scope.isOfPeriod(call->beganMs))
            lost.append(thread);
    }
    for (const CallThreadId thread : std::as_const(lost))
        m_calls.erase(thread);
    for (const auto &[thread, call] : m_calls) {
        if (scope.isOfEverybody() || scope.keys.contains(call->cards.number.key()))
            call->remembered = {};
    }
    const QStringList keys = scope.isOfEverybody() ? QStringList{QString()} : scope.keys;
    for (const QString &key : keys)
        m_port.forget(key);
    const QStringList named = m_named;
    for (const QString &key : named) {
        if (!scope.isOfEverybody() && !scope.keys.contains(key))
            continue;
        m_named.removeOne(key);
        m_people.setCardName(key, {});
    }
    for (const CallThreadId thread : std::as_const(lost))
        Q_EMIT gone(thread);
}

} // namespace balie::desk
