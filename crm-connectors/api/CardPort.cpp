#include "crm-connectors/api/CardPort.h"

namespace balie::crm {

namespace {

class NoCalendars final : public QObject, public ConnectorTask { };

} // namespace

std::unique_ptr<ConnectorTask> CardPort::busy(const BusyLookup &, Done<QVector<BusyReply>> done)
{
    auto task = std::make_unique<NoCalendars>();
    QMetaObject::invokeMethod(
        task.get(),
        [done = std::move(done)] {
            const auto handler = done; // may delete the task
            handler(QVector<BusyReply>());
        },
        Qt::QueuedConnection);
    return task;
}

std::unique_ptr<ContactSource> CardPort::directory(const QString &)
{
    return nullptr;
}

} // namespace balie::crm
