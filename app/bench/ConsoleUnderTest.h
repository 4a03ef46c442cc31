#pragma once

#include "app/DeskUnits.h"
#include "crm-connectors/host/ThreadedCardPort.h"
#include "app/bench/LoopMeter.h"
#include "app/bench/PaintProbe.h"
#include "app/bench/WireMeter.h"
#include "base/SystemClock.h"
#include "ui/window/ConsoleWindow.h"

#include <QTemporaryDir>

namespace balie::bench {

/// The console as `balie` composes it, with meters on its wire and its loop, large enough to
/// show a given number of lamps. Settings are thrown away. GUI thread.
class ConsoleUnderTest : public QObject {
    Q_OBJECT

public:
    ConsoleUnderTest();
    ~ConsoleUnderTest() override;

    /// Shows the window with room for `lamps` and signs in to the PBX at that port of this machine.
    void open(quint16 port, int users, int lamps);
    /// Lamps in the window now.
    int visibleLamps() const;
    /// All that was measured begins anew.
    void restartMeters();

    const LoopMeter &guiLoop() const { return m_guiLoop; }
    const WireMeter &wire() const { return m_wire; }
    const PaintProbe &paints() const { return *m_probe; }
    const app::DeskUnits &desk() const { return *m_desk; }
    SystemClock &clock() { return m_clock; }
    /// What differs between what the PBX told of itself and the lamps that are shown: device and
    /// how.
    QMap<QString, QString> differences(const QJsonObject &truth) const;

Q_SIGNALS:
    /// Of everybody in the office, the own device included, calls, do not disturb and forwarding
    /// are known.
    void allLive();

private:
    void makeRoomFor(int lamps);
    void noteLive(const cti::DeviceId &device);
    void tellIfAllLive();

    SystemClock m_clock;
    QTemporaryDir m_settingsFolder;
    LoopMeter m_guiLoop;
    WireMeter m_wire;
    std::unique_ptr<desk::SettingsTable> m_settings;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<cti::PbxClient> m_client;
    crm::ThreadedCardPort m_customerSystems{PhoneNumbers()}; ///< without any
    std::unique_ptr<app::DeskUnits> m_desk;
    std::unique_ptr<ui::ConsoleWindow> m_window;
    std::unique_ptr<PaintProbe> m_probe;
    QSet<cti::DeviceId> m_live;
    int m_users = 0;
    bool m_toldLive = false;
};

} // namespace balie::bench
