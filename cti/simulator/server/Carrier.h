#pragma once

#include <QObject>

namespace balie::sim {

/// One client's socket with what it serves. Emits finished() once, when the link is gone.
class Carrier : public QObject {
    Q_OBJECT

public:
    /// A client that does not read its events is cut off at this backlog rather than fill our
    /// memory.
    static constexpr qint64 longestBacklog = 64 * 1024 * 1024;

Q_SIGNALS:
    void finished();

protected:
    /// For a socket that was closed before anybody could listen to finished().
    void finishLater()
    {
        QMetaObject::invokeMethod(this, &Carrier::finished, Qt::QueuedConnection);
    }
};

} // namespace balie::sim
