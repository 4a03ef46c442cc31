#include "desk/actions/KeyChord.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

namespace {

struct NamedKey {
    Qt::Key key;
    QLatin1String name;
};

// The names of QKeySequence::PortableText.
constexpr std::array namedKeys{
    NamedKey{Qt::Key_Escape, "Esc"_L1},
    NamedKey{Qt::Key_Tab, "Tab"_L1},
    NamedKey{Qt::Key_Backtab, "Backtab"_L1},
    NamedKey{Qt::Key_Backspace, "Backspace"_L1},
    NamedKey{Qt::Key_Return, "Return"_L1},
    NamedKey{Qt::Key_Enter, "Enter"_L1},
    NamedKey{Qt::Key_Insert, "Ins"_L1},
    NamedKey{Qt::Key_Delete, "Del"_L1},
    NamedKey{Qt::Key_Pause, "Pause"_L1},
    NamedKey{Qt::Key_Home, "Home"_L1},
    NamedKey{Qt::Key_End, "End"_L1},
    NamedKey{Qt::Key_Left, "Left"_L1},
    NamedKey{Qt::Key_Up, "Up"_L1},
    NamedKey{Qt::Key_Right, "Right"_L1},
    NamedKey{Qt::Key_Down, "Down"_L1},
    NamedKey{Qt::Key_PageUp, "PgUp"_L1},
    NamedKey{Qt::Key_PageDown, "PgDown"_L1},
    NamedKey{Qt::Key_Space, "Space"_L1},
};

struct NamedModifier {
    Qt::KeyboardModifier modifier;
    QLatin1String name;
};

constexpr std::array namedModifiers{
    NamedModifier{Qt::MetaModifier, "Meta+"_L1},
    NamedModifier{Qt::ControlModifier, "Ctrl+"_L1},
    NamedModifier{Qt::AltModifier, "Alt+"_L1},
    NamedModifier{Qt::ShiftModifier, "Shift+"_L1},
    NamedModifier{Qt::KeypadModifier, "Num+"_L1},
};

QString keyText(Qt::Key key)
{
    for (const NamedKey &named : namedKeys) {
        if (named.key == key)
            return named.name;
    }
    if (key >= Qt::Key_F1 && key <= Qt::Key_F35)
        return u"F%1"_s.arg(key - Qt::Key_F1 + 1);
    return key > Qt::Key_Space && key <= 0xffff ? QString(QChar(static_cast<char16_t>(key)))
                                                : QString();
}

std::optional<Qt::Key> keyFrom(const QString &text)
{
    for (const NamedKey &named : namedKeys) {
        if (text.compare(named.name, Qt::CaseInsensitive) == 0)
            return named.key;
    }
    if (text.size() > 1 && text.startsWith(u'F', Qt::CaseInsensitive)) {
        const int number = QStringView(text).sliced(1).toInt();
        if (number >= 1 && number <= 35)
            return static_cast<Qt::Key>(Qt::Key_F1 + number - 1);
    }
    if (text.size() == 1 && text.front().isPrint() && !text.front().isSpace())
        return static_cast<Qt::Key>(text.front().toUpper().unicode());
    return std::nullopt;
}

} // namespace

QString KeyChord::toText() const
{
    const QString name = keyText(key);
    if (name.isEmpty())
        return {};
    QString text;
    for (const NamedModifier &named : namedModifiers) {
        if (modifiers.testFlag(named.modifier))
            text += named.name;
    }
    return text + name;
}

std::optional<KeyChord> KeyChord::fromText(const QString &text)
{
    KeyChord chord;
    QString rest = text.trimmed();
    for (bool found = true; found;) {
        found = false;
        for (const NamedModifier &named : namedModifiers) {
            if (rest.startsWith(named.name, Qt::CaseInsensitive)) {
                chord.modifiers |= named.modifier;
                rest.remove(0, named.name.size());
                found = true;
            }
        }
    }
    const auto key = keyFrom(rest);
    if (!key)
        return std::nullopt;
    chord.key = *key;
    return chord;
}

bool KeyChord::isPrintable() const
{
    constexpr auto commanding = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    constexpr int firstNamedKey = 0x01000000; // below are the keys that stand for their character
    return !(modifiers & commanding) && key < firstNamedKey;
}

} // namespace balie::desk
