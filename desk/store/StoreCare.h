#pragma once

#include "desk/settings/SettingsTable.h"
#include "desk/store/Store.h"

namespace balie::desk {

/// What the user is told of the file that everything is kept in, as long as something is the matter with it, and what he can
/// do about it. A damaged file that was kept is offered for repair until it was repaired or put away, also after the next
/// start. GUI thread.
class StoreCare : public QObject {
    Q_OBJECT

public:
    enum class Remedy { None, TryAgain, Repair };
    Q_ENUM(Remedy)

    /// Both must outlive this object.
    StoreCare(Store &store, SettingsTable &settings, QObject *parent = nullptr);

    /// Empty: all is well, or was put away.
    const QString &sentence() const { return m_sentence; }
    Remedy remedy() const { return m_remedy; }
    /// What the remedy is called on a button, translated; empty for None.
    QString remedyText() const;
    /// The remedy is under way.
    bool isBusy() const { return m_busy; }
    /// Whether the user may put the sentence away: nothing is lost by it.
    bool canDismiss() const;

    void apply();
    void dismiss();

Q_SIGNALS:
    void changed();
    /// Rows came back out of a damaged file: what was read before is to be read again.
    void repaired(int rows);

private:
    void follow(const StoreState &state);
    void say(const QString &sentence, Remedy remedy);
    void wasRepaired(const Expected<int> &rows);

    Store &m_store;
    SettingsTable &m_settings;
    QString m_sentence;
    QString m_keptFile; ///< what Repair is about
    Remedy m_remedy = Remedy::None;
    bool m_busy = false;
};

} // namespace balie::desk
