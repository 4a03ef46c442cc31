#include "desk/watch/AgeCheck.h"

namespace balie::desk {

namespace {

/// How old the news of this person may grow; nullopt: as old as it likes.
std::optional<Clock::Milliseconds> mostAge(const Tile &tile)
{
    if (!tile.hasLine || tile.lamp.stale)
        return std::nullopt;
    if (tile.state.alerting > 0)
        return AgeCheck::ringingLimit;
    if (tile.state.connected > 0 || tile.state.held > 0 || tile.state.initiated > 0
        || tile.state.failed > 0)
        return AgeCheck::busyLimit;
    return std::nullopt;
}

} // namespace

AgeCheck::AgeCheck(cti::WatchPort &watch, const PersonStates &states, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_watch(watch)
    , m_states(states)
    , m_clock(clock)
    , m_timer(clock.makeTimer([this] { check(); }))
{
    connect(&states, &PersonStates::tilesChanged, this, [this](const QVector<int> &rows) {
        for (const int row : rows)
            look(row);
    });
    connect(&states, &PersonStates::tilesReset, this, &AgeCheck::rebuild);
    rebuild();
}

void AgeCheck::rebuild()
{
    m_waiting.clear();
    m_timer->stop();
    for (int row = 0; row < m_states.count(); ++row)
        look(row);
}

void AgeCheck::look(int personRow)
{
    const Tile &tile = m_states.tile(personRow);
    const auto most = mostAge(tile);
    if (!most) {
        m_waiting.remove(personRow);
        return;
    }
    if (!m_waiting.contains(personRow))
        m_waiting.insert(personRow, Clock::Milliseconds(-1));
    armFor(tile.state.newsAt + *most);
}

void AgeCheck::armFor(Clock::Milliseconds due)
{
    if (m_timer->isActive() && m_due <= due)
        return;
    m_due = due;
    m_timer->start(std::max(Clock::Milliseconds(0), due - m_clock.now()));
}

void AgeCheck::check()
{
    const Clock::Milliseconds now = m_clock.now();
    std::optional<Clock::Milliseconds> next;
    for (auto waiting = m_waiting.begin(); waiting != m_waiting.end(); ++waiting) {
        const Tile &tile = m_states.tile(waiting.key());
        const Clock::Milliseconds news = tile.state.newsAt;
        if (news == waiting.value())
            continue; // was asked about this already; without an answer asking again is no use
        const Clock::Milliseconds due = news + mostAge(tile).value_or(busyLimit);
        if (due <= now) {
            waiting.value() = news;
            m_watch.refresh(tile.device);
        } else if (!next || due < *next) {
            next = due;
        }
    }
    if (next)
        armFor(*next);
}

} // namespace balie::desk
