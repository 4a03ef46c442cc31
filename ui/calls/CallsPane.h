#pragma once

#include "desk/actions/KeyMap.h"
#include "desk/calls/CallActions.h"
#include "desk/calls/CallsModel.h"
#include "desk/pacing/SecondsTick.h"
#include "ui/theme/Theme.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QMenu;
class QScrollArea;
class QVBoxLayout;

namespace balie::ui {

class Announcer;
class CallCard;
class DropStrip;
class SectionHeading;

/// The user's own calls as cards, in the order of the model. A card lives as long as its call.
/// Gives no command itself: it says which was asked for on which call, the window knows the
/// destination. GUI thread.
class CallsPane final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive the pane. `actions` is asked for what is possible, never told to do
    /// anything.
    CallsPane(const Theme &theme, const desk::CallsModel &calls, const desk::CallActions &actions,
        desk::SecondsTick &tick, Clock &clock, QWidget *parent = nullptr);
    ~CallsPane() override;

    void setKeyMap(const desk::KeyMap &keys);
    /// Cards that ring light up; blinking follows the theme.
    void setVisualRing(bool on);

    /// The call that the user picked, else the active one, else the one that rings longest; empty
    /// for none.
    cti::ConnectionId selectedCall() const;
    CallCard *card(const cti::ConnectionId &call) const;
    /// The user picked this one, wherever he did so.
    void choose(const cti::ConnectionId &call);
    /// To the next card, round the end; the first time to the selected one.
    void focusNextCall();
    /// Everything that can be done with a call, each with its key and, when it cannot, with why.
    /// The caller owns it.
    QMenu *makeMenu(const cti::ConnectionId &call);

Q_SIGNALS:
    /// A button, the menu or a drop on the strip asks for this. Transfers have no destination yet.
    void triggered(balie::desk::ActionId action, const balie::cti::ConnectionId &call);
    /// One of those offered with a call that came back.
    void transferRequested(
        const balie::cti::ConnectionId &call, const balie::desk::RecallSuggestion &to);
    void selectionChanged(const balie::cti::ConnectionId &call);
    /// The call whose card had the keyboard's focus is over: the focus belongs elsewhere now.
    void focusedCallEnded();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void sync();
    void syncOne(int row, CallCard *card);
    CallCard *makeCard();
    void announceNew();
    void select();
    void step(const CallCard *from, int direction);
    void startDrag(CallCard *card);
    void ring();
    void updateTick();

    const Theme &m_theme;
    const desk::CallsModel &m_calls;
    const desk::CallActions &m_actions;
    desk::SecondsTick &m_tick;
    Clock &m_clock;
    desk::KeyMap m_keys;
    bool m_visualRing = true;
    bool m_lit = false;
    std::unique_ptr<Timer> m_blink;
    QVector<CallCard *> m_cards; ///< in the order of the model
    QSet<quint64> m_announced; ///< threads that ring and were told
    cti::ConnectionId m_picked;
    cti::ConnectionId m_active;
    cti::ConnectionId m_selected;

    SectionHeading *m_heading;
    QLabel *m_empty;
    Announcer *m_status; ///< what screen readers hear of new calls
    QScrollArea *m_scroll;
    QVBoxLayout *m_column;
    DropStrip *m_drops;
};

} // namespace balie::ui
