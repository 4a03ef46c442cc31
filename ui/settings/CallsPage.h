#pragma once

#include "ui/settings/SettingsPage.h"

class QCheckBox;
class QComboBox;

namespace balie::ui {

/// How calls are sent on by default, and what happens on the screen when one rings.
class CallsPage final : public SettingsPage {
    Q_OBJECT

public:
    CallsPage(const Theme &theme, QWidget *parent);

    void load(const desk::SettingsTable &settings) override;
    void store(desk::SettingsTable &settings) const override;

private:
    QComboBox *m_transfer;
    QCheckBox *m_visualRing;
    QCheckBox *m_raise;
};

} // namespace balie::ui
