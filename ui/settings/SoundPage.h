#pragma once

#include "ui/settings/RingOutput.h"
#include "ui/settings/SettingsPage.h"

class QCheckBox;
class QComboBox;
class QSlider;

namespace balie::ui {

class Button;
class NumberLabel;

/// Whether, where and how loud it rings; can be tried without changing anything.
class SoundPage final : public SettingsPage {
    Q_OBJECT

public:
    /// `output` must outlive the page.
    SoundPage(const Theme &theme, RingOutput &output, QWidget *parent);
    ~SoundPage() override;

    void load(const desk::SettingsTable &settings) override;
    void store(desk::SettingsTable &settings) const override;

protected:
    void hideEvent(QHideEvent *event) override;

private:
    /// Fills the list anew and keeps `wanted` chosen, also when it is not plugged in now.
    void listOutputs(const QByteArray &wanted);
    QByteArray chosen() const;
    void enableFields();

    RingOutput &m_output;
    QCheckBox *m_on;
    QComboBox *m_device;
    QLabel *m_absent;
    QSlider *m_volume;
    NumberLabel *m_percent;
    Button *m_test;
};

} // namespace balie::ui
