#pragma once

#include "cti/ports/CallControlPort.h"
#include "cti/ports/CallLogPort.h"
#include "cti/ports/DirectoryPort.h"
#include "cti/ports/ServicesPort.h"
#include "cti/ports/WatchListPort.h"
#include "cti/ports/WatchPort.h"
#include "cti/provider/Provider.h"
#include "cti/switchboard/Switchboard.h"

#include <QThread>
#include <vector>

namespace balie::cti {

/// The GUI thread's end of a provider: owns the I/O thread and the hand-over, feeds the switchboard
/// once per frame, and is all the ports at once. GUI thread. In tests it runs without a thread
/// (Threading::Same).
///
/// Answers to commands and notices of change do not pass through the hand-over: they may come a
/// frame before the snapshots that they caused, or after them. Nothing may be concluded from that
/// order; an answer names the call that it made, and what became of the call is in the snapshots.
class PbxClient final : public QObject,
                        public CallControlPort,
                        public WatchPort,
                        public WatchListPort,
                        public DirectoryPort,
                        public CallLogPort,
                        public ServicesPort {
    Q_OBJECT

public:
    enum class Threading { Own, Same };
    /// Makes the provider on the thread it will live on; `clock` is that thread's clock.
    using MakeProvider = std::function<std::unique_ptr<Provider>(HandOver &, Clock &)>;

    /// `clock` is the GUI thread's and must outlive the client; with Threading::Same the provider
    /// gets it too, with Threading::Own the provider gets a SystemClock of its own.
    PbxClient(
        MakeProvider makeProvider, Clock &clock, Threading threading, QObject *parent = nullptr);
    /// Signs out and waits for the I/O thread to end, but not for answers: see signOut().
    ~PbxClient() override;

    Switchboard &switchboard() { return m_switchboard; }

    /// The longest that a goodbye may keep the program from ending.
    static constexpr std::chrono::milliseconds farewellTime{2000};

    void signIn(const SignIn &signIn);
    void signOut();
    /// The same, and `gone` is called once the last words have left, or farewellTime is over: then
    /// this object may go without cutting them off. Never from inside; a later call replaces it.
    void signOut(std::function<void()> gone);
    void reconnectNow();
    void suspend();

    // CallControlPort
    void execute(const CallCommand &command, CallControlPort::Done done) override;
    // WatchPort
    void setWatched(const QVector<DeviceId> &devices) override;
    void refresh(const DeviceId &device) override;
    // WatchListPort
    void read(WatchListPort::Read done) override;
    void write(const WatchListPort::List &list, WatchListPort::Read done) override;
    void onWatchListChanged(WatchListPort::Changed changed) override;
    // DirectoryPort
    void readAll(DirectoryPort::PageArrived arrived) override;
    void searchDirectory(const QString &text, DirectoryPort::PageArrived arrived) override;
    void onDirectoryChanged(std::function<void()> changed) override;
    // CallLogPort
    void readCallLog(const QDateTime &since, CallLogPort::PageArrived arrived) override;
    // ServicesPort
    void setDoNotDisturb(bool on, ServicesPort::Done done) override;
    void setForwarding(const Forwarding &forwarding, ServicesPort::Done done) override;

private:
    /// Runs `call` on the provider's thread: later with a thread of its own, else at once.
    void onProvider(std::function<void(Provider &)> call);
    /// Wraps an answer so that it arrives on this thread, never from inside the call that asked for
    /// it, and not at all once this object is gone.
    template <typename... Arguments>
    std::function<void(Arguments...)> backHere(std::function<void(Arguments...)> done);
    /// The same for one that is not wanted any more once `latest` counts a newer one.
    template <typename OnePage>
    std::function<void(Expected<OnePage>)> latestBackHere(
        quint64 &latest, std::function<void(Expected<OnePage>)> arrived);
    void later(std::function<void()> answer);
    void deliverAnswers();
    void wake();
    void frame();
    void connectProvider();
    void farewellOver();

    Clock &m_clock;
    Threading m_threading;
    HandOver m_handOver;
    Switchboard m_switchboard;
    QThread m_thread;
    std::unique_ptr<QObject> m_ioContext; ///< lives on the I/O thread
    std::unique_ptr<Clock> m_ioClock;
    std::unique_ptr<Provider> m_provider; ///< made, used and destroyed on the I/O thread
    std::unique_ptr<Timer> m_frameTimer;
    Clock::Milliseconds m_lastFrame;
    std::unique_ptr<Timer> m_answerTimer;
    std::vector<std::function<void()>> m_answers;
    std::unique_ptr<Timer> m_farewellTimer;
    std::function<void()> m_gone;
    // Those whose pages are still wanted.
    quint64 m_directoryRead = 0;
    quint64 m_directorySearch = 0;
    quint64 m_callLogRead = 0;
    WatchListPort::Changed m_watchListChanged;
    std::function<void()> m_directoryChanged;
};

} // namespace balie::cti
