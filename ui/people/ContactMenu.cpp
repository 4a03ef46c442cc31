#include "ui/people/ContactMenu.h"

#include "desk/contacts/NumberKindText.h"

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "06 12345678 (mobile)"
QString numberText(const desk::MergedNumber &number)
{
    const QString text = number.number.national.isEmpty() ? number.number.dial : number.number.national;
    const QString kind = desk::numberKindText(number.kind);
    return kind.isEmpty() ? text : u"%1 (%2)"_s.arg(text, kind);
}

} // namespace

ContactMenu::ContactMenu(const Theme &theme, const desk::SearchItem &contact, const PersonMenu::Situation &situation,
                         QWidget *parent)
    : QMenu(parent), m_theme(theme)
{
    setToolTipsVisible(true);
    setAccessibleName(contact.text);
    addSection(contact.text);
    const auto forEach = [&](const auto &offer) {
        for (const desk::MergedNumber &number : contact.numbers)
            offer(numberText(number), desk::Destination{number.number.dial, contact.text, {}});
    };
    if (situation.hasCall) {
        forEach([&](const QString &text, const desk::Destination &to) {
            add(IconName::Transfer, tr("&Transfer to %1").arg(text), Choice::Transfer, to, situation.transferBlockedBy);
        });
        forEach([&](const QString &text, const desk::Destination &to) {
            add(IconName::Consult, tr("C&onsult %1 first").arg(text), Choice::Consult, to, situation.consultBlockedBy);
        });
        addSeparator();
    }
    forEach([&](const QString &text, const desk::Destination &to) {
        add(IconName::Call, tr("&Call %1").arg(text), Choice::Call, to, situation.dialBlockedBy);
    });
    if (contact.numbers.isEmpty())
        addAction(tr("No number is known"))->setEnabled(false);
    addSeparator();
    forEach([&](const QString &text, const desk::Destination &to) {
        add(IconName::Card, tr("Copy &number %1").arg(text), Choice::CopyNumber, to);
    });
    add(IconName::Slip, tr("Message &slip..."), Choice::MessageSlip, {contact.number, contact.text, {}});
    if (contact.contactKeys.isEmpty()) // known by a note only
        return;
    addSeparator();
    if (contact.favourite)
        add(IconName::StarFilled, tr("Remove from &favourites"), Choice::Unfavourite, {});
    else
        add(IconName::Star, tr("Add to &favourites"), Choice::Favourite, {});
}

QAction *ContactMenu::add(IconName icon, const QString &text, Choice what, const desk::Destination &to,
                          const QString &blockedBy)
{
    QAction *action = addAction(m_theme.icon(icon), text, this, [this, what, to] { Q_EMIT choice(what, to); });
    action->setEnabled(blockedBy.isEmpty());
    action->setToolTip(blockedBy);
    return action;
}

} // namespace balie::ui
