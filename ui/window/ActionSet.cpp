#include "ui/window/ActionSet.h"

#include <QWidget>

namespace balie::ui {

using desk::ActionId;

namespace {

IconName iconFor(ActionId action)
{
    switch (action) {
    case ActionId::Answer: return IconName::Answer;
    case ActionId::HangUp: return IconName::HangUp;
    case ActionId::HoldOrRetrieve: return IconName::Hold;
    case ActionId::BlindTransfer:
    case ActionId::CompleteTransfer: return IconName::Transfer;
    case ActionId::Consult: return IconName::Consult;
    case ActionId::BackToCaller: return IconName::ChevronLeft;
    case ActionId::Alternate: return IconName::Alternate;
    case ActionId::VoiceMail: return IconName::VoiceMail;
    case ActionId::Mobile: return IconName::Mobile;
    case ActionId::Park: return IconName::Park;
    case ActionId::PullBack: return IconName::PullBack;
    case ActionId::RetrieveParked: return IconName::Retrieve;
    case ActionId::Dial: return IconName::Call;
    case ActionId::MessageSlip: return IconName::Slip;
    case ActionId::CallNote: return IconName::Edit;
    case ActionId::TakeSuggestion: return IconName::Person;
    case ActionId::PersonNote: return IconName::Card;
    case ActionId::DeskNote: return IconName::Note;
    case ActionId::Journal: return IconName::Journal;
    case ActionId::FocusSlips: return IconName::Slip;
    case ActionId::OpenCard: return IconName::Card;
    case ActionId::FocusCard: return IconName::Card;
    case ActionId::NextCall: return IconName::ChevronDown;
    case ActionId::Search: return IconName::Search;
    case ActionId::FocusCalls: return IconName::Headset;
    case ActionId::FocusPeople: return IconName::People;
    case ActionId::CheckNow: return IconName::Refresh;
    case ActionId::ToggleFavourite: return IconName::Star;
    case ActionId::ToggleWatched: return IconName::Eye;
    case ActionId::Contacts: return IconName::Card;
    case ActionId::ShowKeys: return IconName::Keyboard;
    case ActionId::Settings: return IconName::Settings;
    case ActionId::Quit: return IconName::Close;
    }
    return IconName::More;
}

} // namespace

ActionSet::ActionSet(const Theme &theme, QWidget *window) : QObject(window), m_theme(theme)
{
    for (const ActionId id : desk::allActions()) {
        auto *action = new QAction(desk::actionText(id), this);
        action->setShortcutContext(Qt::WindowShortcut);
        // A key that is held down gives its command once.
        action->setAutoRepeat(false);
        connect(action, &QAction::triggered, this, [this, id] { Q_EMIT triggered(id); });
        window->addAction(action);
        m_actions.insert(id, action);
    }
    connect(&theme, &Theme::changed, this, &ActionSet::dress);
    dress();
    setKeyMap(desk::KeyMap());
}

void ActionSet::dress()
{
    for (auto it = m_actions.cbegin(); it != m_actions.cend(); ++it)
        it.value()->setIcon(m_theme.icon(iconFor(it.key())));
}

void ActionSet::setKeyMap(const desk::KeyMap &keys)
{
    m_keys = keys;
    for (auto it = m_actions.cbegin(); it != m_actions.cend(); ++it) {
        QList<QKeySequence> sequences;
        for (const desk::KeyChord &chord : keys.keys(it.key())) {
            if (!chord.isKeypad())
                sequences.append(QKeySequence(QKeyCombination(chord.modifiers, chord.key)));
        }
        it.value()->setShortcuts(sequences);
    }
}

std::optional<ActionId> ActionSet::keypadAction(const QKeyEvent &event) const
{
    const desk::KeyChord chord{Qt::Key(event.key()), event.modifiers()};
    return chord.isKeypad() ? m_keys.actionFor(chord) : std::nullopt;
}

} // namespace balie::ui
