#include "ui/settings/LookPage.h"

#include "ui/settings/EnumCombo.h"
#include "ui/theme/Button.h"

#include <QCheckBox>

namespace balie::ui {

LookPage::LookPage(const Theme &theme, QWidget *parent)
    : SettingsPage(theme, tr("Appearance"), parent)
    , m_language(new QComboBox(this))
    , m_theme(new QComboBox(this))
    , m_textSize(new QComboBox(this))
    , m_blink(new QCheckBox(tr("&Blink while something rings"), this))
{
    addChoice(m_language, tr("As the system"), desk::Language::System);
    // Each in its own language: whoever cannot read this one finds it.
    addChoice(m_language, QStringLiteral("English"), desk::Language::English);
    addChoice(m_language, QStringLiteral("Nederlands"), desk::Language::Dutch);
    addRow(tr("&Language"), m_language);
    addHint(tr("Another language is shown after a restart. Calls go on at the telephone meanwhile."));
    auto *restart = new Button(theme, Look::Plain, tr("&Restart Balie now"), this);
    addWide(restart);
    connect(restart, &QPushButton::clicked, this, &LookPage::restartRequested);
    addChoice(m_theme, tr("As the system"), desk::Theme::System);
    addChoice(m_theme, tr("Light"), desk::Theme::Light);
    addChoice(m_theme, tr("Dark"), desk::Theme::Dark);
    addChoice(m_theme, tr("High contrast"), desk::Theme::HighContrast);
    addRow(tr("&Colours"), m_theme);
    for (const int percent : {80, 90, 100, 110, 125, 150, 175, 200})
        addChoice(m_textSize, tr("%1 %").arg(percent), percent);
    addRow(tr("&Text size"), m_textSize);
    addWide(m_blink);
    for (const QComboBox *combo : {m_language, m_theme, m_textSize})
        connect(combo, &QComboBox::currentIndexChanged, this, &SettingsPage::edited);
    connect(m_blink, &QCheckBox::toggled, this, &SettingsPage::edited);
}

void LookPage::load(const desk::SettingsTable &settings)
{
    setChoice(m_language, settings.value(desk::setting::language));
    setChoice(m_theme, settings.value(desk::setting::theme));
    const int percent = settings.value(desk::setting::textPercent);
    // A size that was written by hand is kept, not rounded to one of ours.
    if (m_textSize->findData(percent) < 0)
        addChoice(m_textSize, tr("%1 %").arg(percent), percent);
    setChoice(m_textSize, percent);
    m_blink->setChecked(settings.value(desk::setting::blink));
}

void LookPage::store(desk::SettingsTable &settings) const
{
    settings.set(desk::setting::language, choiceOf<desk::Language>(m_language));
    settings.set(desk::setting::theme, choiceOf<desk::Theme>(m_theme));
    settings.set(desk::setting::textPercent, choiceOf<int>(m_textSize));
    settings.set(desk::setting::blink, m_blink->isChecked());
}

} // namespace balie::ui
