#include "crm-connectors/host/DirectoryRun.h"

#include <QCoreApplication>
#include <utility>

namespace balie::crm {

DirectoryRun::DirectoryRun(Clock &clock, SyncHandlers handlers)
    : m_clock(clock)
    , m_handlers(std::move(handlers))
{
}

void DirectoryRun::begin(std::shared_ptr<ConnectorPlace> place, SyncStart start)
{
    m_source = place->connector().directory();
    if (!m_source) {
        refuse({ErrorCode::NotSupported,
            QCoreApplication::translate("ConnectorHost", "%1 cannot do this.").arg(place->name()),
            QStringLiteral("no directory")});
        return;
    }
    m_place = std::move(place);
    m_isTrial = m_place->begin();
    m_task = m_source->synchronise(std::move(start),
        {[this](const SyncBatch &batch) { tell(batch); },
            [this](const Expected<SyncEnd> &end) { finish(end); }});
}

void DirectoryRun::refuse(Error error)
{
    m_error = std::move(error);
    m_turn = m_clock.makeTimer([this] { finish(unexpected(*m_error)); });
    m_turn->start(std::chrono::milliseconds(0));
}

void DirectoryRun::tell(const SyncBatch &batch)
{
    const auto self = shared_from_this();
    const auto handler = m_handlers.batch;
    if (!m_isOver && handler)
        handler(batch);
}

void DirectoryRun::finish(const Expected<SyncEnd> &end)
{
    const auto self = shared_from_this();
    const Expected<SyncEnd> told = end; // the task that holds it goes
    const auto done = m_handlers.done;
    const auto place = m_place;
    const bool isOver = std::exchange(m_isOver, true);
    withdraw();
    if (isOver)
        return;
    if (place && told)
        place->answered();
    else if (place && !m_error)
        place->failed(told.error());
    if (done)
        done(told);
}

void DirectoryRun::end(const ConnectorPlace &place)
{
    if (m_isOver || m_error || m_place.get() != &place)
        return;
    if (m_isTrial && m_place)
        m_place->abandoned();
    m_task.reset();
    m_source.reset();
    refuse({ErrorCode::LinkLost,
        QCoreApplication::translate("ConnectorHost",
            "The settings of the customer systems were changed meanwhile. Try again."),
        QStringLiteral("connectors replaced")});
}

void DirectoryRun::withdraw()
{
    if (!std::exchange(m_isOver, true) && m_isTrial && m_place && !m_error)
        m_place->abandoned();
    m_handlers = {};
    m_task.reset();
    m_source.reset();
    m_place.reset();
    m_turn.reset();
}

} // namespace balie::crm
