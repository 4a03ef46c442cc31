#pragma once

#include "app/DeskUnits.h"
#include "cti/link/SignIn.h"
#include "cti/simulator/server/PbxHost.h"

#include <QJsonObject>
#include <functional>
#include <vector>

namespace balie::ui {
class ConsoleWindow;
}

namespace balie::app {

/// Plays the receptionist of the scripted morning in the real window: each step waits until the console shows what it
/// is about, then does what a person would do, with the keyboard. Saves a picture at each step, prints what happened as
/// the console saw it, and compares the console with the PBX's truth at the end. GUI thread.
class MorningPlay : public QObject {
    Q_OBJECT

public:
    /// All must outlive this object. Pictures go to `folder`, which must exist.
    MorningPlay(DeskUnits &desk, ui::ConsoleWindow &window, sim::PbxHost &pbx, cti::Protocol protocol, QString folder,
        QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// Everything was played and console and PBX agree, or not.
    void finished(bool agreed);

private:
    struct Step {
        QString name; ///< of the picture and in what is printed
        std::function<bool()> ready;
        std::function<void()> act;
    };

    void writeSteps();
    void look();
    void stuck();
    void compare();
    void picture(const QString &name);
    void type(const QString &text);
    void press(Qt::Key key);
    void command(desk::ActionId action);
    void tell(const cti::CallEvent &event);

    bool ringing() const { return m_desk.calls.longestRinging() != nullptr; }
    bool talkingTo(const QString &number) const;
    bool phaseOf(const QString &extension, desk::OnItsWayEntry::Phase phase) const;

    DeskUnits &m_desk;
    ui::ConsoleWindow &m_window;
    sim::PbxHost &m_pbx;
    cti::Protocol m_protocol;
    QString m_folder;
    std::vector<Step> m_steps;
    size_t m_next = 0;
    int m_pictures = 0;
    int m_comparisons = 0;
    std::unique_ptr<Timer> m_look;
    std::unique_ptr<Timer> m_deadline;
    Clock::Milliseconds m_begun{0};
};

} // namespace balie::app
