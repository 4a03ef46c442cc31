#pragma once

#include "base/Backoff.h"
#include "cti/link/LinkStatus.h"

namespace balie::cti {

/// What the link machine has done for it. Called on the machine's thread; may call the machine
/// back.
class LinkDriver {
public:
    virtual ~LinkDriver() = default;
    /// Makes a new connection; opened(), or closed() with an error, follows.
    virtual void openWire() = 0;
    /// Drops the connection, if there is one, without a further word; everything under way is lost.
    virtual void dropWire() = 0;
    /// Asks the wire for a sign of life; false if it cannot, then askPbx() does instead.
    virtual bool pingWire() = 0;
    /// Sends the application's probe; pbxAnswered() follows if the PBX lives.
    virtual void askPbx() = 0;
    /// What was seen so far may be wrong or incomplete: snapshot everything again, then call
    /// synced().
    virtual void resync() = 0;
    virtual void linkChanged(const LinkStatus &status) = 0;
};

/// The states of the link and all its deadlines, without any I/O. Any received byte shows that the
/// wire lives; the probe shows that the PBX does. Refused is left by start() only.
class LinkMachine {
public:
    using Seconds = std::chrono::seconds;
    static constexpr Seconds connectTimeout{10};
    static constexpr Seconds handshakeTimeout{10};
    static constexpr Seconds pingAfter{10};
    /// Between pings while nothing but their answers comes in: keeps an idle console under 12
    /// wake-ups a minute.
    static constexpr Seconds idlePingInterval{12};
    static constexpr Seconds deadAfter{25};
    static constexpr Seconds probeInterval{60};
    static constexpr Seconds probeTimeout{10};
    /// After a change of network or a wake-up: how long the wire may take to show that it still is
    /// one.
    static constexpr Seconds suspectTimeout{5};
    static constexpr Seconds provenAfter{30};
    /// A delay that is off by less than this from the one that was told is not worth telling.
    static constexpr std::chrono::milliseconds noticeableDelay{50};
    static constexpr std::chrono::milliseconds backoffBase{500};
    static constexpr std::chrono::milliseconds backoffCap{30'000};

    /// What a successful handshake tells.
    struct Welcome {
        QString serverName;
        DeviceId ownDevice;
        DeviceId voiceMailDevice;
        bool ownVoiceMail = true;
        QString userName;
        Entitlements entitlements;
    };

    /// `clock` and `driver` must outlive the machine. `random` is the jitter. Sessions are counted
    /// from the one after `lastSession`.
    LinkMachine(
        Clock &clock, Backoff::Random random, LinkDriver &driver, quint32 lastSession = 0);

    // The user and the machine.
    void start(const QString &server);
    void stop();
    /// Goes stale and drops the wire; retryNow() goes on. Without a word on waking it goes on by
    /// itself.
    void suspend();
    /// The user asked, the network came up, or the machine woke. Does nothing in Idle and Refused;
    /// where a connection stands it is tested at once.
    void retryNow();

    // The wire.
    void opened();
    void heard();
    /// `atLeast`: how long the other side asked to be left alone.
    void closed(const Error &error, std::chrono::milliseconds atLeast = {});

    // The session above it.
    void welcomed(const Welcome &welcome);
    void refused(const Error &error);
    void synced();
    void pbxAnswered();
    /// An answer came that long after its request. The first of a session is shown until a probe
    /// knows better: later ones may have waited behind others.
    void answeredAfter(std::chrono::milliseconds roundTrip);
    /// The PBX says that it is not well, or that messages were lost: stale until recovered().
    void troubled(const Error &error);
    void recovered();
    /// Something was lost on the way: the wire is good, what we know is not.
    void lostTrack(const Error &error);

    const LinkStatus &status() const { return m_status; }
    LinkState state() const { return m_status.state; }
    /// From a successful handshake until the wire is lost.
    bool isSignedIn() const;

private:
    void enter(LinkState state, std::optional<Error> error = std::nullopt);
    void leaveState();
    void connectNow();
    void lose(const Error &error, std::chrono::milliseconds atLeast = {});
    void dropAndDisarm();
    void deadlinePassed();
    void checkSilence();
    void armSilence(Clock::Milliseconds at);
    void sendProbe();
    void probeMissed();
    void tell();

    Clock &m_clock;
    LinkDriver &m_driver;
    Backoff m_backoff;
    LinkStatus m_status;
    std::unique_ptr<Timer> m_deadline; ///< of Connecting and Handshake; the end of Backoff
    std::unique_ptr<Timer> m_silence;
    std::unique_ptr<Timer> m_probe; ///< the next probe
    std::unique_ptr<Timer> m_probeDeadline; ///< of the one under way
    Clock::Milliseconds m_lastHeard{0};
    Clock::Milliseconds m_probeDue{0};
    Clock::Milliseconds m_probeSent{0};
    std::chrono::milliseconds m_toldRoundTrip{0};
    std::chrono::milliseconds m_patience = deadAfter;
    bool m_pinged = false;
    int m_missedProbes = 0;
    bool m_pbxTroubled = false;
};

} // namespace balie::cti
