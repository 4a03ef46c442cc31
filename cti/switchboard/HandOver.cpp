#include "cti/switchboard/HandOver.h"

#include <utility>

namespace balie::cti {

namespace {

/// Puts the past of a snapshot that nobody took in front of its successor's, the oldest beyond
/// `kept` left out.
template <typename T> void keepPast(QVector<T> &past, QVector<T> &now, qsizetype kept)
{
    if (!past.isEmpty()) {
        past.append(now);
        now = std::move(past);
    }
    if (now.size() > kept)
        now.remove(0, now.size() - kept);
}

} // namespace

void HandOver::setWakeUp(std::function<void()> wake)
{
    std::unique_lock lock(m_mutex);
    m_wake = std::move(wake);
    m_awake = false;
    if (!m_batch.isEmpty())
        wakeOnce(lock);
}

void HandOver::postOrdered(DeviceSnapshot snapshot)
{
    std::unique_lock lock(m_mutex);
    m_batch.ordered.append(std::move(snapshot));
    wakeOnce(lock);
}

void HandOver::postLatest(DeviceSnapshot snapshot)
{
    std::unique_lock lock(m_mutex);
    if (!m_batch.latestBeforeLoss.isEmpty())
        m_batch.latestBeforeLoss.remove(snapshot.device);
    const auto row = m_latestRow.constFind(snapshot.device);
    if (row == m_latestRow.cend()) {
        m_latestRow.insert(snapshot.device, m_batch.latest.size());
        m_batch.latest.append(std::move(snapshot));
    } else {
        DeviceSnapshot &held = m_batch.latest[*row];
        keepPast(held.ended, snapshot.ended, keptEnded);
        keepPast(held.links, snapshot.links, keptLinks);
        snapshot.resynced = snapshot.resynced || held.resynced;
        held = std::move(snapshot);
    }
    wakeOnce(lock);
}

void HandOver::postLink(LinkStatus status)
{
    std::unique_lock lock(m_mutex);
    if (voidsWhatWasTold(m_lastLink, status)) {
        // Also if the next link is up again before anybody looks: what the old one told must not
        // pass for fresh.
        m_batch.linkWasLost = true;
        m_batch.orderedBeforeLoss = m_batch.ordered.size();
        for (const DeviceSnapshot &snapshot : std::as_const(m_batch.latest))
            m_batch.latestBeforeLoss.insert(snapshot.device);
    }
    m_lastLink = status;
    m_batch.link = std::move(status);
    wakeOnce(lock);
}

quint32 HandOver::lastSession()
{
    const std::lock_guard lock(m_mutex);
    return m_lastLink.session;
}

Batch HandOver::take()
{
    Batch taken;
    QHash<DeviceId, qsizetype> rows;
    const std::lock_guard lock(m_mutex);
    std::swap(taken, m_batch);
    std::swap(rows, m_latestRow);
    m_awake = false;
    return taken;
}

void HandOver::wakeOnce(std::unique_lock<std::mutex> &lock)
{
    if (m_awake || !m_wake)
        return;
    m_awake = true;
    const auto wake = m_wake;
    lock.unlock();
    wake();
}

} // namespace balie::cti
