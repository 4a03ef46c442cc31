#include "ui/settings/CallsPage.h"

#include "ui/settings/EnumCombo.h"

#include <QCheckBox>

namespace balie::ui {

CallsPage::CallsPage(const Theme &theme, QWidget *parent)
    : SettingsPage(theme, tr("Calls"), parent)
    , m_transfer(new QComboBox(this))
    , m_visualRing(new QCheckBox(tr("Light up the card of a call that &rings"), this))
    , m_raise(new QCheckBox(tr("Bring the window to the &front when a call rings"), this))
{
    addChoice(m_transfer, tr("at once, unannounced"), desk::TransferKind::Blind);
    addChoice(m_transfer, tr("after announcing the call"), desk::TransferKind::Consult);
    addRow(tr("&Enter sends a call on"), m_transfer);
    addHint(
        tr("This also goes for a double click and for a call that is dragged onto a colleague."));
    addWide(m_visualRing);
    addWide(m_raise);
    connect(m_transfer, &QComboBox::currentIndexChanged, this, &SettingsPage::edited);
    for (const QCheckBox *box : {m_visualRing, m_raise})
        connect(box, &QCheckBox::toggled, this, &SettingsPage::edited);
}

void CallsPage::load(const desk::SettingsTable &settings)
{
    setChoice(m_transfer, settings.value(desk::setting::transferKind));
    m_visualRing->setChecked(settings.value(desk::setting::visualRing));
    m_raise->setChecked(settings.value(desk::setting::raiseOnRing));
}

void CallsPage::store(desk::SettingsTable &settings) const
{
    settings.set(desk::setting::transferKind, choiceOf<desk::TransferKind>(m_transfer));
    settings.set(desk::setting::visualRing, m_visualRing->isChecked());
    settings.set(desk::setting::raiseOnRing, m_raise->isChecked());
}

} // namespace balie::ui
