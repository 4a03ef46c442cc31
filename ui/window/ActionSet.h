#pragma once

#include "desk/actions/KeyMap.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QMap>

namespace balie::ui {

/// One QAction per command, with the keys of the key map. Actions stay enabled, so that a key that cannot do
/// anything now is answered with the reason; menus grey them out while they are open. GUI thread.
class ActionSet final : public QObject {
    Q_OBJECT

public:
    /// The actions are added to `window`, where their shortcuts work.
    ActionSet(const Theme &theme, QWidget *window);

    QAction *action(desk::ActionId id) const { return m_actions.value(id); }
    void setKeyMap(const desk::KeyMap &keys);
    const desk::KeyMap &keyMap() const { return m_keys; }
    /// The command of a key of the numeric keypad; those are no shortcuts, because fields would swallow them.
    std::optional<desk::ActionId> keypadAction(const QKeyEvent &event) const;

Q_SIGNALS:
    void triggered(balie::desk::ActionId action);

private:
    void dress();

    const Theme &m_theme;
    desk::KeyMap m_keys;
    QMap<desk::ActionId, QAction *> m_actions;
};

} // namespace balie::ui
