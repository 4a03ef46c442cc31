#pragma once

#include "desk/calls/CallsModel.h"
#include "desk/settings/SettingsTable.h"
#include "ui/settings/RingOutput.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <memory>

class QSoundEffect;

namespace balie::app {

/// Rings while a call waits to be answered: on the chosen output and volume, once (a soft single ring) while the user
/// is on another call. A chosen output that is not there now falls back to the system's own. GUI thread.
class Ringer final : public ui::RingOutput {
    Q_OBJECT

public:
    /// Both must outlive the ringer.
    Ringer(const desk::CallsModel &calls, desk::SettingsTable &settings, QObject *parent = nullptr);
    ~Ringer() override;

    bool isRinging() const { return m_ringing; }

    QVector<Output> outputs() const override;
    void playTest(const QByteArray &output, int volume) override;
    void stopTest() override;

private:
    void follow();
    QAudioDevice deviceFor(const QByteArray &id) const;
    std::unique_ptr<QSoundEffect> play(const QByteArray &output, int volume, int loops) const;

    const desk::CallsModel &m_calls;
    desk::SettingsTable &m_settings;
    QMediaDevices m_devices;
    std::unique_ptr<QSoundEffect> m_ring;
    std::unique_ptr<QSoundEffect> m_test;
    bool m_ringing = false;
    bool m_beside = false; ///< ringing beside a call that is going on
};

} // namespace balie::app
