#pragma once

#include "desk/calls/CallItem.h"
#include "ui/calls/CallMime.h"
#include "ui/calls/CardButtons.h"
#include "ui/calls/CardFrame.h"
#include "ui/speech/Spoken.h"

#include <QHash>
#include <functional>

class QLabel;
class QVBoxLayout;

namespace balie::ui {

class Button;
class ElidedLabel;
class FlowLayout;
class NumberLabel;

/// One call: who, for whom, how long, and what can be done with it. Lives as long as the call is in
/// the list; only what differs is touched when the call changes. Dragging it asks for a drag of the
/// call.
class CallCard final : public CardFrame, public Spoken {
    Q_OBJECT

public:
    /// Why a command cannot be given now; empty when it can.
    using WhyNot = std::function<QString(desk::ActionId action)>;
    /// The key of a command for the button; may be empty.
    using KeyHint = std::function<QString(desk::ActionId action)>;

    explicit CallCard(const Theme &theme, QWidget *parent = nullptr);

    void show(const desk::CallItem &item, const WhyNot &whyNot, const KeyHint &keyHint);
    /// The durations; nothing else moves with time.
    void tick(Clock::Milliseconds now);
    const desk::CallItem &item() const { return m_item; }

    DraggedCall draggedCall() const { return {m_item.thread, m_item.connection}; }
    Button *button(desk::ActionId action) const { return m_buttons.value(int(action)); }

    QSize minimumSizeHint() const override;
    QAccessible::Role spokenRole() const override { return QAccessible::ListItem; }
    QString spokenName() const override { return desk::callAccessibleText(m_item, m_now); }

Q_SIGNALS:
    void triggered(desk::ActionId action);
    /// Clicked or focused: this is the call that is meant from now on.
    void chosen();
    void dragRequested();
    /// Somebody who was offered with a call that came back.
    void suggestionChosen(const balie::desk::RecallSuggestion &suggestion);
    void menuRequested(const QPoint &globalPos);
    /// Arrow up (-1) or down (1): to the neighbouring card.
    void stepRequested(int direction);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void showTexts();
    void showRecall();
    void showButtons();
    Button *makeButton(const CardButton &spec);
    void showPending(const QVector<Button *> &buttons);
    void layOut(const QVector<Button *> &order);
    void nameIt();

    desk::CallItem m_item;
    QVector<desk::RecallSuggestion> m_shownSuggestions;
    QString m_shownSuggestionKey;
    QPoint m_pressedAt;
    bool m_mayDrag = false;
    bool m_compact = false; ///< no room for key hints
    QHash<int, QString> m_reasons; ///< by ActionId: why it cannot be given now
    QHash<int, QString> m_hints; ///< by ActionId: its key
    bool m_wasPending = false;
    Button *m_pressed = nullptr; ///< whose command is under way
    Clock::Milliseconds m_now{0};
    QHash<int, Button *> m_buttons; ///< by ActionId; made when first needed, hidden when not
    QLabel *m_heading;
    ElidedLabel *m_title;
    NumberLabel *m_duration;
    ElidedLabel *m_second;
    ElidedLabel *m_forWhom;
    QLabel *m_recall;
    QWidget *m_suggestions;
    QVBoxLayout *m_suggestionColumn;
    FlowLayout *m_buttonRow;
};

} // namespace balie::ui
