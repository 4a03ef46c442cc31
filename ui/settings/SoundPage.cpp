#include "ui/settings/SoundPage.h"

#include "ui/theme/Button.h"
#include "ui/theme/NumberLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

namespace balie::ui {

SoundPage::SoundPage(const Theme &theme, RingOutput &output, QWidget *parent)
    : SettingsPage(theme, tr("Sound"), parent)
    , m_output(output)
    , m_on(new QCheckBox(tr("&Ring with a sound"), this))
    , m_device(new QComboBox(this))
    , m_volume(new QSlider(Qt::Horizontal))
    , m_percent(new NumberLabel(theme, TextStyle::Body, ColourRole::Muted, this))
    , m_test(new Button(theme, Look::Plain, tr("&Try it"), this))
{
    addWide(m_on);
    m_device->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_device->setMinimumContentsLength(16);
    addRow(tr("&Output"), m_device);
    m_absent = addHint(tr("This output is not there now; until it is, the system's own is used."));
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    line->setSpacing(theme.metric(Metric::Space2));
    m_volume->setRange(0, 100);
    m_volume->setPageStep(10);
    line->addWidget(m_volume, 1);
    line->addWidget(m_percent);
    addRow(tr("&Volume"), m_volume, row);
    addWide(m_test);

    connect(m_on, &QCheckBox::toggled, this, [this] {
        enableFields();
        Q_EMIT edited();
    });
    connect(m_device, &QComboBox::currentIndexChanged, this, [this] {
        enableFields();
        Q_EMIT edited();
    });
    connect(m_volume, &QSlider::valueChanged, this, [this](int volume) {
        m_percent->setText(tr("%1 %").arg(volume));
        Q_EMIT edited();
    });
    connect(m_test, &QPushButton::clicked, this,
        [this] { m_output.playTest(chosen(), m_volume->value()); });
    connect(&output, &RingOutput::outputsChanged, this, [this] { listOutputs(chosen()); });
}

SoundPage::~SoundPage() = default;

void SoundPage::listOutputs(const QByteArray &wanted)
{
    const QSignalBlocker quiet(m_device); // the same choice in a new list is no edit
    m_device->clear();
    m_device->addItem(tr("As the system"), QByteArray());
    const auto outputs = m_output.outputs();
    for (const RingOutput::Output &output : outputs)
        m_device->addItem(output.name, output.id);
    if (m_device->findData(wanted) < 0)
        m_device->addItem(tr("%1 (not there now)").arg(QString::fromUtf8(wanted)), wanted);
    m_device->setCurrentIndex(m_device->findData(wanted));
    enableFields();
}

QByteArray SoundPage::chosen() const
{
    return m_device->currentData().toByteArray();
}

void SoundPage::enableFields()
{
    const bool on = m_on->isChecked();
    m_device->setEnabled(on);
    m_volume->setEnabled(on);
    m_test->setBlockedBy(on ? QString() : tr("Ringing with a sound is off."));
    const auto outputs = m_output.outputs();
    const QByteArray id = chosen();
    const bool there = id.isEmpty()
        || std::any_of(
            outputs.cbegin(), outputs.cend(), [&](const auto &output) { return output.id == id; });
    m_absent->setVisible(!there);
}

void SoundPage::load(const desk::SettingsTable &settings)
{
    m_on->setChecked(settings.value(desk::setting::ringSound));
    listOutputs(settings.value(desk::setting::ringDevice).toUtf8());
    m_volume->setValue(settings.value(desk::setting::ringVolume));
    m_percent->setText(tr("%1 %").arg(m_volume->value()));
}

void SoundPage::store(desk::SettingsTable &settings) const
{
    settings.set(desk::setting::ringSound, m_on->isChecked());
    settings.set(desk::setting::ringDevice, QString::fromUtf8(chosen()));
    settings.set(desk::setting::ringVolume, m_volume->value());
}

void SoundPage::hideEvent(QHideEvent *event)
{
    SettingsPage::hideEvent(event);
    m_output.stopTest();
}

} // namespace balie::ui
