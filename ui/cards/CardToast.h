#pragma once

#include "desk/cards/CardDesk.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QVBoxLayout;

namespace balie::ui {

class Announcer;
class CardToastRow;

/// Tells who rings as soon as a customer system knows: name, company, system. Lies over a corner of
/// its parent in no layout, so that nothing moves, takes the keyboard never, and goes with the
/// ringing. What comes is announced to a screen reader. GUI thread.
class CardToast final : public QWidget {
    Q_OBJECT

public:
    static constexpr int mostShown = 3;

    /// Both must outlive the toast, as `over` must.
    CardToast(const Theme &theme, desk::CardDesk &cards, QWidget *over);
    ~CardToast() override;

    /// What is shown, newest first.
    QStringList sentences() const;

Q_SIGNALS:
    /// Somebody clicked it.
    void callWanted(balie::cti::CallThreadId thread);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show(cti::CallThreadId thread);
    void follow(cti::CallThreadId thread);
    void withdraw(cti::CallThreadId thread);
    void place();

    const Theme &m_theme;
    desk::CardDesk &m_cards;
    QVBoxLayout *m_column;
    Announcer *m_status;
    struct Shown {
        cti::CallThreadId thread = cti::CallThreadId::None;
        CardToastRow *row = nullptr;
    };
    QVector<Shown> m_shown; ///< newest first
};

} // namespace balie::ui
