#include "ui/window/OwnState.h"

#include "ui/theme/Look.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QPointer>
#include <QToolButton>

namespace balie::ui {

OwnState::OwnState(const Theme &theme, LampPainter &lamps, const cti::Switchboard &switchboard,
                   const desk::People &people, cti::ServicesPort *services, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_lamps(lamps), m_switchboard(switchboard), m_people(people), m_services(services),
      m_dnd(new QToolButton(this)), m_forward(new QToolButton(this)), m_lamp(new QLabel(this)), m_word(new QLabel(this))
{
    setAccessibleName(tr("Your own state"));
    m_dnd->setText(tr("Do not disturb"));
    m_forward->setText(tr("Forward"));
    for (QToolButton *button : {m_dnd, m_forward}) {
        setLook(button, Look::Chip);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setVisible(services != nullptr);
    }
    setLook(m_word, Look::StrongText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.metric(Metric::Space2));
    row->addWidget(m_dnd);
    row->addWidget(m_forward);
    row->addSpacing(theme.metric(Metric::Space2));
    row->addWidget(m_lamp);
    row->addWidget(m_word);

    // Toggled, not clicked: a screen reader toggles without a click. What the PBX says comes by here as well.
    connect(m_dnd, &QToolButton::toggled, this, [this](bool wanted) {
        if (wanted == isDndOn())
            return;
        refresh(); // the click must not change what is shown
        m_dnd->setEnabled(false);
        m_services->setDoNotDisturb(wanted, [guard = QPointer(this)](const Expected<void> &result) {
            if (guard)
                guard->answered(result);
        });
    });
    connect(m_forward, &QToolButton::toggled, this, [this](bool wanted) {
        if (wanted == (activeForwarding() != nullptr))
            return;
        refresh();
        if (wanted)
            askTarget();
        else if (const cti::Forwarding *active = activeForwarding())
            forwardTo(active->target, false);
    });
    connect(&switchboard, &cti::Switchboard::deviceChanged, this, [this](const cti::DeviceId &device) {
        if (device == m_switchboard.ownDevice())
            refresh();
    });
    connect(&switchboard, &cti::Switchboard::linkChanged, this, &OwnState::refresh);
    connect(&people, &desk::People::numbersChanged, this, &OwnState::refresh);
    connect(&theme, &Theme::changed, this, &OwnState::refresh);
    refresh();
}

bool OwnState::isDndOn() const
{
    const cti::DeviceSnapshot *own = m_switchboard.device(m_switchboard.ownDevice());
    return own != nullptr && own->services.doNotDisturb.value_or(false);
}

const cti::Forwarding *OwnState::activeForwarding() const
{
    const cti::DeviceSnapshot *own = m_switchboard.device(m_switchboard.ownDevice());
    if (own == nullptr || !own->services.forwarding)
        return nullptr;
    for (const cti::Forwarding &forwarding : *own->services.forwarding) {
        if (forwarding.on && forwarding.type == cti::ForwardingType::Immediate)
            return &forwarding;
    }
    return nullptr;
}

void OwnState::refresh()
{
    const cti::DeviceSnapshot *own = m_switchboard.device(m_switchboard.ownDevice());
    const bool live = m_switchboard.isLive();
    const QString offline = tr("Not possible without a connection to the PBX.");
    const QString unknown = tr("The PBX does not tell this.");

    const bool dndKnown = own != nullptr && own->services.doNotDisturb.has_value();
    m_dnd->setChecked(isDndOn());
    m_dnd->setEnabled(live && dndKnown);
    m_dnd->setToolTip(!live ? offline : dndKnown ? tr("No calls reach you while this is on") : unknown);
    m_dnd->setAccessibleDescription(m_dnd->toolTip());

    const bool forwardingKnown = own != nullptr && own->services.forwarding.has_value();
    const cti::Forwarding *active = activeForwarding();
    m_forward->setChecked(active != nullptr);
    m_forward->setEnabled(live && forwardingKnown);
    m_forward->setText(active != nullptr ? tr("Forwarded to %1").arg(m_people.displayName({}, active->target)) : tr("Forward"));
    m_forward->setToolTip(!live ? offline : forwardingKnown ? tr("Send all your calls to another number") : unknown);
    m_forward->setAccessibleDescription(m_forward->toolTip());

    cti::PersonState state = own != nullptr ? cti::personState(*own, live) : cti::PersonState();
    if (state.services.forwarding) {
        for (cti::Forwarding &forwarding : *state.services.forwarding)
            forwarding.target = m_people.displayName({}, forwarding.target);
    }
    cti::Lamp lamp = cti::lampFor(state);
    lamp.blinks = false; // the call cards say that it rings
    m_lamp->setPixmap(m_lamps.lamp(lamp, m_theme.metric(Metric::SmallLamp), devicePixelRatioF()));
    m_word->setText(own != nullptr ? cti::lampWord(state) : tr("Not signed in"));
    m_lamp->setAccessibleName(tr("Your lamp: %1").arg(m_word->text()));
    m_word->setAccessibleName(m_word->text());
    m_word->setToolTip(tr("This is how colleagues see you"));
}

void OwnState::askTarget()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Forward your calls"));
    dialog->setLabelText(tr("To which number?"));
    dialog->setAccessibleName(dialog->windowTitle());
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &typed) {
        const Expected<QString> number = m_people.numbers().dialString(typed);
        if (number)
            forwardTo(*number, true);
        else
            Q_EMIT notice(desk::Notice::failure(number.error()));
    });
    dialog->open();
}

void OwnState::forwardTo(const QString &target, bool on)
{
    m_forward->setEnabled(false);
    cti::Forwarding forwarding;
    forwarding.type = cti::ForwardingType::Immediate;
    forwarding.on = on;
    forwarding.target = target;
    m_services->setForwarding(forwarding, [guard = QPointer(this)](const Expected<void> &result) {
        if (guard)
            guard->answered(result);
    });
}

void OwnState::answered(const Expected<void> &result)
{
    refresh();
    if (!result)
        Q_EMIT notice(desk::Notice::failure(result.error()));
}

} // namespace balie::ui
