#pragma once

#include "app/bench/CountingHttp.h"
#include "app/bench/PbxProcess.h"
#include "base/SystemClock.h"
#include "cti/provider/PbxClient.h"

#include <QJsonObject>
#include <QSet>

namespace balie::bench {

/// The command line of `balie-bench xsi`.
struct XsiBenchOptions {
    int people = 1'000; ///< watched
    int requestsPerSecond = 20;
    int first = 50; ///< of the watched, for a time of their own
    QString pbxProgram; ///< empty: balie-pbx beside this program
    QString help; ///< set: print it and end

    /// `arguments` begin with the sub-command. The error is one line in English.
    static Expected<XsiBenchOptions, QString> parse(const QStringList &arguments);
};

/// One run of `balie-bench xsi`: signs in to the simulated XSPs of a balie-pbx over loopback and
/// watches everybody, then loses the channel. Without a window: what is measured is the link. GUI
/// thread.
class XsiBench : public QObject {
    Q_OBJECT

public:
    explicit XsiBench(XsiBenchOptions options);

    void start();

Q_SIGNALS:
    void finished(const QJsonObject &report);
    void failed(const QString &why);

private:
    enum class Phase {
        Asking, ///< who may be watched
        SigningIn,
        Settling, ///< do not disturb and forwarding of everybody
        Losing, ///< the channel is cut and has not been missed yet
        Returning,
    };

    void open(quint16 port);
    void look();
    void begin();
    void askWho();
    void loseChannel();
    void report();
    int fresh() const;
    double sinceBegin() const;

    XsiBenchOptions m_options;
    SystemClock m_clock;
    PbxProcess m_pbx;
    RequestMeter m_meter; ///< outlives the client
    cti::SignIn m_signIn;
    QVector<cti::DeviceId> m_watched;
    Phase m_phase = Phase::Asking;
    bool m_asked = false;
    qint64 m_beganNs = 0;
    int m_requestsAtLastLook = 0;
    QJsonObject m_figures;
    std::unique_ptr<Timer> m_step;
    std::unique_ptr<Timer> m_giveUp;
    std::unique_ptr<cti::PbxClient> m_client;
};

} // namespace balie::bench
