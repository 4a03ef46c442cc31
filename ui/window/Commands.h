#pragma once

#include "desk/actions/ActionId.h"
#include "desk/watch/CheckNow.h"
#include "ui/window/ConsoleParts.h"

#include <QObject>
#include <functional>

namespace balie::ui {

/// Turns a command (key, menu, button) into what the desk can do, with what is selected now. Whether it can be done
/// is decided by the desk, which says so by a notice. GUI thread.
class Commands final : public QObject {
    Q_OBJECT

public:
    struct Selection {
        cti::ConnectionId call;                ///< the call commands mean; may be empty
        const desk::Person *person = nullptr;  ///< the selected person, if any
        QString number;                        ///< else the number of the selected contact, or that was typed
        QString contact;                       ///< the name of the selected contact
        QString mobile;                        ///< of the selected contact
        QStringList contactKeys;               ///< of the selected contact, see desk::contactKey()
    };

    Commands(const ConsoleParts &parts, std::function<Selection()> selection, QObject *parent = nullptr);

    void run(desk::ActionId action);
    /// The same for a call that was pointed at.
    void runOn(desk::ActionId action, const cti::ConnectionId &call);
    /// The same for a person that was pointed at.
    void runFor(desk::ActionId action, const desk::Person &person);
    /// The same for a number of a contact that was pointed at.
    void runFor(desk::ActionId action, const desk::Destination &contact);
    /// Marks a contact as a favourite, or no longer.
    void toggleFavourite(const QStringList &contactKeys);
    /// Sends a call to somebody in the way the user chose as default.
    void send(const cti::ConnectionId &call, const desk::Destination &to);

    /// Whether the command can be given now, and if not, why.
    desk::CallActions::Availability availability(desk::ActionId action) const;

Q_SIGNALS:
    void notice(const balie::desk::Notice &notice);
    /// A command for the window itself: focus, keys, settings, quit.
    void windowCommand(balie::desk::ActionId action);
    /// A slip for this person (nullptr: to be chosen); `number` and `name` are those of the selected contact, or what
    /// was typed instead.
    void slipWanted(const balie::desk::Person *person, const QString &number, const QString &name);
    void deskNoteWanted(const balie::desk::Person &person);
    void personNoteWanted(const balie::desk::Person &person);
    /// Whoever could take the call becomes the one who is chosen.
    void suggestionTaken(const balie::desk::RecallSuggestion &suggestion);

private:
    void perform(desk::ActionId action, const Selection &selection);
    void performOnPerson(desk::ActionId action, const desk::Person &person);
    /// Whether the key for consulting means that this consultation is done.
    bool completesConsultation(const cti::ConnectionId &call, const Selection &selection) const;
    void transfer(desk::ActionId action, const Selection &selection);
    void park(const cti::ConnectionId &call);
    void pullBack();
    void retrieveParked();
    /// Of the selected call; nullopt when there is none.
    std::optional<desk::RecallSuggestion> suggestionFor(const cti::ConnectionId &call) const;
    /// The call a command means when nothing was pointed at.
    cti::ConnectionId callFor(desk::ActionId action, const Selection &selection) const;
    /// Which held call the hold key takes back when nothing is active: the one that was put there last.
    cti::ConnectionId lastHeld() const;
    static QString nobodySelected();
    static QString nobodySuggested();
    void say(const QString &sentence);

    ConsoleParts m_parts;
    std::function<Selection()> m_selection;
    desk::CheckNow m_checkNow;
};

} // namespace balie::ui
