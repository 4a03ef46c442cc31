#include "app/sound/Ringer.h"

#include <QAudioDevice>
#include <QSoundEffect>
#include <QUrl>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;

namespace {
// Somebody who is talking hears that another call came, and no more than that.
constexpr double besideACall = 0.35;
} // namespace

Ringer::Ringer(const desk::CallsModel &calls, desk::SettingsTable &settings, QObject *parent)
    : ui::RingOutput(parent)
    , m_calls(calls)
    , m_settings(settings)
{
    connect(&m_calls, &desk::CallsModel::callsChanged, this, &Ringer::follow);
    connect(&m_settings, &desk::SettingsTable::changed, this, [this](const QString &name) {
        if (name.startsWith("ring/"_L1)) {
            m_ring.reset();
            m_ringing = false;
            follow();
        }
    });
    connect(&m_devices, &QMediaDevices::audioOutputsChanged, this, &Ringer::outputsChanged);
}

Ringer::~Ringer() = default;

void Ringer::follow()
{
    const bool ringing = m_calls.longestRinging() && !m_calls.longestRinging()->stale
        && m_settings.value(desk::setting::ringSound);
    const bool beside = ringing && m_calls.activeCall();
    if (ringing == m_ringing && beside == m_beside)
        return;
    m_ringing = ringing;
    m_beside = beside;
    m_ring.reset();
    if (!ringing)
        return;
    const int volume = m_settings.value(desk::setting::ringVolume);
    m_ring = play(m_settings.value(desk::setting::ringDevice).toUtf8(),
        beside ? int(volume * besideACall) : volume, beside ? 1 : int(QSoundEffect::Infinite));
}

QVector<ui::RingOutput::Output> Ringer::outputs() const
{
    QVector<Output> found;
    const auto devices = QMediaDevices::audioOutputs();
    for (const QAudioDevice &device : devices)
        found << Output{device.id(), device.description()};
    return found;
}

QAudioDevice Ringer::deviceFor(const QByteArray &id) const
{
    const auto devices = QMediaDevices::audioOutputs();
    for (const QAudioDevice &device : devices) {
        if (device.id() == id)
            return device;
    }
    return QMediaDevices::defaultAudioOutput();
}

std::unique_ptr<QSoundEffect> Ringer::play(const QByteArray &output, int volume, int loops) const
{
    const QAudioDevice device = deviceFor(output);
    if (device.isNull())
        return {}; // a machine without sound: the visual ring has to do
    auto effect = std::make_unique<QSoundEffect>(device);
    effect->setSource(QUrl(u"qrc:/balie/sounds/ring.wav"_s));
    effect->setVolume(float(std::clamp(volume, 0, 100)) / 100.0F);
    effect->setLoopCount(loops);
    effect->play();
    return effect;
}

void Ringer::playTest(const QByteArray &output, int volume)
{
    m_test = play(output, volume, 1);
}

void Ringer::stopTest()
{
    m_test.reset();
}

} // namespace balie::app
