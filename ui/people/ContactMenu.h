#pragma once

#include "desk/calls/Destination.h"
#include "desk/search/SearchItem.h"
#include "ui/people/PersonMenu.h"

namespace balie::ui {

/// What can be done with a contact that was found, with each of its numbers, as a context menu. Tells what was chosen;
/// does nothing by itself.
class ContactMenu final : public QMenu {
    Q_OBJECT

public:
    /// Of PersonMenu's choices those that make sense: Call, Transfer, Consult, CopyNumber, MessageSlip, Favourite,
    /// Unfavourite.
    using Choice = PersonMenu::Choice;

    ContactMenu(const Theme &theme, const desk::SearchItem &contact, const PersonMenu::Situation &situation,
                QWidget *parent);

Q_SIGNALS:
    /// `to` has an empty number where the contact has none.
    void choice(balie::ui::PersonMenu::Choice choice, const balie::desk::Destination &to);

private:
    QAction *add(IconName icon, const QString &text, Choice what, const desk::Destination &to,
                 const QString &blockedBy = {});

    const Theme &m_theme;
};

} // namespace balie::ui
