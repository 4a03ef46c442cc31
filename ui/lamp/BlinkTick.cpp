#include "ui/lamp/BlinkTick.h"

namespace balie::ui {

BlinkTick::BlinkTick(Clock &clock, QObject *parent)
    : QObject(parent), m_timer(clock.makeTimer([this] { fired(); }))
{
}

void BlinkTick::setNeeded(QObject *who, bool needed)
{
    const bool known = m_who.contains(who);
    if (known == needed)
        return;
    if (needed) {
        m_who.append(who);
        connect(who, &QObject::destroyed, this, [this](QObject *gone) { setNeeded(gone, false); });
        if (!m_timer->isActive())
            m_timer->start(phase);
        return;
    }
    m_who.removeOne(who);
    disconnect(who, &QObject::destroyed, this, nullptr);
    if (m_who.isEmpty()) {
        m_timer->stop();
        m_lit = true;
    }
}

void BlinkTick::fired()
{
    m_lit = !m_lit;
    m_timer->start(phase);
    Q_EMIT beat(m_lit);
}

} // namespace balie::ui
