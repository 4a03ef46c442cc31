#pragma once

#include "ui/settings/SettingsPage.h"

class QCheckBox;
class QComboBox;

namespace balie::ui {

/// Language, colours, text size and blinking.
class LookPage final : public SettingsPage {
    Q_OBJECT

public:
    LookPage(const Theme &theme, QWidget *parent);

    void load(const desk::SettingsTable &settings) override;
    void store(desk::SettingsTable &settings) const override;

Q_SIGNALS:
    /// Start again now, to show the language that was chosen.
    void restartRequested();

private:
    QComboBox *m_language;
    QComboBox *m_theme;
    QComboBox *m_textSize;
    QCheckBox *m_blink;
};

} // namespace balie::ui
