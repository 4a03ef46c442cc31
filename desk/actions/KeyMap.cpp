#include "desk/actions/KeyMap.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

namespace {

struct KeyMapText {
    Q_DECLARE_TR_FUNCTIONS(KeyMap)
};

constexpr auto commanding = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;

/// Keys with which one types, moves and leaves: without a control modifier they are never commands.
bool isEditingKey(const KeyChord &chord)
{
    switch (chord.key) {
    case Qt::Key_Return:
        return !(chord.modifiers & (commanding | Qt::ShiftModifier)); // one line: Shift adds none
    case Qt::Key_Escape:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Backspace:
    case Qt::Key_Enter:
    case Qt::Key_Delete:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return !(chord.modifiers & commanding);
    default:
        return false;
    }
}

/// What every text field does with Ctrl.
bool isEditingShortcut(const KeyChord &chord)
{
    if (chord.modifiers != Qt::ControlModifier)
        return false;
    switch (chord.key) {
    case Qt::Key_A:
    case Qt::Key_C:
    case Qt::Key_V:
    case Qt::Key_X:
    case Qt::Key_Y:
    case Qt::Key_Z:
        return true;
    default:
        return false;
    }
}

KeyChord plain(Qt::Key key)
{
    return {key, Qt::NoModifier};
}

KeyChord control(Qt::Key key)
{
    return {key, Qt::ControlModifier};
}

KeyChord keypad(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
{
    return {key, with | Qt::KeypadModifier};
}

} // namespace

KeyMap::KeyMap(KeyScheme scheme)
    : m_scheme(scheme)
    , m_keys(defaults(scheme))
{
}

QMap<ActionId, QVector<KeyChord>> KeyMap::defaults(KeyScheme scheme)
{
    // F10 opens the menu and is no command.
    QMap<ActionId, QVector<KeyChord>> keys{
        {ActionId::ShowKeys, {plain(Qt::Key_F1)}},
        {ActionId::Answer, {plain(Qt::Key_F2)}},
        {ActionId::Dial, {plain(Qt::Key_F3)}},
        {ActionId::BlindTransfer, {plain(Qt::Key_F4)}},
        {ActionId::Consult, {plain(Qt::Key_F5), control(Qt::Key_Return)}},
        {ActionId::CompleteTransfer, {{Qt::Key_F5, Qt::ControlModifier}}},
        {ActionId::NextCall, {plain(Qt::Key_F6)}},
        {ActionId::Alternate, {{Qt::Key_F6, Qt::ShiftModifier}}},
        {ActionId::HoldOrRetrieve, {plain(Qt::Key_F7)}},
        {ActionId::HangUp, {plain(Qt::Key_F8)}},
        {ActionId::BackToCaller, {plain(Qt::Key_F9)}},
        {ActionId::VoiceMail, {plain(Qt::Key_F11), {Qt::Key_Return, Qt::ShiftModifier}}},
        {ActionId::Park, {plain(Qt::Key_F12)}},
        {ActionId::RetrieveParked, {{Qt::Key_F12, Qt::ShiftModifier}}},
        {ActionId::Mobile, {control(Qt::Key_M)}},
        {ActionId::PullBack, {control(Qt::Key_B)}},
        {ActionId::MessageSlip, {control(Qt::Key_T)}},
        {ActionId::TakeSuggestion, {control(Qt::Key_G)}},
        {ActionId::CallNote, {control(Qt::Key_N)}},
        {ActionId::PersonNote, {{Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier}}},
        {ActionId::DeskNote, {control(Qt::Key_L)}},
        {ActionId::OpenCard, {control(Qt::Key_O)}},
        {ActionId::Search, {control(Qt::Key_F)}},
        {ActionId::FocusCalls, {control(Qt::Key_1)}},
        {ActionId::FocusPeople, {control(Qt::Key_2)}},
        {ActionId::FocusSlips, {control(Qt::Key_3)}},
        {ActionId::FocusCard, {control(Qt::Key_4)}},
        {ActionId::Journal, {control(Qt::Key_J)}},
        {ActionId::CheckNow, {control(Qt::Key_R)}},
        {ActionId::ToggleFavourite, {control(Qt::Key_D)}},
        {ActionId::ToggleWatched, {control(Qt::Key_W)}},
        {ActionId::Contacts, {control(Qt::Key_K)}},
        {ActionId::Settings, {control(Qt::Key_Comma)}},
        {ActionId::Quit, {control(Qt::Key_Q)}},
    };
    if (scheme == KeyScheme::FunctionKeysAndKeypad) {
        keys[ActionId::Answer].append(keypad(Qt::Key_Enter));
        keys[ActionId::HangUp].append(keypad(Qt::Key_Minus));
        // The decimal key gives a comma or a period, depending on the layout.
        keys[ActionId::Dial].append({keypad(Qt::Key_Comma), keypad(Qt::Key_Period)});
        keys[ActionId::Mobile].append(
            {keypad(Qt::Key_Comma, Qt::ShiftModifier), keypad(Qt::Key_Period, Qt::ShiftModifier)});
        keys[ActionId::Consult].append(keypad(Qt::Key_Plus));
        keys[ActionId::BlindTransfer].append(keypad(Qt::Key_Plus, Qt::ControlModifier));
        keys[ActionId::HoldOrRetrieve].append(keypad(Qt::Key_Asterisk));
        keys[ActionId::NextCall].append(keypad(Qt::Key_Slash));
    }
    return keys;
}

QString KeyMap::keysText(ActionId action) const
{
    QStringList texts;
    for (const KeyChord &chord : keys(action))
        texts.append(chord.toText());
    return texts.join(", "_L1);
}

std::optional<ActionId> KeyMap::actionFor(const KeyChord &chord) const
{
    for (auto keys = m_keys.cbegin(); keys != m_keys.cend(); ++keys) {
        if (keys->contains(chord))
            return keys.key();
    }
    return std::nullopt;
}

QString KeyMap::unusable(const KeyChord &chord) const
{
    const QString shown = chord.toText();
    if (shown.isEmpty())
        return KeyMapText::tr("This key cannot be used.");
    if (chord.isKeypad() && !(chord.modifiers & commanding)) {
        return m_scheme == KeyScheme::FunctionKeysAndKeypad
            ? QString()
            : KeyMapText::tr("%1 is on the numeric keypad, which types digits. Choose the keypad "
                             "scheme to use it for "
                             "commands.")
                  .arg(shown);
    }
    if (chord.isPrintable())
        return KeyMapText::tr(
            "%1 types a character, and everything that is typed goes to the search field. Add Ctrl "
            "or Alt, or use a function key.")
            .arg(shown);
    if (chord == plain(Qt::Key_F10))
        return KeyMapText::tr("%1 opens the menu.").arg(shown);
    if (isEditingKey(chord) || isEditingShortcut(chord))
        return KeyMapText::tr("%1 is needed for typing and moving about.").arg(shown);
    return {};
}

QString KeyMap::conflict(ActionId action, const KeyChord &chord) const
{
    const QString why = unusable(chord);
    if (!why.isEmpty())
        return why;
    const auto taken = actionFor(chord);
    if (taken && *taken != action)
        return KeyMapText::tr("%1 is already the key for \"%2\".")
            .arg(chord.toText(), actionText(*taken));
    return {};
}

Expected<void> KeyMap::setKeys(ActionId action, const QVector<KeyChord> &chords)
{
    for (const KeyChord &chord : chords) {
        const QString why = conflict(action, chord);
        if (!why.isEmpty())
            return unexpected(Error{ErrorCode::InvalidInput, why, u"key conflict"_s});
    }
    m_keys[action] = chords;
    return {};
}

void KeyMap::resetToDefaults(KeyScheme scheme)
{
    m_scheme = scheme;
    m_keys = defaults(scheme);
}

QStringList KeyMap::save() const
{
    const auto usual = defaults(m_scheme);
    QStringList lines;
    for (const ActionId action : allActions()) {
        if (keys(action) == usual.value(action))
            continue;
        QStringList texts;
        for (const KeyChord &chord : keys(action))
            texts.append(chord.toText());
        lines.append(actionName(action) + u'=' + texts.join(u' '));
    }
    return lines;
}

QStringList KeyMap::load(KeyScheme scheme, const QStringList &lines)
{
    resetToDefaults(scheme);
    QStringList remarks;
    QVector<std::pair<ActionId, QStringList>> changes;
    for (const QString &line : lines) {
        const auto action = actionFromName(line.section(u'=', 0, 0));
        if (!action || !line.contains(u'=')) {
            remarks.append(KeyMapText::tr("\"%1\" is not a line of the key map.").arg(line));
            continue;
        }
        changes.append({*action, line.section(u'=', 1).split(u' ', Qt::SkipEmptyParts)});
        // All of them give up their keys first: two that were exchanged must not block each other.
        m_keys[*action].clear();
    }
    for (const auto &[action, texts] : std::as_const(changes)) {
        for (const QString &text : texts) {
            const auto chord = KeyChord::fromText(text);
            const QString why = chord ? conflict(action, *chord)
                                      : KeyMapText::tr("\"%1\" is not a key.").arg(text);
            if (why.isEmpty())
                m_keys[action].append(*chord);
            else
                remarks.append(KeyMapText::tr("%1: %2").arg(actionText(action), why));
        }
    }
    return remarks;
}

} // namespace balie::desk
