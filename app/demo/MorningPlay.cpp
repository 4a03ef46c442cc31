#include "app/demo/MorningPlay.h"

#include "app/demo/DemoPbx.h"
#include "cti/oracle/ObservedFacts.h"
#include "cti/oracle/ToldByXsi.h"
#include "cti/oracle/TruthFacts.h"
#include "cti/provider/xsi/XsiParkPlaces.h"
#include "ui/search/SearchField.h"
#include "ui/window/ConsoleWindow.h"

#include <QApplication>
#include <QDir>
#include <QKeyEvent>
#include <cstdio>

namespace balie::app {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using desk::ActionId;
using Phase = desk::OnItsWayEntry::Phase;

namespace {

constexpr Clock::Milliseconds lookEvery{120};
constexpr Clock::Milliseconds stepTime{40'000};
// The console may be a frame and a round trip behind the PBX; a state that stays different is wrong.
constexpr int comparisonTries = 25;

QString kindWord(cti::CallEventKind kind)
{
    switch (kind) {
    case cti::CallEventKind::Offered: return u"rings"_s;
    case cti::CallEventKind::Originated: return u"dials"_s;
    case cti::CallEventKind::RemoteAlerting: return u"rings at the other side"_s;
    case cti::CallEventKind::Answered: return u"answered"_s;
    case cti::CallEventKind::Held: return u"held"_s;
    case cti::CallEventKind::Retrieved: return u"retrieved"_s;
    case cti::CallEventKind::Transferred: return u"transferred"_s;
    case cti::CallEventKind::Recalled: return u"came back"_s;
    case cti::CallEventKind::Failed: return u"failed"_s;
    case cti::CallEventKind::Changed: return u"changed"_s;
    case cti::CallEventKind::Ended: return u"ended"_s;
    }
    return {};
}

void print(const QString &line)
{
    std::fputs(qPrintable(line), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

} // namespace

MorningPlay::MorningPlay(DeskUnits &deskUnits, ui::ConsoleWindow &window, sim::PbxHost &pbx, cti::Protocol protocol,
    QString folder, QObject *parent)
    : QObject(parent)
    , m_desk(deskUnits)
    , m_window(window)
    , m_pbx(pbx)
    , m_protocol(protocol)
    , m_folder(std::move(folder))
    , m_look(deskUnits.clock.makeTimer([this] { look(); }))
    , m_deadline(deskUnits.clock.makeTimer([this] { stuck(); }))
{
    writeSteps();
}

void MorningPlay::start()
{
    m_begun = m_desk.clock.now();
    connect(&m_desk.switchboard, &cti::Switchboard::callEvent, this, &MorningPlay::tell);
    m_deadline->start(stepTime);
    look();
}

bool MorningPlay::talkingTo(const QString &number) const
{
    const desk::CallItem *const active = m_desk.calls.activeCall();
    return active && active->phase == desk::CallPhase::Active && !active->remoteAlerting && active->number.contains(number);
}

bool MorningPlay::phaseOf(const QString &extension, Phase phase) const
{
    for (int row = 0; row < m_desk.onItsWay.rowCount(); ++row) {
        const desk::OnItsWayEntry &entry = m_desk.onItsWay.entry(row);
        if (desk::extensionOf(entry.to) == extension && entry.phase == phase)
            return true;
    }
    return false;
}

void MorningPlay::writeSteps()
{
    const auto add = [this](const QString &name, std::function<bool()> ready, std::function<void()> act) {
        m_steps.push_back({name, std::move(ready), std::move(act)});
    };
    const auto live = [this] {
        return m_desk.switchboard.isLive() && m_desk.peopleModel.rowCount() > 0;
    };
    const auto free = [this] { return !m_desk.calls.activeCall(); };
    const auto enterActs = [this](desk::EnterAct act) { return m_desk.enterLine.meaning().act == act; };

    add(u"live"_s, live, [] {});

    // Two letters and Enter: the main job.
    add(u"first-call-rings"_s, [=, this] { return ringing() && enterActs(desk::EnterAct::Answer); },
        [this] { press(Qt::Key_Return); });
    add(u"talking"_s, [this] { return talkingTo(u"1234567"_s); }, [this] { type(u"br"_s); });
    add(u"two-letters"_s, [=] { return enterActs(desk::EnterAct::BlindTransfer); }, [this] { press(Qt::Key_Return); });
    // On a slow machine Bram may have answered before anybody looked.
    add(u"on-its-way"_s, [=, this] {
        return free() && (phaseOf(u"202"_s, Phase::Underway) || phaseOf(u"202"_s, Phase::Answered));
    }, [] {});
    add(u"bram-took-it"_s, [this] { return phaseOf(u"202"_s, Phase::Answered); }, [] {});

    // Hold, retrieve, park, take back, and an announced transfer.
    add(u"second-call-rings"_s, [=, this] { return ringing() && enterActs(desk::EnterAct::Answer); },
        [this] { press(Qt::Key_Return); });
    add(u"second-call"_s, [this] { return talkingTo(u"1234568"_s); }, [this] { command(ActionId::HoldOrRetrieve); });
    add(u"held"_s, [=, this] { return free() && m_desk.calls.rowCount() > 0; },
        [this] { command(ActionId::HoldOrRetrieve); });
    add(u"retrieved"_s, [this] { return talkingTo(u"1234568"_s); }, [this] { command(ActionId::Park); });
    add(u"parked"_s, [=, this] { return free() && m_desk.parked.rowCount() == 1 && m_desk.parked.entry(0).canRetrieve; },
        [this] { command(ActionId::RetrieveParked); });
    add(u"out-of-the-park"_s, [this] { return talkingTo(u"1234568"_s) && m_desk.parked.rowCount() == 0; },
        [this] { type(u"anna"_s); });
    add(u"anna-found"_s, [=] { return enterActs(desk::EnterAct::BlindTransfer); }, [this] { command(ActionId::Consult); });
    add(u"consulting-anna"_s, [this] { return talkingTo(u"201"_s); }, [this] { command(ActionId::CompleteTransfer); });
    add(u"anna-has-it"_s, [this] { return phaseOf(u"201"_s, Phase::Answered); }, [] {});

    // Nobody takes it: it comes back, and goes to somebody else.
    add(u"third-call-rings"_s, [=, this] { return ringing() && enterActs(desk::EnterAct::Answer); },
        [this] { press(Qt::Key_Return); });
    add(u"third-call"_s, [this] { return talkingTo(u"12345001"_s); }, [this] { type(u"carl"_s); });
    add(u"to-carlijn"_s, [=] { return enterActs(desk::EnterAct::BlindTransfer); }, [this] { press(Qt::Key_Return); });
    add(u"came-back"_s, [this] {
        const desk::CallItem *const call = m_desk.calls.longestRinging();
        return call && call->recall;
    }, [] {});
    add(u"recall-card"_s, [=] { return enterActs(desk::EnterAct::Answer); }, [this] { press(Qt::Key_Return); });
    add(u"recalled-caller"_s, [this] { return m_desk.calls.activeCall() != nullptr; }, [this] { type(u"br"_s); });
    add(u"to-bram"_s, [=] { return enterActs(desk::EnterAct::BlindTransfer); }, [this] { press(Qt::Key_Return); });
    add(u"bram-took-it-too"_s, [this] { return phaseOf(u"202"_s, Phase::Answered) && !m_desk.calls.activeCall(); }, [] {});

    // A call that may go to the voice mail box without being answered.
    add(u"fourth-call-rings"_s, [this] { return ringing(); }, [this] { type(u"anna"_s); });
    add(u"annas-box"_s, [=] { return enterActs(desk::EnterAct::Dial); }, [this] { command(ActionId::VoiceMail); });
    add(u"voice-mail"_s, [this] { return m_desk.calls.rowCount() == 0; }, [] {});

    add(u"quiet"_s, [this] { return !m_desk.calls.activeCall(); }, [] {});
}

void MorningPlay::look()
{
    if (m_next < m_steps.size() && m_steps[m_next].ready()) {
        const Step &step = m_steps[m_next++];
        m_deadline->start(stepTime);
        picture(step.name);
        step.act();
    }
    if (m_next == m_steps.size()) {
        m_deadline->stop();
        compare();
        return;
    }
    m_look->start(lookEvery);
}

void MorningPlay::stuck()
{
    m_look->stop();
    picture(u"stuck"_s);
    print(u"morning: waited %1 s in vain for '%2'"_s.arg(stepTime / 1s).arg(m_steps[m_next].name));
    print(u"morning: the line under the list says '%1'"_s.arg(m_desk.enterLine.sentence()));
    Q_EMIT finished(false);
}

void MorningPlay::compare()
{
    m_pbx.truth(this, [this](const QJsonObject &truth) {
        QVector<cti::DeviceId> devices{m_desk.switchboard.ownDevice()};
        for (int row = 0; row < m_desk.people.count(); ++row) {
            if (m_desk.watchList.isWatched(m_desk.people.at(row).device))
                devices << m_desk.people.at(row).device;
        }
        if (m_protocol == cti::Protocol::Xsi)
            devices << cti::ownParkPlace();
        oracle::Facts shown = oracle::factsShown(m_desk.switchboard, devices);
        oracle::Facts facts = oracle::factsOfTruth(truth);
        if (m_protocol == cti::Protocol::Xsi) {
            facts = oracle::withoutCallIds(oracle::asToldByXsi(
                facts, DemoPbx::userIdOf, {u"200"_s, cti::ownParkPlace().value()}));
            shown = oracle::withoutCallIds(shown);
        }
        const QStringList differ = oracle::differences(facts, shown, u"at the end"_s);
        if (!differ.isEmpty() && ++m_comparisons < comparisonTries) {
            m_look->start(lookEvery); // look() comes straight back here
            return;
        }
        for (const QString &line : differ)
            print(u"morning: "_s + line);
        print(u"morning: %1 devices compared with the PBX, %2 differ"_s.arg(shown.size()).arg(differ.size()));
        print(u"morning: %1 pictures in %2"_s.arg(m_pictures).arg(m_folder));
        Q_EMIT finished(differ.isEmpty() && !shown.isEmpty());
    });
}

void MorningPlay::picture(const QString &name)
{
    const QString file = u"%1-%2.png"_s.arg(++m_pictures, 2, 10, QLatin1Char('0')).arg(name);
    // What was changed a moment ago is laid out before it is shown to a person, too.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    m_window.grab().save(QDir(m_folder).filePath(file));
}

void MorningPlay::type(const QString &text)
{
    for (const QChar letter : text) {
        const int key = letter.toUpper().unicode();
        QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, QString(letter));
        QApplication::sendEvent(&m_window, &down); // to the window: typing anywhere reaches the search
    }
}

void MorningPlay::press(Qt::Key key)
{
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier);
    QApplication::sendEvent(m_window.searchField(), &down);
    QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier);
    QApplication::sendEvent(m_window.searchField(), &up);
}

void MorningPlay::command(ActionId action)
{
    m_window.actionSet()->action(action)->trigger();
}

void MorningPlay::tell(const cti::CallEvent &event)
{
    if (!event.own || event.kind == cti::CallEventKind::Changed)
        return;
    const QString who = event.connection.remote.withheld ? u"anonymous"_s
        : event.connection.remote.name.isEmpty()         ? event.connection.remote.number
                                                         : event.connection.remote.name;
    QString line = u"%1 s  call %2  %3  %4"_s
                       .arg(double((m_desk.clock.now() - m_begun).count()) / 1000.0, 6, 'f', 2)
                       .arg(quint64(event.thread))
                       .arg(kindWord(event.kind), who);
    if (!event.newDestination.device.isEmpty())
        line += u"  to "_s + m_desk.people.displayName(event.newDestination.device, event.newDestination.number);
    print(line);
}

} // namespace balie::app
