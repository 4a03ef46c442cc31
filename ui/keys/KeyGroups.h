#pragma once

#include "desk/actions/KeyMap.h"

namespace balie::ui {

/// The commands by what they are for: the order of the overlay, the key card and the settings.
struct KeyGroup {
    QString title;
    QVector<desk::ActionId> actions;
};
QVector<KeyGroup> keyGroups();

/// What Enter and Escape do; fixed, so they stand in no key map. Pairs of key and meaning.
QVector<QPair<QString, QString>> fixedKeys();

} // namespace balie::ui
