#pragma once

#include "base/Expected.h"

#include <QObject>
#include <QUrl>
#include <chrono>
#include <memory>
#include <optional>

class QTcpServer;
class QTcpSocket;

namespace balie::bench {

/// A customer system on the loopback address that knows one person for every number, and takes its time. Understands what
/// the profile of the demonstration asks (app/demo/DemoCrm.h) and wants no token. Of the thread it was moved to.
class SlowCrm : public QObject {
    Q_OBJECT

public:
    /// `takes`: from a question to its answer; none: it never answers.
    explicit SlowCrm(std::optional<std::chrono::milliseconds> takes);
    ~SlowCrm() override;

    Expected<void> start();
    QUrl address() const; ///< once started

private:
    void accept(QTcpSocket *socket);

    const std::optional<std::chrono::milliseconds> m_takes;
    std::unique_ptr<QTcpServer> m_server;
};

} // namespace balie::bench
