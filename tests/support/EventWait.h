#pragma once

#include <QCoreApplication>
#include <QTimer>

namespace balie::test {

/// Whether `holds` does before the time is over. Looks after every event and waits for the next in
/// the event loop: QTest::qWaitFor() sleeps ten milliseconds between two looks, which adds up where
/// one question takes many turns of the loop.
template <typename Holds> bool waitUntil(Holds holds, int milliseconds)
{
    QTimer limit;
    limit.setSingleShot(true);
    limit.start(milliseconds);
    while (!holds() && limit.isActive()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return holds();
}

} // namespace balie::test
