#include "ui/people/PersonMenu.h"

namespace balie::ui {

PersonMenu::PersonMenu(const Theme &theme, const desk::Person &person, const desk::WatchList &watchList,
                       const Situation &situation, QWidget *parent)
    : QMenu(parent), m_theme(theme)
{
    setToolTipsVisible(true);
    setAccessibleName(person.name);
    addSection(person.name);
    if (situation.hasCall) {
        add(IconName::Transfer, tr("&Transfer the call"), Choice::Transfer, situation.transferBlockedBy);
        add(IconName::Consult, tr("C&onsult first"), Choice::Consult, situation.consultBlockedBy);
        if (situation.hasVoiceMail && !person.device.isEmpty())
            add(IconName::VoiceMail, tr("To the &voice mail"), Choice::VoiceMail, situation.voiceMailBlockedBy);
        if (!person.mobile.isEmpty())
            add(IconName::Mobile, tr("Transfer to the &mobile, %1").arg(situation.mobile), Choice::Mobile, situation.mobileBlockedBy);
        addSeparator();
    }
    if (!person.extension.isEmpty())
        add(IconName::Call, tr("&Call %1").arg(situation.number), Choice::Call, situation.dialBlockedBy);
    if (!person.mobile.isEmpty() && !situation.hasCall)
        add(IconName::Mobile, tr("Call the &mobile, %1").arg(situation.mobile), Choice::Mobile, situation.mobileBlockedBy);
    add(IconName::Card, tr("Copy the &number"), Choice::CopyNumber);
    addSeparator();
    add(IconName::Slip, tr("Message &slip..."), Choice::MessageSlip);
    add(IconName::Edit, tr("Note on the coll&eague..."), Choice::PersonNote);
    add(IconName::Note, tr("Note at the &desk..."), Choice::DeskNote);
    addSeparator();
    if (person.favourite)
        add(IconName::StarFilled, tr("Remove from &favourites"), Choice::Unfavourite);
    else
        add(IconName::Star, tr("Add to &favourites"), Choice::Favourite);
    if (person.device.isEmpty())
        return;
    add(IconName::Refresh, tr("Chec&k now"), Choice::CheckNow);
    // Without a limit everybody is watched and there is nothing to choose.
    if (watchList.keeper() == desk::WatchList::Keeper::Everybody || watchList.keeper() == desk::WatchList::Keeper::Unknown)
        return;
    if (watchList.isWatched(person.device))
        add(IconName::EyeOff, tr("Stop &watching"), Choice::Unwatch);
    else
        add(IconName::Eye, tr("&Watch"), Choice::Watch, person.watchable ? QString() : tr("This colleague does not show a state."));
}

std::optional<desk::ActionId> PersonMenu::actionOf(Choice choice)
{
    switch (choice) {
    case Choice::Call: return desk::ActionId::Dial;
    case Choice::Transfer: return desk::ActionId::BlindTransfer;
    case Choice::Consult: return desk::ActionId::Consult;
    case Choice::VoiceMail: return desk::ActionId::VoiceMail;
    case Choice::Mobile: return desk::ActionId::Mobile;
    case Choice::CheckNow: return desk::ActionId::CheckNow;
    case Choice::Watch:
    case Choice::Unwatch: return desk::ActionId::ToggleWatched;
    case Choice::Favourite:
    case Choice::Unfavourite: return desk::ActionId::ToggleFavourite;
    case Choice::MessageSlip: return desk::ActionId::MessageSlip;
    case Choice::PersonNote: return desk::ActionId::PersonNote;
    case Choice::DeskNote: return desk::ActionId::DeskNote;
    case Choice::CopyNumber: return std::nullopt;
    }
    Q_UNREACHABLE();
}

QAction *PersonMenu::add(IconName icon, const QString &text, Choice what, const QString &blockedBy)
{
    QAction *action = addAction(m_theme.icon(icon), text, this, [this, what] { Q_EMIT choice(what); });
    action->setEnabled(blockedBy.isEmpty());
    action->setToolTip(blockedBy);
    return action;
}

} // namespace balie::ui
