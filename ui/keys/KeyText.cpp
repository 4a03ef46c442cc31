#include "ui/keys/KeyText.h"

#include <QKeySequence>
#include <QStringList>

namespace balie::ui {

QString keyText(const desk::KeyChord &chord)
{
    return QKeySequence::fromString(chord.toText(), QKeySequence::PortableText)
        .toString(QKeySequence::NativeText);
}

QString firstKeyText(const desk::KeyMap &keys, desk::ActionId action)
{
    const auto chords = keys.keys(action);
    return chords.isEmpty() ? QString() : keyText(chords.first());
}

QString allKeysText(const desk::KeyMap &keys, desk::ActionId action)
{
    QStringList texts;
    for (const desk::KeyChord &chord : keys.keys(action))
        texts << keyText(chord);
    return texts.join(QStringLiteral(", "));
}

} // namespace balie::ui
