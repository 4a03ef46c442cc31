#pragma once

#include "app/bench/BenchOptions.h"
#include "app/bench/ConsoleUnderTest.h"
#include "app/bench/PbxProcess.h"
#include "app/bench/ProcessUsage.h"
#include "app/bench/WakeUpMeter.h"

#include <QJsonObject>

namespace balie::bench {

/// One run of `balie-bench console`: starts the PBX, opens the console, waits until every lamp is
/// live, measures, and tells what it found. GUI thread.
class ConsoleBench : public QObject {
    Q_OBJECT

public:
    explicit ConsoleBench(BenchOptions options);

    void start();

Q_SIGNALS:
    void finished(const QJsonObject &report);
    void failed(const QString &why);

private:
    void openConsole(quint16 port);
    void consoleLive();
    void beginMeasuring();
    void endMeasuring();
    void waitForQuiet();
    void compareWithTruth();
    void callNext();
    void report();

    BenchOptions m_options;
    PbxProcess m_pbx;
    ConsoleUnderTest m_console;
    std::unique_ptr<Timer> m_step; ///< what comes next in time
    std::unique_ptr<Timer> m_giveUp;
    std::function<void()> m_next;
    qint64 m_beganNs = 0;
    qint64 m_measuredFromNs = 0;
    double m_allLiveSeconds = 0;
    int m_requestsToLive = 0;
    ProcessUsage m_before;
    WakeUpMeter m_wakeUps;
    QJsonObject m_figures; ///< of the time that was measured
    QMap<QString, QString> m_wrong; ///< lamps that were wrong each time they were looked at
    int m_looks = 0;
    int m_calls = 0;
    int m_eventsAtLastLook = 0;
};

} // namespace balie::bench
