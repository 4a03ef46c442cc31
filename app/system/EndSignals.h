#pragma once

#include <QObject>
#include <array>
#include <csignal>
#include <memory>

class QSocketNotifier;

namespace balie::app {

/// What the system sends a program to end it (SIGTERM, SIGINT, SIGHUP; POSIX.1 signal.h) as a signal of
/// Qt, so that it can end as it does for its user. Each counts once: sent again it ends the program at
/// once, for whoever does not want to wait. One that was ignored (nohup) stays ignored. GUI thread; one
/// at a time, because signals belong to the process.
class EndSignals : public QObject {
    Q_OBJECT

public:
    explicit EndSignals(QObject *parent = nullptr);
    /// Puts back what was there before.
    ~EndSignals() override;

Q_SIGNALS:
    void endAsked();

private:
    void arrived();

    static constexpr std::array<int, 3> signalNumbers{SIGTERM, SIGINT, SIGHUP};
    std::array<struct sigaction, signalNumbers.size()> m_former{};
    std::array<int, 2> m_sockets{-1, -1}; ///< where it is written, and where it is read
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace balie::app
