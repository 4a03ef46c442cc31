#pragma once

#include "base/Expected.h"
#include "desk/actions/ActionId.h"
#include "desk/actions/KeyChord.h"

#include <QMap>
#include <QStringList>

namespace balie::desk {

enum class KeyScheme {
    FunctionKeys,
    FunctionKeysAndKeypad, ///< the numeric keypad gives commands too; it then types no digits
};

/// Which key does what. A value; the interface asks it for each key press and shows it on the key
/// card.
class KeyMap {
public:
    /// The scheme's defaults.
    explicit KeyMap(KeyScheme scheme = KeyScheme::FunctionKeys);

    KeyScheme scheme() const { return m_scheme; }
    QVector<KeyChord> keys(ActionId action) const { return m_keys.value(action); }
    /// For a tool tip or the key card: "F4, Ctrl+Num++"; empty when it has none.
    QString keysText(ActionId action) const;
    std::optional<ActionId> actionFor(const KeyChord &chord) const;

    /// Why this chord cannot be given to this action, translated; empty when it can. Tells which
    /// action has it already, and that a key that types must stay free for typing.
    QString conflict(ActionId action, const KeyChord &chord) const;
    /// Replaces the action's keys; InvalidInput with the conflict's sentence, and then nothing
    /// changes.
    Expected<void> setKeys(ActionId action, const QVector<KeyChord> &chords);
    void resetToDefaults(KeyScheme scheme);

    /// Only what differs from the defaults, as "Answer=F2 Num+Enter" lines for the settings.
    QStringList save() const;
    /// Reads what save() wrote; lines that are broken or in conflict are skipped and returned,
    /// translated.
    QStringList load(KeyScheme scheme, const QStringList &lines);

    friend bool operator==(const KeyMap &, const KeyMap &) = default;

private:
    static QMap<ActionId, QVector<KeyChord>> defaults(KeyScheme scheme);
    QString unusable(const KeyChord &chord) const;

    KeyScheme m_scheme;
    QMap<ActionId, QVector<KeyChord>> m_keys;
};

} // namespace balie::desk
