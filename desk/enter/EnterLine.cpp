#include "desk/enter/EnterLine.h"

#include <algorithm>

namespace balie::desk {

EnterLine::EnterLine(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_settle(clock.makeTimer([this] {
        m_situation.settled = true;
        update();
    }))
{
    m_meaning = enterMeaning(m_situation);
}

void EnterLine::setFieldText(const QString &text)
{
    const bool empty = text.trimmed().isEmpty();
    m_situation.asked = false; // the question was about another text
    if (empty && !m_situation.fieldEmpty) {
        m_situation.settled = false;
        m_settle->start(enterSettleTime);
    } else if (!empty) {
        m_settle->stop();
        m_pressedAt.reset();
    }
    m_situation.fieldEmpty = empty;
    update();
}

void EnterLine::setSelected(const std::optional<EnterTarget> &target)
{
    const bool same = target && m_situation.selected
        && target->destination == m_situation.selected->destination;
    if (!same)
        m_situation.asked = false;
    m_situation.selected = target;
    update();
}

void EnterLine::setCalls(
    const std::optional<EnterCall> &active, const std::optional<EnterCall> &longestRinging)
{
    const bool same
        = active && m_situation.active && active->connection == m_situation.active->connection;
    if (!same)
        m_situation.asked = false;
    m_situation.active = active;
    m_situation.longestRinging = longestRinging;
    update();
}

void EnterLine::setTransferKind(TransferKind kind)
{
    m_situation.kind = kind;
    update();
}

void EnterLine::setLinkLive(bool live)
{
    m_situation.linkLive = live;
    update();
}

void EnterLine::enter()
{
    if (m_meaning.act == EnterAct::Nothing)
        return;
    const Clock::Milliseconds now = m_clock.now();
    if (m_pressedAt && now - *m_pressedAt < enterBounceTime)
        return;
    m_pressedAt = now;
    m_situation.asked = m_meaning.act == EnterAct::Ask;
    const EnterMeaning meaning = m_meaning;
    update();
    if (meaning.act != EnterAct::Ask)
        Q_EMIT act(meaning);
}

bool EnterLine::escape()
{
    if (!m_situation.asked)
        return false;
    m_situation.asked = false;
    update();
    return true;
}

bool EnterLine::digit(int digit)
{
    if (!m_situation.asked)
        return false;
    const auto way = std::find_if(m_meaning.ways.cbegin(), m_meaning.ways.cend(),
        [digit](const EnterWay &candidate) { return candidate.digit == digit; });
    if (way == m_meaning.ways.cend())
        return true; // not typed either: a digit that goes to the field would end the question
                     // unseen
    const EnterMeaning chosen{way->act, m_meaning.call, way->to, {}, {}};
    m_situation.asked = false;
    update();
    Q_EMIT act(chosen);
    return true;
}

void EnterLine::update()
{
    // Somebody who can take it again needs no question any more.
    EnterSituation unasked = m_situation;
    unasked.asked = false;
    const EnterMeaning first = enterMeaning(unasked);
    if (first.act != EnterAct::Ask)
        m_situation.asked = false;
    const EnterMeaning meaning = m_situation.asked ? enterMeaning(m_situation) : first;
    if (meaning == m_meaning)
        return;
    m_meaning = meaning;
    Q_EMIT meaningChanged();
}

} // namespace balie::desk
