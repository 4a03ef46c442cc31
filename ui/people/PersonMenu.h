#pragma once

#include "desk/actions/ActionId.h"
#include "desk/people/People.h"
#include "desk/watch/WatchList.h"
#include "ui/theme/Theme.h"

#include <QMenu>

namespace balie::ui {

/// What can be done with one person, as a context menu. Tells what was chosen; does nothing by itself.
class PersonMenu final : public QMenu {
    Q_OBJECT

public:
    enum class Choice {
        Call,
        Transfer,
        Consult,
        VoiceMail,
        Mobile,
        CheckNow,
        Watch,
        Unwatch,
        Favourite,
        Unfavourite,
        CopyNumber,
        MessageSlip,
        PersonNote,
        DeskNote,
    };
    /// Whether there is a call to send, and for each choice why it is not possible now; empty: it is.
    struct Situation {
        bool hasCall = false;
        QString transferBlockedBy;
        QString consultBlockedBy;
        QString voiceMailBlockedBy;
        QString mobileBlockedBy;
        QString dialBlockedBy;
        bool hasVoiceMail = false;
        QString number; ///< of a colleague, as people write it
        QString mobile; ///< the same
    };

    /// The command that a choice is; nullopt for CopyNumber, which is none.
    static std::optional<desk::ActionId> actionOf(Choice choice);

    PersonMenu(const Theme &theme, const desk::Person &person, const desk::WatchList &watchList,
               const Situation &situation, QWidget *parent);

Q_SIGNALS:
    void choice(balie::ui::PersonMenu::Choice choice);

private:
    QAction *add(IconName icon, const QString &text, Choice choice, const QString &blockedBy = {});

    const Theme &m_theme;
};

} // namespace balie::ui
