#pragma once

#include "desk/enter/EnterRule.h"

#include <QObject>

namespace balie::desk {

/// The line under the list: says what Enter will do, and asks when somebody cannot take the call.
/// The state around EnterRule: how long the field is empty, and whether the line waits for a digit.
/// GUI thread.
class EnterLine : public QObject {
    Q_OBJECT

public:
    /// `clock` must outlive this object.
    explicit EnterLine(Clock &clock, QObject *parent = nullptr);

    void setFieldText(const QString &text);
    void setSelected(const std::optional<EnterTarget> &target);
    void setCalls(
        const std::optional<EnterCall> &active, const std::optional<EnterCall> &longestRinging);
    void setTransferKind(TransferKind kind);
    void setLinkLive(bool live);

    const EnterMeaning &meaning() const { return m_meaning; }
    QString sentence() const { return m_meaning.sentence; }
    /// Digits choose a way, Enter does it anyway, Escape steps back.
    bool isWaiting() const { return m_situation.asked; }

    /// Enter was pressed (not for auto-repeat). Emits act() unless there is nothing to do or to ask
    /// first. A second press right after the first is the same one, unless something was typed
    /// between.
    void enter();
    /// True when Escape was used up by stepping back.
    bool escape();
    /// True when the digit was used up: always while waiting, never otherwise.
    bool digit(int digit);

Q_SIGNALS:
    /// Do this now: Answer, BlindTransfer, Consult, Dial, VoiceMail or WaitUntilFree.
    void act(const balie::desk::EnterMeaning &meaning);
    void meaningChanged();

private:
    void update();

    Clock &m_clock;
    std::unique_ptr<Timer> m_settle;
    std::optional<Clock::Milliseconds> m_pressedAt;
    EnterSituation m_situation;
    EnterMeaning m_meaning;
};

} // namespace balie::desk
