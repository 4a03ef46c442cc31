#pragma once

#include "desk/calls/CallsModel.h"
#include "desk/cards/CardDesk.h"
#include "desk/notice/Notice.h"
#include "ui/cards/CardView.h"

namespace balie::ui {

/// The customer card beside the call that is selected: a section of the caller's pane. Opens cards
/// and forms in their own systems; asks others to dial and to write. Never takes the keyboard by
/// itself. GUI thread.
class CardSection final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive this widget.
    struct Parts {
        OwnerLamp::Parts owner;
        const desk::CallsModel &calls;
        desk::CardDesk &cards;
        const desk::CardLinks &links;
    };

    explicit CardSection(const Parts &parts, QWidget *parent = nullptr);

    /// Whose card is shown; with an empty id none is.
    void setCall(const cti::ConnectionId &call);
    /// Opens the card of the call in its system; a notice says why not. For the key of that
    /// command.
    void openCard();
    /// To the chooser or the card; false when there is neither.
    bool focusFirst() { return m_view->focusFirst(); }
    /// The key of openCard(), in the user's language.
    void setOpenKey(const QString &hint) { m_view->setOpenKey(hint); }
    CardView *view() const { return m_view; }

Q_SIGNALS:
    void dialWanted(const QString &number, const QString &name);
    void mailWanted(const QString &address);
    void notice(const balie::desk::Notice &notice);
    /// Somebody was chosen: the keyboard belongs elsewhere.
    void finished();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    cti::CallThreadId thread() const;
    void refresh();
    void tell(const Expected<void> &opened);

    Parts m_parts;
    cti::ConnectionId m_call;
    CardView *m_view;
};

} // namespace balie::ui
